/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "schedule.h"

#include <math.h>

#define S G_GINT64_CONSTANT (1000)
#define MIN_MS (60 * S)
#define T0 (1000000 * S)

/* Replaces *schedule by the one after a poll that ended at @now_ms, without jitter. */
static void
poll_at (DueSchedule **schedule, DueOutcome outcome, gint64 now_ms)
{
  g_autoptr (DueSchedule) before = *schedule;

  *schedule = due_schedule_after_poll (before, outcome, now_ms, 0, 0.5);
}

static void
test_first_is_at_once (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) same = due_schedule_ref (schedule);

  g_assert_cmpint (due_schedule_get_next_ms (same), <=, 0);
}

static void
test_intervals (void)
{
  static const struct
  {
    guint chosen_s;
    guint interval_s;
  } rows[] = { { 0, 60 },      { 59, 60 },     { 60, 60 },         { 300, 300 },
               { 3600, 3600 }, { 3601, 3600 }, { G_MAXUINT, 3600 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSchedule) first = due_schedule_new (120);
      g_autoptr (DueSchedule) schedule = due_schedule_with_interval (first, rows[i].chosen_s);

      g_assert_cmpuint (due_schedule_get_interval_s (schedule), ==, rows[i].interval_s);
      g_assert_cmpint (due_schedule_get_next_ms (schedule), <=, 0);
      poll_at (&schedule, DUE_OUTCOME_ANSWER, T0);
      g_assert_cmpint (due_schedule_get_next_ms (schedule), ==, T0 + rows[i].interval_s * S);
    }
}

static void
test_jitter (void)
{
  static const struct
  {
    double random;
    gint64 wait_ms;
  } rows[] = { { 0.0, 54 * S },  { 0.5, 60 * S }, { 1.0, 66 * S },
               { -7.0, 60 * S }, { 2.0, 60 * S }, { (double) NAN, 60 * S } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSchedule) first = due_schedule_new (60);
      g_autoptr (DueSchedule) next =
          due_schedule_after_poll (first, DUE_OUTCOME_ANSWER, T0, 0, rows[i].random);

      /* A double knows milliseconds to within one. */
      g_assert_cmpint (ABS (due_schedule_get_next_ms (next) - T0 - rows[i].wait_ms), <=, 1);
    }
}

typedef struct
{
  const char *name;
  guint interval_s;
  DueOutcome outcomes[8];
  guint n_outcomes;
  gint64 waits_s[8]; /* after each */
} Course;

#define OK DUE_OUTCOME_ANSWER
#define BAD DUE_OUTCOME_FAILURE
#define MANY DUE_OUTCOME_TOO_MANY
#define OVER DUE_OUTCOME_OVERLOAD
#define DENIED DUE_OUTCOME_FORBIDDEN

static const Course courses[] = {
  { "answers", 60, { OK, OK, OK }, 3, { 60, 60, 60 } },
  { "back-off",
    60,
    { BAD, BAD, BAD, BAD, BAD, BAD, BAD },
    7,
    { 60, 120, 240, 480, 900, 900, 900 } },
  { "back-off-ends", 60, { BAD, BAD, OK, BAD }, 4, { 60, 120, 60, 60 } },
  { "back-off-of-rare-polls", 3600, { BAD, BAD, OK }, 3, { 60, 120, 3600 } },
  { "too-many",
    60,
    { MANY, MANY, MANY, MANY, MANY, MANY, MANY },
    7,
    { 120, 240, 480, 960, 1920, 3600, 3600 } },
  { "too-many-of-rare-polls", 3600, { MANY, OK }, 2, { 3600, 3600 } },
  { "too-many-then-failure", 60, { MANY, MANY, BAD }, 3, { 120, 240, 240 } },
  { "failure-after-answer-counts-anew", 60, { BAD, BAD, MANY, BAD }, 4, { 60, 120, 120, 120 } },
  { "overload",
    60,
    { OVER, OVER, OVER, OVER, OVER, OK, OVER },
    7,
    { 330, 660, 1320, 1980, 1980, 60, 330 } },
  { "overload-of-rare-polls", 3600, { OVER }, 1, { 3960 } },
  { "forbidden", 60, { DENIED, DENIED, OK }, 3, { 1800, 1800, 60 } },
  { "forbidden-of-rare-polls", 3600, { DENIED }, 1, { 3600 } },
};

static void
test_course (gconstpointer data)
{
  const Course *course = data;
  g_autoptr (DueSchedule) schedule = due_schedule_new (course->interval_s);

  for (guint i = 0; i < course->n_outcomes; i++)
    {
      gint64 now_ms = T0 + (gint64) i * 10000 * S;

      poll_at (&schedule, course->outcomes[i], now_ms);
      g_assert_cmpint (ABS (due_schedule_get_next_ms (schedule) - now_ms - course->waits_s[i] * S),
                       <=, 1);
    }
}

static void
test_stop (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) clicked = NULL;
  g_autoptr (DueSchedule) slow = NULL;
  g_autoptr (DueSchedule) changed = NULL;
  g_autoptr (DueSchedule) again = NULL;

  poll_at (&schedule, DUE_OUTCOME_STOP, T0);
  g_assert_cmpint (due_schedule_get_next_ms (schedule), ==, DUE_SCHEDULE_NEVER);
  clicked = due_schedule_after_click (schedule, T0);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, DUE_SCHEDULE_NEVER);
  slow = due_schedule_with_pace (clicked, DUE_PACE_SLOW);
  g_assert_cmpint (due_schedule_get_next_ms (slow), ==, DUE_SCHEDULE_NEVER);
  changed = due_schedule_with_interval (slow, 300);
  g_assert_cmpint (due_schedule_get_next_ms (changed), ==, DUE_SCHEDULE_NEVER);
  again = due_schedule_at_once (changed, T0 + 5, FALSE);
  g_assert_cmpint (due_schedule_get_next_ms (again), ==, T0 + 5);
}

static void
test_waits (void)
{
  static const struct
  {
    DueOutcome outcome;
    gint64 wait_ms;
    gint64 next_ms;
  } rows[] = {
    { OK, 0, 60 * S },
    { OK, -5, 60 * S },
    { OK, 10 * S, 60 * S },
    { OK, 600 * S, 600 * S },
    { BAD, 600 * S, 600 * S },
    { MANY, 10 * S, 120 * S },
    { MANY, 600 * S, 600 * S },
    { OVER, 7200 * S, 7200 * S },
    { DENIED, 7200 * S, 7200 * S },
    { OK, G_MAXINT64, 86400 * S },
    { DUE_OUTCOME_STOP, 600 * S, DUE_SCHEDULE_NEVER - T0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSchedule) first = due_schedule_new (60);
      g_autoptr (DueSchedule) next =
          due_schedule_after_poll (first, rows[i].outcome, T0, rows[i].wait_ms, 0.5);

      g_assert_cmpint (due_schedule_get_next_ms (next), ==, T0 + rows[i].next_ms);
    }
}

static void
test_at_once (void)
{
  static const struct
  {
    DueOutcome outcome;
    gboolean by_person;
    gint64 wait_ms;
    gint64 next_ms; /* when asked for after 5 s */
  } rows[] = {
    { OK, FALSE, 0, 5 * S },       { OK, TRUE, 0, 5 * S },
    { BAD, FALSE, 0, 5 * S },      { DENIED, FALSE, 0, 5 * S },
    { OK, FALSE, 20 * S, 20 * S }, { OK, TRUE, 20 * S, 5 * S },
    { OK, FALSE, 3 * S, 5 * S },   { MANY, FALSE, 0, 120 * S },
    { MANY, TRUE, 0, 5 * S },      { OVER, FALSE, 0, 330 * S },
    { OVER, TRUE, 0, 5 * S },      { DUE_OUTCOME_STOP, FALSE, 20 * S, 20 * S },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSchedule) first = due_schedule_new (60);
      g_autoptr (DueSchedule) polled =
          due_schedule_after_poll (first, rows[i].outcome, T0, rows[i].wait_ms, 0.5);
      g_autoptr (DueSchedule) asked = due_schedule_at_once (polled, T0 + 5 * S, rows[i].by_person);
      g_autoptr (DueSchedule) later = due_schedule_at_once (asked, T0 + 6 * S, FALSE);

      g_test_message ("row %u", i);
      g_assert_cmpint (due_schedule_get_next_ms (asked), ==, T0 + rows[i].next_ms);
      /* Asking again does not put off what is due. */
      g_assert_cmpint (due_schedule_get_next_ms (later), ==, T0 + rows[i].next_ms);
    }
}

static void
test_click (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) clicked = NULL;

  poll_at (&schedule, OK, T0);
  clicked = due_schedule_after_click (schedule, T0 + 2 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 12 * S);
  poll_at (&clicked, OK, T0 + 13 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 32 * S);
  poll_at (&clicked, OK, T0 + 33 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 93 * S);
}

static void
test_click_before_regular (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) clicked = NULL;

  poll_at (&schedule, OK, T0);
  clicked = due_schedule_after_click (schedule, T0 + 55 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 60 * S);
  poll_at (&clicked, OK, T0 + 60 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 65 * S);
  poll_at (&clicked, OK, T0 + 86 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 146 * S);
}

static void
test_click_does_not_press (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) clicked = NULL;

  poll_at (&schedule, MANY, T0);
  clicked = due_schedule_after_click (schedule, T0 + 2 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 120 * S);
  poll_at (&clicked, BAD, T0 + 121 * S);
  g_assert_cmpint (due_schedule_get_next_ms (clicked), ==, T0 + 241 * S);
}

static void
test_pace (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) slow = NULL;
  g_autoptr (DueSchedule) normal = NULL;

  poll_at (&schedule, OK, T0);
  slow = due_schedule_with_pace (schedule, DUE_PACE_SLOW);
  g_assert_cmpint (due_schedule_get_next_ms (slow), ==, T0 + 120 * S);
  g_assert_cmpuint (due_schedule_get_interval_s (slow), ==, 120);
  poll_at (&slow, OK, T0 + 120 * S);
  g_assert_cmpint (due_schedule_get_next_ms (slow), ==, T0 + 240 * S);
  normal = due_schedule_with_pace (slow, DUE_PACE_NORMAL);
  g_assert_cmpint (due_schedule_get_next_ms (normal), ==, T0 + 180 * S);
}

static void
test_settings_do_not_end_a_back_off (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) slow = NULL;
  g_autoptr (DueSchedule) changed = NULL;

  poll_at (&schedule, BAD, T0);
  poll_at (&schedule, BAD, T0);
  slow = due_schedule_with_pace (schedule, DUE_PACE_SLOW);
  changed = due_schedule_with_interval (slow, 3600);
  g_assert_cmpint (due_schedule_get_next_ms (changed), ==, T0 + 120 * S);
}

static void
test_stretch_relaxes (void)
{
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);
  g_autoptr (DueSchedule) changed = NULL;
  guint before_s = 0;
  gint64 now_ms = T0;

  for (guint i = 0; i < 4; i++)
    poll_at (&schedule, MANY, now_ms);
  g_assert_cmpuint (due_schedule_get_interval_s (schedule), ==, 960);

  for (before_s = 961; due_schedule_get_interval_s (schedule) > 60;
       now_ms = due_schedule_get_next_ms (schedule))
    {
      g_assert_cmpuint (due_schedule_get_interval_s (schedule), <, before_s);
      before_s = due_schedule_get_interval_s (schedule);
      poll_at (&schedule, OK, now_ms);
    }
  poll_at (&schedule, OK, now_ms);
  g_assert_cmpuint (due_schedule_get_interval_s (schedule), ==, 60);

  poll_at (&schedule, MANY, now_ms);
  changed = due_schedule_with_interval (schedule, 90);
  g_assert_cmpuint (due_schedule_get_interval_s (changed), ==, 120);
  g_clear_pointer (&changed, due_schedule_unref);
  changed = due_schedule_with_interval (schedule, 600);
  g_assert_cmpuint (due_schedule_get_interval_s (changed), ==, 600);
}

/* Clocks that jump by years, and to the ends of what there is. */
static void
test_strange_clocks (void)
{
  static const gint64 times[] = {
    G_MININT64, G_MININT64 + 1, -T0, 0, T0, G_MAXINT64 - 1, G_MAXINT64
  };
  static const DueOutcome outcomes[] = { OK, BAD, MANY, OVER, DENIED };
  g_autoptr (DueSchedule) schedule = due_schedule_new (60);

  for (guint i = 0; i < 200; i++)
    {
      gint64 now_ms = times[i % G_N_ELEMENTS (times)];
      g_autoptr (DueSchedule) polled = due_schedule_after_poll (
          schedule, outcomes[i % G_N_ELEMENTS (outcomes)], now_ms, i % 2 ? G_MAXINT64 : 0, 1.0);
      g_autoptr (DueSchedule) clicked = due_schedule_after_click (polled, now_ms);
      g_autoptr (DueSchedule) slow = due_schedule_with_pace (clicked, DUE_PACE_SLOW);

      g_assert_cmpint (due_schedule_get_next_ms (slow), !=, DUE_SCHEDULE_NEVER);
      g_assert_cmpint (due_schedule_get_next_ms (slow), >=, MIN (now_ms, G_MAXINT64 - 1));
      due_schedule_unref (schedule);
      schedule =
          due_schedule_at_once (slow, times[((gsize) i * 3) % G_N_ELEMENTS (times)], i % 3 == 0);
      g_assert_cmpuint (due_schedule_get_interval_s (schedule), <=, 7200);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/first-is-at-once", test_first_is_at_once);
  g_test_add_func ("/schedule/intervals", test_intervals);
  g_test_add_func ("/schedule/jitter", test_jitter);
  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autofree char *path = g_strconcat ("/schedule/course/", courses[i].name, NULL);

      g_test_add_data_func (path, &courses[i], test_course);
    }
  g_test_add_func ("/schedule/stop", test_stop);
  g_test_add_func ("/schedule/waits", test_waits);
  g_test_add_func ("/schedule/at-once", test_at_once);
  g_test_add_func ("/schedule/click", test_click);
  g_test_add_func ("/schedule/click-before-regular", test_click_before_regular);
  g_test_add_func ("/schedule/click-does-not-press", test_click_does_not_press);
  g_test_add_func ("/schedule/pace", test_pace);
  g_test_add_func ("/schedule/settings-do-not-end-a-back-off", test_settings_do_not_end_a_back_off);
  g_test_add_func ("/schedule/stretch-relaxes", test_stretch_relaxes);
  g_test_add_func ("/schedule/strange-clocks", test_strange_clocks);

  return g_test_run ();
}
