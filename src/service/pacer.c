/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pacer.h"

#include "clock-jump.h"
#include "clock.h"
#include "state.h"

/* No timer is set further ahead: clocks and sleep make long ones wrong. */
#define TIMER_MAX_MS (24 * 3600 * 1000)

struct _DuePacer
{
  GObject parent_instance;

  DueSchedule *schedule;
  gboolean running;
  gint64 asleep_us; /* see due_clock_jump() */
  guint timer_id;
  guint wake_id;
};

G_DEFINE_FINAL_TYPE (DuePacer, due_pacer, G_TYPE_OBJECT)

static guint due_signal;

static gboolean
on_timer (gpointer user_data)
{
  DuePacer *self = user_data;
  gboolean slept = due_clock_jump (&self->asleep_us); /* where nobody else tells of it */

  self->timer_id = 0;
  g_signal_emit (self, due_signal, 0, slept);
  return G_SOURCE_REMOVE;
}

static void
arm (DuePacer *self)
{
  gint64 next_ms = due_schedule_get_next_ms (self->schedule);
  gint64 delay_ms = 0;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!self->running || next_ms == DUE_SCHEDULE_NEVER)
    return;

  delay_ms = CLAMP (next_ms - due_clock_steady_ms (), 0, TIMER_MAX_MS);
  if (delay_ms < 1000)
    self->timer_id = g_timeout_add ((guint) delay_ms, on_timer, self);
  else /* whole seconds wake the machine together with others */
    self->timer_id = g_timeout_add_seconds ((guint) ((delay_ms + 500) / 1000), on_timer, self);
  g_source_set_name_by_id (self->timer_id, "duebell-poll");
}

/* Takes @schedule. */
static void
set_schedule (DuePacer *self, DueSchedule *schedule)
{
  g_clear_pointer (&self->schedule, due_schedule_unref);
  self->schedule = schedule;
  arm (self);
}

void
due_pacer_start (DuePacer *self)
{
  g_return_if_fail (DUE_IS_PACER (self));

  self->running = TRUE;
  arm (self);
}

void
due_pacer_stop (DuePacer *self)
{
  g_return_if_fail (DUE_IS_PACER (self));

  self->running = FALSE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_handle_id (&self->wake_id, g_source_remove);
}

DueOutcome
due_pacer_get_outcome (DueTrouble trouble)
{
  if (trouble == DUE_TROUBLE_OVERLOAD)
    return DUE_OUTCOME_OVERLOAD;
  if (trouble == DUE_TROUBLE_TOO_MANY)
    return DUE_OUTCOME_TOO_MANY;

  switch (due_trouble_get_state (trouble))
    {
    case DUE_STATE_SIGNED_OUT:
    case DUE_STATE_LOCKED:
    case DUE_STATE_DISABLED:
      return DUE_OUTCOME_STOP;
    case DUE_STATE_FORBIDDEN:
      return DUE_OUTCOME_FORBIDDEN;
    case DUE_STATE_CONNECTING:
    case DUE_STATE_CURRENT:
    case DUE_STATE_OFFLINE:
    case DUE_STATE_BUSY:
    default:
      return DUE_OUTCOME_FAILURE;
    }
}

void
due_pacer_poll_ended (DuePacer *self, DueOutcome outcome, gint64 wait_ms)
{
  g_return_if_fail (DUE_IS_PACER (self));

  self->running = TRUE;
  set_schedule (self, due_schedule_after_poll (self->schedule, outcome, due_clock_steady_ms (),
                                               wait_ms, g_random_double ()));
}

void
due_pacer_set_interval (DuePacer *self, guint interval_s)
{
  g_return_if_fail (DUE_IS_PACER (self));

  set_schedule (self, due_schedule_with_interval (self->schedule, interval_s));
}

void
due_pacer_set_pace (DuePacer *self, DuePace pace)
{
  g_return_if_fail (DUE_IS_PACER (self));

  set_schedule (self, due_schedule_with_pace (self->schedule, pace));
}

void
due_pacer_hurry (DuePacer *self)
{
  g_return_if_fail (DUE_IS_PACER (self));

  set_schedule (self, due_schedule_at_once (self->schedule, due_clock_steady_ms (), TRUE));
}

static gboolean
on_wake (gpointer user_data)
{
  DuePacer *self = user_data;

  self->wake_id = 0;
  set_schedule (self, due_schedule_at_once (self->schedule, due_clock_steady_ms (), FALSE));
  return G_SOURCE_REMOVE;
}

void
due_pacer_wake (DuePacer *self)
{
  g_return_if_fail (DUE_IS_PACER (self));

  if (!self->running || self->wake_id != 0)
    return;
  /* A network that comes back says so several times, and a hundred desktops wake together. */
  self->wake_id = g_timeout_add (1000 + (guint) g_random_int_range (0, 2000), on_wake, self);
  g_source_set_name_by_id (self->wake_id, "duebell-wake");
}

void
due_pacer_after_click (DuePacer *self)
{
  g_return_if_fail (DUE_IS_PACER (self));

  set_schedule (self, due_schedule_after_click (self->schedule, due_clock_steady_ms ()));
}

gint64
due_pacer_get_next_check (DuePacer *self)
{
  gint64 next_ms = due_schedule_get_next_ms (self->schedule);

  if (next_ms == DUE_SCHEDULE_NEVER)
    return 0;
  return due_clock_now_s () + MAX (0, next_ms - due_clock_steady_ms ()) / 1000;
}

static void
due_pacer_dispose (GObject *object)
{
  due_pacer_stop (DUE_PACER (object));

  G_OBJECT_CLASS (due_pacer_parent_class)->dispose (object);
}

static void
due_pacer_finalize (GObject *object)
{
  g_clear_pointer (&DUE_PACER (object)->schedule, due_schedule_unref);

  G_OBJECT_CLASS (due_pacer_parent_class)->finalize (object);
}

static void
due_pacer_class_init (DuePacerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_pacer_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_pacer_finalize;

  due_signal = g_signal_new ("due", DUE_TYPE_PACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
due_pacer_init (DuePacer *self)
{
  self->asleep_us = DUE_CLOCK_JUMP_INIT;
}

DuePacer *
due_pacer_new (guint interval_s)
{
  DuePacer *self = g_object_new (DUE_TYPE_PACER, NULL);

  self->schedule = due_schedule_new (interval_s);
  return self;
}
