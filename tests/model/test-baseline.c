/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "baseline.h"

#include "baseline-private.h"
#include "model-samples.h"

#define TALK(id, n)                                                                                \
  {                                                                                                \
    id, "Talk", 0, n, FALSE, FALSE                                                                 \
  }
#define LATE(id)                                                                                   \
  {                                                                                                \
    id, "Late", 5, 0, FALSE, FALSE                                                                 \
  }
#define NO_LIST                                                                                    \
  {                                                                                                \
    {                                                                                              \
      -1, NULL, 0, 0, FALSE, FALSE                                                                 \
    }                                                                                              \
  }
#define NOW 1000

typedef struct
{
  const char *name;
  gint32 before[DUE_N_KINDS];
  gint32 after[DUE_N_KINDS];
  SampleTask tasks_before[4];
  SampleTask tasks_after[4];
  const char *advanced; /* numbers, then "id:comments" with "!" for overdue */
  const char *held;
} Row;

static const Row rows[] = {
  { "same",
    { 1, 2, ABSENT },
    { 1, 2, ABSENT },
    { LATE (1), TALK (2, 2) },
    { LATE (1), TALK (2, 2) },
    "1 2 - 1:0! 2:2",
    "1 2 - 1:0! 2:2" },
  { "rise",
    { 1, 2, ABSENT },
    { 2, 5, ABSENT },
    { LATE (1), TALK (2, 2) },
    { LATE (1), TALK (2, 3), LATE (3) },
    "2 5 - 1:0! 2:3 3:0!",
    "1 2 - 1:0! 2:2" },
  { "fall",
    { 2, 5, 1 },
    { 1, 2, 0 },
    { LATE (1), LATE (3), TALK (2, 5) },
    { LATE (1), TALK (2, 2) },
    "1 2 0 1:0! 2:2",
    "1 2 0 1:0! 2:2" },
  { "fall-without-a-list",
    { 2, 5, 1 },
    { 2, 0, 1 },
    { LATE (1), TALK (2, 5) },
    NO_LIST,
    "2 0 1 1:0!",
    "2 0 1 1:0!" },
  { "fall-with-an-old-list",
    { 0, 5, 0 },
    { 0, 2, 0 },
    { TALK (2, 5) },
    { TALK (2, 5) },
    "0 2 0 2:2",
    "0 2 0 2:2" },
  { "rise-without-a-list",
    { 0, 5, 1 },
    { 0, 7, 1 },
    { TALK (2, 5) },
    NO_LIST,
    "0 7 1 2:5",
    "0 5 1 2:5" },
  { "list-ahead-of-the-counter",
    { 0, 5, 0 },
    { 0, 5, 0 },
    { TALK (2, 5) },
    { TALK (2, 6), TALK (3, 1) },
    "0 5 0 2:5",
    "0 5 0 2:5" },
  { "one-rises-one-falls",
    { 1, 5, 0 },
    { 0, 6, 0 },
    { LATE (1), TALK (2, 5) },
    { TALK (2, 6) },
    "0 6 0 2:6",
    "0 5 0 2:5" },
  { "kind-appears",
    { 1, 1, ABSENT },
    { 1, 1, 4 },
    { LATE (1) },
    { LATE (1) },
    "1 1 4 1:0!",
    "1 1 4 1:0!" },
  { "kind-goes",
    { 1, 1, 4 },
    { 1, ABSENT, ABSENT },
    { LATE (1), TALK (2, 1) },
    { LATE (1) },
    "1 1 4 1:0!",
    "1 1 4 1:0!" },
  { "access-goes",
    { 1, 1, 4 },
    { NO_ACCESS, 0, 0 },
    { LATE (1), TALK (2, 1) },
    { { 0 } },
    "1 1 4 1:0! 2:1",
    "1 1 4 1:0! 2:1" },
  { "access-comes",
    { NO_ACCESS, 0, 0 },
    { 1, 1, 4 },
    { { 0 } },
    { LATE (1), TALK (2, 1) },
    "1 1 4 1:0! 2:1",
    "1 1 4 1:0! 2:1" },
  { "first-list",
    { 1, 3, 0 },
    { 1, 3, 0 },
    NO_LIST,
    { LATE (1), TALK (2, 3) },
    "1 3 0 1:0! 2:3",
    "1 3 0 1:0! 2:3" },
  { "first-list-with-a-rise",
    { 1, 2, 0 },
    { 1, 3, 0 },
    NO_LIST,
    { LATE (1), TALK (2, 3) },
    "1 3 0 1:0! 2:3",
    "1 2 0" },
  { "muted",
    { 1, 3, 0 },
    { 2, 4, 0 },
    { { 0 } },
    { { 1, "m", 5, 3, TRUE, FALSE } },
    "2 4 0",
    "1 3 0" },
};

static DueSnapshot *
make_snapshot (const gint32 *counts, const SampleTask *tasks, gint64 at)
{
  if (tasks[0].id < 0)
    return sample_snapshot (counts[0], counts[1], counts[2], at);
  return sample_listed (counts[0], counts[1], counts[2], at, tasks);
}

static char *
describe (DueBaseline *baseline)
{
  g_autoptr (DueCounters) counters = due_baseline_get_counters (baseline);
  g_autofree char *numbers = sample_numbers (counters);
  g_autoptr (GString) text = g_string_new (numbers);

  for (guint i = 0; i < baseline->tasks->len; i++)
    {
      const DueBaselineTask *task = &g_array_index (baseline->tasks, DueBaselineTask, i);

      g_string_append_printf (text, " %" G_GINT64_FORMAT ":%u%s", task->id, task->comments,
                              task->overdue ? "!" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (DueSnapshot) before = make_snapshot (row->before, row->tasks_before, NOW);
  g_autoptr (DueSnapshot) after = make_snapshot (row->after, row->tasks_after, NOW + 60);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  g_autoptr (DueBaseline) advanced = due_baseline_advance (baseline, after);
  g_autoptr (DueBaseline) held = due_baseline_hold (baseline, after);
  g_autofree char *advanced_text = describe (advanced);
  g_autofree char *held_text = describe (held);
  gboolean access = row->after[0] != NO_ACCESS;

  g_assert_cmpstr (advanced_text, ==, row->advanced);
  g_assert_cmpstr (held_text, ==, row->held);
  g_assert_cmpint (due_baseline_get_taken_at (advanced), ==, access ? NOW + 60 : NOW);
  g_assert_cmpint (due_baseline_get_taken_at (held), ==, NOW);
}

/* What rose while nothing might be said is told afterwards, but for what was undone meanwhile. */
static void
test_hold_keeps_the_rest (void)
{
  static const SampleTask risen[] = { TALK (1, 3), TALK (2, 4), { 0 } };
  static const SampleTask read[] = { TALK (2, 4), { 0 } };
  DueChangeRules rules = { .kinds = DUE_KINDS_ALL, .now = NOW };
  g_autoptr (DueSnapshot) first = sample_listed (0, 0, 0, NOW, NULL);
  g_autoptr (DueSnapshot) second = sample_listed (0, 7, 0, NOW + 60, risen);
  g_autoptr (DueSnapshot) third = sample_listed (0, 4, 0, NOW + 120, read);
  g_autoptr (DueBaseline) baseline = due_baseline_new (first);
  g_autoptr (DueBaseline) held = due_baseline_hold (baseline, second);
  g_autoptr (DueBaseline) still = due_baseline_hold (held, third);
  g_autoptr (DueChange) change = due_change_detect (still, third, &rules);
  g_autofree char *ids = sample_ids (due_change_get_tasks (change, DUE_KIND_COMMENTS));

  g_assert_cmpuint (due_change_get_count (change, DUE_KIND_COMMENTS), ==, 4);
  g_assert_cmpstr (ids, ==, "2");
}

static void
test_other_filter (void)
{
  static const SampleTask tasks[] = { TALK (1, 3), { 0 } };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (DueSnapshot) before = sample_listed (1, 3, 0, NOW, tasks);
  g_autoptr (DueSnapshot) after =
      due_snapshot_new (watch, due_snapshot_get_readings (before), NOW + 60);
  g_autoptr (DueBaseline) first = due_baseline_new (before);
  g_autoptr (DueBaseline) reminded =
      due_baseline_with_reminded (first, due_snapshot_get_tasks (before));
  g_autoptr (DueBaseline) troubled = due_baseline_with_trouble (reminded, 7);
  g_autoptr (DueBaseline) advanced = due_baseline_advance (troubled, after);
  g_autoptr (DueBaseline) held = due_baseline_hold (troubled, after);

  g_assert_true (due_baseline_fits (troubled, before));
  g_assert_false (due_baseline_fits (troubled, after));
  g_assert_true (due_baseline_fits (advanced, after));
  g_assert_true (due_baseline_equal (advanced, held));
  g_assert_cmpuint (due_baseline_get_trouble (advanced), ==, 7);
  g_assert_cmpuint (advanced->tasks->len, ==, 0);
  g_assert_nonnull (due_baseline_find_reminder (advanced, 1));
}

/* Of the projects 5 and 7; -2: no access. */
static DueSnapshot *
make_projects (gint32 first, gint32 second)
{
  static const gint64 projects[] = { 5, 7 };
  const gint32 overdue[] = { first, second };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ONLY, projects, 2);
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DueQuery) query = due_query_new (DUE_ROLES_ALL, projects[i]);
      g_autoptr (DueCounters) counters = sample_counters (overdue[i], 0, ABSENT);

      g_ptr_array_add (readings, due_reading_new (query, counters));
    }
  return due_snapshot_new (watch, readings, NOW);
}

/* A project that goes or comes back makes the sum jump, but nothing got worse. */
static void
test_lost_project (void)
{
  static const struct
  {
    gint32 before[2];
    gint32 after[2];
    gboolean fits;
  } cases[] = {
    { { 4, 3 }, { 4, 3 }, TRUE },
    { { 4, 3 }, { 5, 3 }, TRUE },
    { { 4, 3 }, { 4, NO_ACCESS }, FALSE },
    { { 4, NO_ACCESS }, { 4, 3 }, FALSE },
    { { 4, NO_ACCESS }, { 5, NO_ACCESS }, TRUE },
    { { 4, NO_ACCESS }, { NO_ACCESS, 4 }, FALSE },
    /* Without any access nothing is learnt: what was known is kept. */
    { { 4, 3 }, { NO_ACCESS, NO_ACCESS }, TRUE },
    { { 4, NO_ACCESS }, { NO_ACCESS, NO_ACCESS }, TRUE },
    { { NO_ACCESS, NO_ACCESS }, { 4, 3 }, TRUE },
    { { NO_ACCESS, NO_ACCESS }, { 4, NO_ACCESS }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DueChangeRules rules = { .kinds = DUE_KINDS_ALL };
      g_autoptr (DueSnapshot) before = make_projects (cases[i].before[0], cases[i].before[1]);
      g_autoptr (DueSnapshot) after = make_projects (cases[i].after[0], cases[i].after[1]);
      g_autoptr (DueBaseline) baseline = due_baseline_new (before);
      g_autoptr (DueBaseline) next = due_baseline_advance (baseline, after);
      g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);
      g_autoptr (DueChange) nothing = due_change_detect (next, after, &rules);

      g_assert_cmpint (due_baseline_fits (baseline, after), ==, cases[i].fits);
      g_assert_true (due_baseline_fits (next, after));
      g_assert_null (nothing);
      if (!cases[i].fits)
        g_assert_null (change);
    }
}

static void
test_reminders (void)
{
  static const SampleTask tasks[] = { { 9, "a", NOW + 10, 0, FALSE, FALSE },
                                      { 3, "b", NOW + 2 * DAY, 0, FALSE, FALSE },
                                      { 0 } };
  static const SampleTask moved[] = { { 9, "a", NOW + 50, 0, FALSE, FALSE }, { 0 } };
  g_autoptr (GPtrArray) first = sample_tasks (tasks);
  g_autoptr (GPtrArray) second = sample_tasks (moved);
  g_autoptr (DueSnapshot) snapshot = sample_snapshot (0, 0, 0, NOW);
  g_autoptr (DueSnapshot) later = sample_snapshot (0, 0, 0, NOW + 51 + DAY);
  g_autoptr (DueBaseline) baseline = due_baseline_new (snapshot);
  g_autoptr (DueBaseline) told = due_baseline_with_reminded (baseline, first);
  g_autoptr (DueBaseline) again = due_baseline_with_reminded (told, second);
  g_autoptr (DueBaseline) kept = due_baseline_advance (again, snapshot);
  g_autoptr (DueBaseline) past = due_baseline_advance (again, later);

  g_assert_null (due_baseline_find_reminder (baseline, 9));
  g_assert_cmpint (due_baseline_find_reminder (told, 9)->deadline, ==, NOW + 10);
  g_assert_cmpint (due_baseline_find_reminder (kept, 9)->deadline, ==, NOW + 50);
  g_assert_cmpint (due_baseline_find_reminder (kept, 3)->deadline, ==, NOW + 2 * DAY);
  g_assert_null (due_baseline_find_reminder (past, 9));
  g_assert_nonnull (due_baseline_find_reminder (past, 3));
}

static void
test_many_reminders (void)
{
  g_autoptr (GPtrArray) tasks = sample_tasks (NULL);
  g_autoptr (DueSnapshot) snapshot = sample_snapshot (0, 0, 0, NOW);
  g_autoptr (DueBaseline) baseline = due_baseline_new (snapshot);
  g_autoptr (DueBaseline) told = NULL;

  for (guint i = 1; i <= DUE_BASELINE_TASKS_MAX + 10; i++)
    {
      SampleTask row = { i, "t", NOW + 60, 0, FALSE, FALSE };

      g_ptr_array_add (tasks, sample_task (&row));
    }
  told = due_baseline_with_reminded (baseline, tasks);
  g_assert_cmpuint (told->reminders->len, ==, DUE_BASELINE_TASKS_MAX);
  g_assert_null (due_baseline_find_reminder (told, 1));
  g_assert_nonnull (due_baseline_find_reminder (told, DUE_BASELINE_TASKS_MAX + 10));
}

/* A list of a page or more may be cut off: what it lacks is remembered, up to a limit. */
static void
test_long_lists (void)
{
  g_autoptr (DueSnapshot) snapshot = sample_snapshot (0, 9999, 0, NOW);
  g_autoptr (DueBaseline) baseline = due_baseline_new (snapshot);

  for (guint page = 0; page < 8; page++)
    {
      g_autoptr (GPtrArray) tasks = sample_tasks (NULL);
      g_autoptr (DueSnapshot) bare = sample_snapshot (0, 10000 + (gint32) page, 0, NOW);
      g_autoptr (DueSnapshot) listed = NULL;
      g_autoptr (DueBaseline) before = g_steal_pointer (&baseline);

      for (guint i = 1; i <= 100; i++)
        {
          SampleTask row = { page * 100 + i, "t", 0, 1, FALSE, FALSE };

          g_ptr_array_add (tasks, sample_task (&row));
        }
      listed = due_snapshot_with_tasks (bare, tasks, NOW);
      baseline = due_baseline_advance (before, listed);
    }
  g_assert_cmpuint (baseline->tasks->len, ==, DUE_BASELINE_TASKS_MAX);
  g_assert_nonnull (due_baseline_find_task (baseline, 800));
}

static void
test_equality (void)
{
  static const SampleTask tasks[] = { TALK (1, 3), { 0 } };
  g_autoptr (DueSnapshot) snapshot = sample_listed (1, 3, 0, NOW, tasks);
  g_autoptr (DueSnapshot) later = sample_listed (1, 3, 0, NOW + 60, tasks);
  g_autoptr (DueSnapshot) other = sample_listed (1, 4, 0, NOW, tasks);
  g_autoptr (DueBaseline) baseline = due_baseline_new (snapshot);
  g_autoptr (DueBaseline) same = due_baseline_advance (baseline, later);
  g_autoptr (DueBaseline) more = due_baseline_advance (baseline, other);
  g_autoptr (DueBaseline) troubled = due_baseline_with_trouble (baseline, 3);

  g_assert_true (due_baseline_equal (baseline, same));
  g_assert_false (due_baseline_equal (baseline, more));
  g_assert_false (due_baseline_equal (baseline, troubled));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/baseline/step/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/baseline/hold-keeps-the-rest", test_hold_keeps_the_rest);
  g_test_add_func ("/baseline/other-filter", test_other_filter);
  g_test_add_func ("/baseline/lost-project", test_lost_project);
  g_test_add_func ("/baseline/reminders", test_reminders);
  g_test_add_func ("/baseline/many-reminders", test_many_reminders);
  g_test_add_func ("/baseline/long-lists", test_long_lists);
  g_test_add_func ("/baseline/equality", test_equality);

  return g_test_run ();
}
