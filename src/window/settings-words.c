/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-words.h"

#include <glib/gi18n.h>

#include "quiet.h"

#define SECONDS_A_MINUTE 60

/* Returns: (transfer full) (nullable): %NULL if there are none, as where a time is not one */
static char *
make_quiet_words (GSettings *settings)
{
  g_autofree char *from = g_settings_get_string (settings, "quiet-from");
  g_autofree char *to = g_settings_get_string (settings, "quiet-to");
  guint minutes = 0;

  if (!g_settings_get_boolean (settings, "quiet-hours") || !due_quiet_parse_time (from, &minutes) ||
      !due_quiet_parse_time (to, &minutes))
    return NULL;
  /* Translators: "On, quiet from 19:00 to 09:00" */
  return g_strdup_printf (_ ("On, quiet from %s to %s"), from, to);
}

char *
due_settings_words_for_notifications (GSettings *settings)
{
  gboolean deadlines = g_settings_get_boolean (settings, "notify-deadlines");
  char *quiet = NULL;

  if (!g_settings_get_boolean (settings, "notifications"))
    return g_strdup (C_ ("notifications", "Off"));
  quiet = make_quiet_words (settings);
  if (quiet != NULL)
    return quiet;
  return g_strdup (deadlines ? _ ("Overdue tasks, comments, mentions, deadlines")
                             : _ ("Overdue tasks, comments, mentions"));
}

char *
due_settings_words_for_icon (GSettings *settings)
{
  /* Translators: these two lists are put together as "Number, automatic colour" */
  static const char *const badges[] = { N_ ("Number"), N_ ("Dot"), N_ ("No badge") };
  static const char *const styles[] = { N_ ("automatic colour"), N_ ("in colour"), N_ ("light"),
                                        N_ ("dark") };
  guint badge = (guint) g_settings_get_enum (settings, "badge-style");
  guint style = (guint) g_settings_get_enum (settings, "icon-style");

  /* Translators: what the icon shows, and its style */
  return g_strdup_printf (_ ("%s, %s"), _ (badges[badge % G_N_ELEMENTS (badges)]),
                          _ (styles[style % G_N_ELEMENTS (styles)]));
}

char *
due_settings_words_for_interval (GSettings *settings)
{
  guint seconds = g_settings_get_uint (settings, "check-interval");
  guint minutes = (seconds + SECONDS_A_MINUTE / 2) / SECONDS_A_MINUTE;

  if (minutes <= 1)
    return g_strdup (_ ("Checks every minute"));
  return g_strdup_printf (ngettext ("Checks every %u minute", "Checks every %u minutes", minutes),
                          minutes);
}
