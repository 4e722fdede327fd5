/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "schedule.h"
#include "trouble.h"

G_BEGIN_DECLS

/**
 * DuePacer:
 *
 * Puts a schedule onto the main loop: one timer, which runs only while the pacer is running. Signal
 * "due" (gboolean slept): it is time to poll, and a poll has to be told of by
 * due_pacer_poll_ended(); @slept: the machine slept since the last time.
 */
#define DUE_TYPE_PACER (due_pacer_get_type ())
G_DECLARE_FINAL_TYPE (DuePacer, due_pacer, DUE, PACER, GObject)

/* @interval_s: seconds, 60 to 3600. */
DuePacer *due_pacer_new (guint interval_s) G_GNUC_WARN_UNUSED_RESULT;

/* The timer is stopped while a poll is under way, and while there is nothing to poll with. */
void due_pacer_start (DuePacer *self);
void due_pacer_stop (DuePacer *self);
/* What a poll that failed with @trouble means for the next one. */
DueOutcome due_pacer_get_outcome (DueTrouble trouble);
/* @wait_ms: what the portal asked for, 0 for nothing. Starts the timer again. */
void due_pacer_poll_ended (DuePacer *self, DueOutcome outcome, gint64 wait_ms);

void due_pacer_set_interval (DuePacer *self, guint interval_s);
void due_pacer_set_pace (DuePacer *self, DuePace pace);
/* The settings changed, or somebody asked while a poll was under way. */
void due_pacer_hurry (DuePacer *self);
/* The network or the machine is back: soon, but not in step with others. */
void due_pacer_wake (DuePacer *self);
void due_pacer_after_click (DuePacer *self);

/* Unix seconds of the next poll; 0 when there will be none by itself. */
gint64 due_pacer_get_next_check (DuePacer *self);

G_END_DECLS
