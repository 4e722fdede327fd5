/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "quiet.h"

#define MONDAY (1u << 0)
#define SATURDAY (1u << 5)
#define SUNDAY (1u << 6)

static void
test_parse_time (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1: no time */
  } rows[] = {
    { "19:00", 1140 }, { "00:00", 0 },   { "23:59", 1439 }, { "9:05", 545 },  { "09:05", 545 },
    { "24:00", -1 },   { "19:60", -1 },  { "19", -1 },      { "19:", -1 },    { ":30", -1 },
    { "19:5", -1 },    { "19:055", -1 }, { "019:05", -1 },  { " 19:00", -1 }, { "19:00 ", -1 },
    { "-1:00", -1 },   { "19:-1", -1 },  { "19.00", -1 },   { "", -1 },       { NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint minutes = 0;
      gboolean valid = due_quiet_parse_time (rows[i].text, &minutes);

      g_test_message ("%s", rows[i].text);
      g_assert_true (valid == (rows[i].minutes >= 0));
      if (valid)
        g_assert_cmpint ((int) minutes, ==, rows[i].minutes);
    }
}

/* November 2026: the 23rd is a Monday. */
static void
test_is_quiet (void)
{
  static const struct
  {
    DueQuiet quiet;
    int day;
    int hour;
    int minute;
    gboolean expected;
  } rows[] = {
    { { FALSE, 0, 0, 0, 0 }, 23, 3, 0, FALSE },
    { { FALSE, 1140, 540, 0, 0 }, 23, 3, 0, FALSE },
    { { TRUE, 1140, 540, 0, 0 }, 23, 18, 59, FALSE },
    { { TRUE, 1140, 540, 0, 0 }, 23, 19, 0, TRUE },
    { { TRUE, 1140, 540, 0, 0 }, 24, 0, 0, TRUE },
    { { TRUE, 1140, 540, 0, 0 }, 24, 8, 59, TRUE },
    { { TRUE, 1140, 540, 0, 0 }, 24, 9, 0, FALSE },
    { { TRUE, 720, 780, 0, 0 }, 24, 11, 59, FALSE },
    { { TRUE, 720, 780, 0, 0 }, 24, 12, 30, TRUE },
    { { TRUE, 720, 780, 0, 0 }, 24, 13, 0, FALSE },
    { { TRUE, 600, 600, 0, 0 }, 24, 9, 59, TRUE },
    { { TRUE, 600, 600, 0, 0 }, 24, 10, 0, TRUE },
    { { FALSE, 0, 0, MONDAY, 0 }, 23, 0, 0, TRUE },
    { { FALSE, 0, 0, MONDAY, 0 }, 23, 23, 59, TRUE },
    { { FALSE, 0, 0, MONDAY, 0 }, 24, 0, 0, FALSE },
    { { FALSE, 0, 0, SATURDAY | SUNDAY, 0 }, 28, 12, 0, TRUE },
    { { FALSE, 0, 0, SATURDAY | SUNDAY, 0 }, 29, 12, 0, TRUE },
    { { FALSE, 0, 0, SATURDAY | SUNDAY, 0 }, 30, 12, 0, FALSE },
    { { TRUE, 720, 780, SUNDAY, 0 }, 28, 12, 30, TRUE },
    { { TRUE, G_MAXUINT, G_MAXUINT - 1, G_MAXUINT, G_MAXINT64 }, 28, 12, 30, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) now =
          g_date_time_new_utc (2026, 11, rows[i].day, rows[i].hour, rows[i].minute, 30);

      g_test_message ("row %u", i);
      g_assert_true (due_quiet_is_quiet (&rows[i].quiet, now) == rows[i].expected);
    }
}

static void
test_is_paused (void)
{
  static const struct
  {
    gint64 until;
    gint64 now;
    gboolean expected;
  } rows[] = {
    { 0, 1000, FALSE },
    { -1, 1000, TRUE },
    { 1001, 1000, TRUE },
    { 1000, 1000, FALSE },
    { 999, 1000, FALSE },
    { -2, 1000, FALSE },
    { G_MAXINT64, G_MAXINT64 - 1, TRUE },
    { G_MININT64, 1000, FALSE },
    { -1, G_MAXINT64, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DueQuiet quiet = { .paused_until = rows[i].until };

      g_assert_true (due_quiet_is_paused (&quiet, rows[i].now) == rows[i].expected);
    }
}

static void
test_parse_pause (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes; /* 0: not valid */
  } rows[] = {
    { "90", 90 },
    { "30m", 30 },
    { "1h", 60 },
    { "2h30m", 150 },
    { "1", 1 },
    { "720h", 43200 },
    { "43200", 43200 },
    { "0h1m", 1 },
    { "1h90m", 150 },
    { "0", 0 },
    { "0h", 0 },
    { "0m", 0 },
    { "43201", 0 },
    { "721h", 0 },
    { "720h1m", 0 },
    { "2h30", 0 },
    { "1d", 0 },
    { "h", 0 },
    { "m", 0 },
    { "-5", 0 },
    { "5 m", 0 },
    { "30mm", 0 },
    { "30m1h", 0 },
    { "1.5h", 0 },
    { "Tomorrow", 0 },
    { " 30m", 0 },
    { "99999h", 0 },
    { "999999", 0 },
    { "99999999999999999999m", 0 },
    { "1h99999m", 0 },
    { "1hm", 0 },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 14, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 until = 7;
      gboolean valid = due_quiet_parse_pause (rows[i].text, now, &until);

      g_test_message ("%s", rows[i].text);
      g_assert_true (valid == (rows[i].minutes > 0));
      g_assert_cmpint (until, ==, valid ? g_date_time_to_unix (now) + rows[i].minutes * 60 : 7);
    }
}

static void
test_parse_pause_words (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 12, 31, 23, 59, 59);
  g_autoptr (GDateTime) morning = g_date_time_new_utc (2027, 1, 1, 9, 0, 0);
  g_autoptr (GDateTime) last = g_date_time_new_utc (9999, 12, 31, 12, 0, 0);
  gint64 until = 0;

  g_assert_true (due_quiet_parse_pause ("tomorrow", now, &until));
  g_assert_cmpint (until, ==, g_date_time_to_unix (morning));
  g_assert_true (due_quiet_parse_pause (NULL, now, &until));
  g_assert_cmpint (until, ==, -1);
  g_assert_true (due_quiet_parse_pause ("", now, &until));
  g_assert_cmpint (until, ==, -1);
  g_assert_true (due_quiet_parse_pause ("tomorrow", last, &until));
}

static void
test_morning_after_clock_change (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) morning = NULL;
  gint64 until = 0;

  if (zone == NULL)
    {
      g_test_skip ("no time zones here");
      return;
    }
  now = g_date_time_new (zone, 2026, 10, 24, 20, 0, 0);
  morning = g_date_time_new (zone, 2026, 10, 25, 9, 0, 0);
  g_assert_true (due_quiet_parse_pause ("tomorrow", now, &until));
  g_assert_cmpint (until, ==, g_date_time_to_unix (morning));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quiet/parse-time", test_parse_time);
  g_test_add_func ("/quiet/is-quiet", test_is_quiet);
  g_test_add_func ("/quiet/is-paused", test_is_paused);
  g_test_add_func ("/quiet/parse-pause", test_parse_pause);
  g_test_add_func ("/quiet/parse-pause-words", test_parse_pause_words);
  g_test_add_func ("/quiet/morning-after-clock-change", test_morning_after_clock_change);

  return g_test_run ();
}
