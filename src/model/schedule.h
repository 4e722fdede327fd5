/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueSchedule:
 *
 * When to ask a portal next. Has no clock and no dice: the caller passes the time (milliseconds of
 * any steady clock that runs in suspend) and a random number. Immutable.
 */
typedef struct _DueSchedule DueSchedule;

#define DUE_TYPE_SCHEDULE (due_schedule_get_type ())
GType due_schedule_get_type (void);
DueSchedule *due_schedule_ref (DueSchedule *self);
void due_schedule_unref (DueSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSchedule, due_schedule_unref)

typedef enum
{
  DUE_OUTCOME_ANSWER,    /* a good answer */
  DUE_OUTCOME_FAILURE,   /* network, 5xx, malformed: back off 1, 2, 4 ... 15 min */
  DUE_OUTCOME_TOO_MANY,  /* too many requests: the interval times two, up to an hour */
  DUE_OUTCOME_OVERLOAD,  /* blocked: 5 min at least, growing to 30 */
  DUE_OUTCOME_FORBIDDEN, /* rights missing: every 30 min */
  DUE_OUTCOME_STOP,      /* signed out, locked: not again by itself */
} DueOutcome;

typedef enum
{
  DUE_PACE_NORMAL,
  DUE_PACE_SLOW, /* half as often: power saver, screen locked */
} DuePace;

#define DUE_SCHEDULE_NEVER G_MAXINT64

/* @interval_s: seconds, clamped to 60..3600. The first poll is due at once. */
DueSchedule *due_schedule_new (guint interval_s);
DueSchedule *due_schedule_with_interval (DueSchedule *self, guint interval_s);
DueSchedule *due_schedule_with_pace (DueSchedule *self, DuePace pace);
/* @now_ms: when the poll ended. @wait_ms: milliseconds the portal asked us to wait, 0 for no wish:
 * obeyed (up to a day) whatever the outcome. @random: 0 to 1, for the jitter. */
DueSchedule *due_schedule_after_poll (DueSchedule *self,
                                      DueOutcome outcome,
                                      gint64 now_ms,
                                      gint64 wait_ms,
                                      double random);
/* Start, resume, network change, sign-in, settings, "Check now": at once, but never before the end
 * of the portal's own wish to wait when @by_person is FALSE. */
DueSchedule *due_schedule_at_once (DueSchedule *self, gint64 now_ms, gboolean by_person);
/* The person clicked through: again after 10 s and after 30 s, then as before. */
DueSchedule *due_schedule_after_click (DueSchedule *self, gint64 now_ms);
gint64 due_schedule_get_next_ms (const DueSchedule *self);   /* DUE_SCHEDULE_NEVER */
guint due_schedule_get_interval_s (const DueSchedule *self); /* in force, after stretching */

G_END_DECLS
