/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pause-watch.h"

#include "clock.h"

/* A longer pause is looked at again after this time. */
#define WAIT_MAX_S (24 * 3600)

struct _DuePauseWatch
{
  GObject parent_instance;

  GSettings *settings;
  guint end_id;
};

G_DEFINE_FINAL_TYPE (DuePauseWatch, due_pause_watch, G_TYPE_OBJECT)

static void on_pause_changed (DuePauseWatch *self);

static gboolean
on_wait_ended (gpointer user_data)
{
  DuePauseWatch *self = user_data;

  self->end_id = 0;
  if (g_settings_get_int64 (self->settings, "paused-until") <= due_clock_now_s ())
    g_settings_set_int64 (self->settings, "paused-until", 0);
  else
    on_pause_changed (self);
  return G_SOURCE_REMOVE;
}

static void
on_pause_changed (DuePauseWatch *self)
{
  gint64 until = g_settings_get_int64 (self->settings, "paused-until");
  gint64 now = due_clock_now_s ();

  g_clear_handle_id (&self->end_id, g_source_remove);
  if (until <= 0)
    return;
  self->end_id = g_timeout_add_seconds (until > now ? (guint) MIN (until - now, WAIT_MAX_S) : 0,
                                        on_wait_ended, self);
  g_source_set_name_by_id (self->end_id, "duebell-pause");
}

static void
due_pause_watch_dispose (GObject *object)
{
  DuePauseWatch *self = DUE_PAUSE_WATCH (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);

  G_OBJECT_CLASS (due_pause_watch_parent_class)->dispose (object);
}

static void
due_pause_watch_finalize (GObject *object)
{
  g_clear_object (&DUE_PAUSE_WATCH (object)->settings);

  G_OBJECT_CLASS (due_pause_watch_parent_class)->finalize (object);
}

static void
due_pause_watch_class_init (DuePauseWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_pause_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_pause_watch_finalize;
}

static void
due_pause_watch_init (DuePauseWatch *self)
{
}

DuePauseWatch *
due_pause_watch_new (GSettings *settings)
{
  DuePauseWatch *self = g_object_new (DUE_TYPE_PAUSE_WATCH, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::paused-until", G_CALLBACK (on_pause_changed), self,
                           G_CONNECT_SWAPPED);
  on_pause_changed (self);
  return self;
}
