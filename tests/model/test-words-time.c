/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include "model-samples.h"

static void
test_times (void)
{
  static const struct
  {
    gint64 offset; /* to 2026-11-24 14:00, a Tuesday */
    const char *time;
    const char *since; /* and what comes after "checked" */
  } rows[] = {
    { 0, "14:00", "14:00" },
    { -14 * HOUR, "00:00", "00:00" },
    { -14 * HOUR - 1, "yesterday 23:59", "yesterday 23:59" },
    { -DAY, "yesterday 14:00", "yesterday 14:00" },
    { -2 * DAY, "Sunday 14:00", "Sunday 14:00" },
    { -6 * DAY, "Wednesday 14:00", "Wednesday 14:00" },
    { -7 * DAY, "17 November 14:00", "17 November 14:00" },
    { -300 * DAY, "28 January 14:00", "28 January 14:00" },
    { -400 * DAY, "20 October 2025 14:00", "20 October 2025 14:00" },
    { 9 * HOUR, "23:00", "23:00" },
    { 10 * HOUR, "tomorrow 00:00", "25 November 00:00" },
    { 2 * DAY, "26 November 14:00", "26 November 14:00" },
    { 60 * DAY, "23 January 2027 14:00", "23 January 2027 14:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *time = due_words_for_time (SAMPLE_NOW + rows[i].offset, SAMPLE_NOW);
      g_autofree char *since = due_words_for_since (SAMPLE_NOW + rows[i].offset, SAMPLE_NOW);
      g_autofree char *checked = due_words_for_checked (SAMPLE_NOW + rows[i].offset, SAMPLE_NOW);

      g_assert_cmpstr (time, ==, rows[i].time);
      g_assert_cmpstr (since, ==, rows[i].since);
      g_assert_cmpstr (checked, ==, rows[i].since);
    }
}

static void
test_deadlines (void)
{
  static const struct
  {
    gint64 offset;
    const char *words;
  } rows[] = {
    { -1, "1 minute late" },
    { -61, "1 minute late" },
    { -120, "2 minutes late" },
    { -59 * (HOUR / 60), "59 minutes late" },
    { -HOUR, "1 hour late" },
    { -2 * HOUR, "2 hours late" },
    { -DAY + 1, "23 hours late" },
    { -DAY, "1 day late" },
    { -3 * DAY - 5, "3 days late" },
    { 0, "due in 1 minute" },
    { 30, "due in 1 minute" },
    { 60, "due in 1 minute" },
    { 61, "due in 2 minutes" },
    { 20 * (HOUR / 60), "due in 20 minutes" },
    { HOUR - 1, "due in 60 minutes" },
    { 3 * HOUR, "due today at 17:00" },
    { 19 * HOUR, "due tomorrow at 09:00" },
    { 3 * DAY, "due on 27 November" },
    { 60 * DAY, "due on 23 January 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = due_words_for_deadline (SAMPLE_NOW + rows[i].offset, SAMPLE_NOW);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_null (due_words_for_deadline (0, SAMPLE_NOW));
  g_assert_null (due_words_for_deadline (G_MININT64, SAMPLE_NOW));
}

static void
test_strange_times (void)
{
  static const gint64 times[] = { G_MININT64, G_MININT64 / 2, -1,        0, 1,
                                  SAMPLE_NOW, G_MAXINT64 / 2, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (times) * G_N_ELEMENTS (times); i++)
    {
      gint64 time = times[i % G_N_ELEMENTS (times)];
      gint64 now = times[i / G_N_ELEMENTS (times)];
      g_autofree char *words = due_words_for_time (time, now);
      g_autofree char *since = due_words_for_since (time, now);
      g_autofree char *checked = due_words_for_checked (time, now);
      g_autofree char *clock = due_words_for_clock (time);
      g_autofree char *deadline = due_words_for_deadline (time, now);

      g_assert_nonnull (words);
      g_assert_nonnull (since);
      g_assert_nonnull (checked);
      g_assert_nonnull (clock);
      g_assert_true ((deadline != NULL) == (time > 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words-time/times", test_times);
  g_test_add_func ("/words-time/deadlines", test_deadlines);
  g_test_add_func ("/words-time/strange-times", test_strange_times);

  return g_test_run ();
}
