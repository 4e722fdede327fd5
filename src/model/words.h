/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "counters.h"
#include "state.h"
#include "task.h"

G_BEGIN_DECLS

/* Translated phrases that several views share. All (transfer full). */

/* "3 overdue, 12 new comments"; "Nothing due" when all known kinds are zero; "No access"; kinds
 * that are absent are left out. */
char *due_words_for_counters (const DueCounters *counters, DueKinds kinds);
/* "3 overdue, 12 new": where space is short. */
char *due_words_for_counters_short (const DueCounters *counters, DueKinds kinds);
/* "3 days late", "2 hours late", "due in 20 minutes", "due today at 17:00", NULL without deadline.
 */
char *due_words_for_deadline (gint64 deadline, gint64 now);
/* "3 days late · Quarterly report · Sales", "2 new comments · ...": a line of a menu. */
char *due_words_for_task (const DueTask *task, DueKinds kind, gint64 now);
/* "14:05", "yesterday 14:05", "Friday 17:40", "3 March 17:40": local time, in the locale's form. */
char *due_words_for_time (gint64 time, gint64 now);
/* The same for the place of %s in "since %s". */
char *due_words_for_since (gint64 time, gint64 now);
/* The same for the place of %s in "checked %s". */
char *due_words_for_checked (gint64 time, gint64 now);
char *due_words_for_clock (gint64 time); /* "14:05", whatever the day */
/* "acme.bitrix24.ru: 3 overdue, 12 new comments, checked 14:05": a tooltip's line. @counters
 * (nullable). */
char *due_words_for_account (const char *portal,
                             const DueState *state,
                             const DueCounters *counters,
                             DueKinds kinds,
                             gint64 now);

G_END_DECLS
