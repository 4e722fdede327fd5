/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-quiet.h"

#include "clock.h"

/* A time that somebody wrote wrongly into the settings switches the quiet hours off. */
static void
read_hours (GSettings *settings, DueQuiet *quiet)
{
  g_autofree char *from = g_settings_get_string (settings, "quiet-from");
  g_autofree char *to = g_settings_get_string (settings, "quiet-to");

  quiet->hours = g_settings_get_boolean (settings, "quiet-hours") &&
                 due_quiet_parse_time (from, &quiet->from_min) &&
                 due_quiet_parse_time (to, &quiet->to_min);
}

gboolean
due_settings_is_quiet_now (GSettings *settings)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  DueQuiet quiet = {
    .days = g_settings_get_flags (settings, "quiet-days"),
    .paused_until = g_settings_get_int64 (settings, "paused-until"),
  };

  read_hours (settings, &quiet);
  return due_quiet_is_quiet (&quiet, now) || due_quiet_is_paused (&quiet, due_clock_now_s ());
}

gint64
due_settings_get_paused_until (GSettings *settings)
{
  DueQuiet quiet = { .paused_until = g_settings_get_int64 (settings, "paused-until") };

  return due_quiet_is_paused (&quiet, due_clock_now_s ()) ? quiet.paused_until : 0;
}
