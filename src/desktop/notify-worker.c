/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notify-worker.h"

#include "notice-queue.h"
#include "notify-session.h"
#include "wake-source.h"

/* Shared by the two threads: held by the owner until it stops the worker, and by the thread. */
struct _DueNotifyWorker
{
  char *app_name;
  char *desktop_entry;
  char *icon_name;

  GMainContext *context;
  GMainLoop *loop;
  GSource *on_command; /* in the worker's context */
  DueNoticeQueue *commands;
  GSource *on_event; /* in the owner's context */
  GAsyncQueue *events;
  gint stopping; /* atomic */

  GMutex mutex;
  GCond ended_cond;
  gboolean ended; /* under the mutex */
};

/* libnotify has one state for the process. A thread that still waits for a hung server must have
 * ended before the next one may begin. */
static GMutex libnotify_lock;

static void
clear (gpointer data)
{
  DueNotifyWorker *self = data;

  g_free (self->app_name);
  g_free (self->desktop_entry);
  g_free (self->icon_name);
  g_source_unref (self->on_command);
  g_source_unref (self->on_event);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_async_queue_unref (self->events);
  due_notice_queue_free (self->commands);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended_cond);
}

static void
worker_unref (DueNotifyWorker *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_stopping (DueNotifyWorker *self)
{
  return g_atomic_int_get (&self->stopping) != 0;
}

static void
on_session_event (DueNotifyEvent *event, gpointer user_data)
{
  DueNotifyWorker *self = user_data;

  g_async_queue_push (self->events, event);
  due_wake_source_wake (self->on_event);
}

static void
run_commands (DueNotifyWorker *self, DueNotifySession *session)
{
  char *id = NULL;
  DueNotice *notice = NULL;

  while (!is_stopping (self) && due_notice_queue_pop (self->commands, &id, &notice))
    {
      if (notice != NULL)
        due_notify_session_show (session, id, notice);
      else
        due_notify_session_close (session, id);
      g_clear_pointer (&id, g_free);
      g_clear_pointer (&notice, due_notice_unref);
    }
}

typedef struct
{
  DueNotifyWorker *worker;
  DueNotifySession *session;
} Run;

static gboolean
on_command (gpointer user_data)
{
  const Run *run = user_data;

  run_commands (run->worker, run->session);
  if (is_stopping (run->worker))
    g_main_loop_quit (run->worker->loop);
  return G_SOURCE_CONTINUE;
}

static gpointer
run_thread (gpointer data)
{
  DueNotifyWorker *self = data;
  Run run = { self, NULL };

  g_mutex_lock (&libnotify_lock);
  g_main_context_push_thread_default (self->context);
  run.session = due_notify_session_new (self->app_name, self->desktop_entry, self->icon_name,
                                        on_session_event, self);
  g_source_set_callback (self->on_command, on_command, &run, NULL);
  g_source_attach (self->on_command, self->context);
  due_wake_source_wake (self->on_command);
  g_main_loop_run (self->loop);

  g_source_destroy (self->on_command);
  due_notify_session_free (run.session);
  /* What came for the session meanwhile is let go in the thread that it was for. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_mutex_unlock (&libnotify_lock);

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->ended_cond);
  g_mutex_unlock (&self->mutex);
  worker_unref (self);
  return NULL;
}

static gboolean
do_nothing (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * due_notify_worker_start:
 * @app_name: for people
 * @desktop_entry: the desktop file's name without its suffix
 * @icon_name: of the icon theme
 * @on_event: woken when there is something for due_notify_worker_take_event()
 *
 * Returns: (transfer full): a running worker; end it with due_notify_worker_stop()
 */
DueNotifyWorker *
due_notify_worker_start (const char *app_name,
                         const char *desktop_entry,
                         const char *icon_name,
                         GSource *on_event)
{
  DueNotifyWorker *self = g_atomic_rc_box_new0 (DueNotifyWorker);

  self->app_name = g_strdup (app_name);
  self->desktop_entry = g_strdup (desktop_entry);
  self->icon_name = g_strdup (icon_name);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->on_command = due_wake_source_new (do_nothing, NULL);
  self->commands = due_notice_queue_new ();
  self->on_event = g_source_ref (on_event);
  self->events = g_async_queue_new_full ((GDestroyNotify) due_notify_event_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended_cond);
  g_thread_unref (g_thread_new ("notifications", run_thread, g_atomic_rc_box_acquire (self)));
  return self;
}

/**
 * due_notify_worker_stop:
 * @self: (transfer full): a worker
 * @patience_ms: milliseconds to wait for its end; a thread that hangs in a call for longer ends
 *   by itself when the call returns
 *
 * Takes what is shown off the screen and ends the thread.
 */
void
due_notify_worker_stop (DueNotifyWorker *self, guint patience_ms)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) patience_ms * 1000;

  g_atomic_int_set (&self->stopping, 1);
  due_wake_source_wake (self->on_command);
  g_mutex_lock (&self->mutex);
  while (!self->ended && g_cond_wait_until (&self->ended_cond, &self->mutex, end_us))
    ;
  g_mutex_unlock (&self->mutex);
  worker_unref (self);
}

/* @notice: (nullable): NULL withdraws the notification @id */
void
due_notify_worker_push (DueNotifyWorker *self, const char *id, DueNotice *notice)
{
  due_notice_queue_push (self->commands, id, notice);
  due_wake_source_wake (self->on_command);
}

/* Returns: (transfer full) (nullable): the oldest event, or NULL if there is none */
DueNotifyEvent *
due_notify_worker_take_event (DueNotifyWorker *self)
{
  return g_async_queue_try_pop (self->events);
}
