/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When a person does not want to be disturbed. Plain values of the settings. */
typedef struct
{
  gboolean hours;      /* quiet hours are on */
  guint from_min;      /* minutes after midnight, 0 to 1439 */
  guint to_min;        /* may be earlier than from: over midnight; equal: the whole day */
  guint days;          /* bit 0 = Monday ... 6 = Sunday: days without any pop-up */
  gint64 paused_until; /* Unix seconds; 0 = not, -1 = until resumed */
} DueQuiet;

/* "19:00" to minutes; FALSE if it is no time of day. */
gboolean due_quiet_parse_time (const char *text, guint *minutes);
/* @now: local time. */
gboolean due_quiet_is_quiet (const DueQuiet *self, GDateTime *now);
gboolean due_quiet_is_paused (const DueQuiet *self, gint64 now);
/* Command line: "30m", "1h", "90", "2h30m" (plain numbers are minutes), "tomorrow" (next morning
 * 09:00 local), or NULL/"" for until resumed (-1). 1 minute to 30 days. FALSE for anything else. */
gboolean due_quiet_parse_pause (const char *text, GDateTime *now, gint64 *until);

G_END_DECLS
