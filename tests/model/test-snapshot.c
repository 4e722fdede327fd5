/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "snapshot.h"

#include "model-samples.h"

static void
test_holds_values (void)
{
  static const SampleTask rows[] = {
    { 5, "b", 0, 1, FALSE, FALSE },
    { 3, "a", 10, 0, FALSE, FALSE },
    { 5, "b", 0, 1, FALSE, FALSE },
    { 0 },
  };
  g_autoptr (DueSnapshot) bare = sample_snapshot (1, 2, ABSENT, 77);
  g_autoptr (GPtrArray) tasks = sample_tasks (rows);
  g_autoptr (DueSnapshot) listed = due_snapshot_with_tasks (bare, tasks, 78);
  g_autofree char *ids = sample_ids (due_snapshot_get_tasks (listed));
  g_autofree char *none = sample_ids (due_snapshot_get_tasks (bare));
  g_autofree char *numbers = sample_numbers (due_snapshot_get_counters (listed));

  g_assert_cmpstr (none, ==, "-");
  g_assert_cmpstr (ids, ==, "3 5");
  g_assert_cmpstr (numbers, ==, "1 2 -");
  g_assert_cmpint (due_snapshot_get_taken_at (listed), ==, 77);
  g_assert_cmpint (due_snapshot_get_listed_at (listed), ==, 78);
  g_assert_cmpint (due_snapshot_get_listed_at (bare), ==, 0);
  g_assert_cmpuint (due_snapshot_get_readings (listed)->len, ==, 1);
}

static void
test_list_again (void)
{
  static const SampleTask rows[] = { { 3, "a", 10, 0, FALSE, FALSE }, { 0 } };
  g_autoptr (DueSnapshot) first = sample_listed (1, 0, 0, 77, rows);
  g_autoptr (DueSnapshot) next = sample_snapshot (1, 0, 0, 137);
  g_autoptr (DueSnapshot) kept = due_snapshot_with_tasks (next, due_snapshot_get_tasks (first),
                                                          due_snapshot_get_listed_at (first));

  g_assert_false (due_snapshot_differs (kept, first));
  g_assert_cmpint (due_snapshot_get_listed_at (kept), ==, 77);
}

static void
test_filters_by_watch (void)
{
  const gint64 projects[] = { 7 };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLE_AUDITOR, DUE_PROJECTS_EXCEPT, projects, 1);
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();
  g_autoptr (DueSnapshot) bare = due_snapshot_new (watch, readings, 1);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);
  g_autoptr (DueSnapshot) listed = NULL;
  g_autofree char *ids = NULL;

  for (gint64 i = 1; i <= 4; i++)
    {
      DueTaskFields fields = { .id = i,
                               .group_id = i <= 2 ? 7 : 0,
                               .roles = i % 2 ? DUE_ROLE_AUDITOR : DUE_ROLE_ORIGINATOR };

      g_ptr_array_add (tasks, due_task_new (&fields));
    }
  listed = due_snapshot_with_tasks (bare, tasks, 1);
  ids = sample_ids (due_snapshot_get_tasks (listed));
  g_assert_cmpstr (ids, ==, "3");
  g_assert_true (due_watch_equal (due_snapshot_get_watch (listed), watch));
  g_assert_false (due_counters_has_access (due_snapshot_get_counters (listed)));
}

static void
test_cuts (void)
{
  static const struct
  {
    guint overdue;   /* without comments, urgent */
    guint commented; /* without deadline */
    guint kept_overdue;
    guint kept_commented;
  } rows[] = {
    { 10, 10, 10, 10 },  { 100, 0, 100, 0 }, { 150, 0, 100, 0 },
    { 150, 5, 95, 5 },   { 60, 60, 50, 50 }, { 150, 80, 50, 50 },
    { 20, 150, 20, 80 }, { 0, 150, 0, 100 }, { 50, 50, 50, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) tasks = sample_tasks (NULL);
      g_autoptr (DueSnapshot) bare = sample_snapshot (1, 1, 1, 1);
      g_autoptr (DueSnapshot) listed = NULL;
      guint commented = 0;

      for (guint j = 0; j < rows[i].overdue + rows[i].commented; j++)
        {
          gboolean late = j < rows[i].overdue;
          SampleTask row = { j + 1, "t", late ? j + 1 : 0, late ? 0 : 1, FALSE, FALSE };

          g_ptr_array_add (tasks, sample_task (&row));
        }
      listed = due_snapshot_with_tasks (bare, tasks, 1);
      for (guint j = 0; j < due_snapshot_get_tasks (listed)->len; j++)
        commented +=
            due_task_get_new_comments (g_ptr_array_index (due_snapshot_get_tasks (listed), j)) > 0;
      g_assert_cmpuint (commented, ==, rows[i].kept_commented);
      g_assert_cmpuint (due_snapshot_get_tasks (listed)->len - commented, ==, rows[i].kept_overdue);
    }
}

static void
test_rose (void)
{
  static const struct
  {
    gint32 before[DUE_N_KINDS];
    gint32 after[DUE_N_KINDS];
    gboolean rose;
  } rows[] = {
    { { 1, 2, ABSENT }, { 1, 2, ABSENT }, FALSE },
    { { 1, 2, 0 }, { 2, 1, 0 }, TRUE },
    { { 1, 2, 0 }, { 1, 3, 0 }, TRUE },
    { { 1, 2, 0 }, { 1, 2, 1 }, TRUE },
    { { 1, 2, 3 }, { 0, 0, 0 }, FALSE },
    { { 1, 2, ABSENT }, { 1, 2, 1 }, TRUE },
    { { 1, 2, ABSENT }, { 1, 2, 0 }, FALSE },
    { { 1, 2, 3 }, { 1, 2, ABSENT }, FALSE },
    { { NO_ACCESS, 0, 0 }, { 0, 1, 0 }, TRUE },
    { { 1, 1, 1 }, { NO_ACCESS, 0, 0 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSnapshot) before =
          sample_snapshot (rows[i].before[0], rows[i].before[1], rows[i].before[2], 1);
      g_autoptr (DueSnapshot) after =
          sample_snapshot (rows[i].after[0], rows[i].after[1], rows[i].after[2], 2);

      g_assert_true (due_snapshot_rose (after, before) == rows[i].rose);
    }
}

static void
test_rose_from_nothing (void)
{
  g_autoptr (DueSnapshot) none = sample_snapshot (0, 0, ABSENT, 1);
  g_autoptr (DueSnapshot) some = sample_snapshot (0, 1, ABSENT, 1);

  g_assert_false (due_snapshot_rose (none, NULL));
  g_assert_true (due_snapshot_rose (some, NULL));
}

static void
test_differs (void)
{
  static const SampleTask one[] = { { 3, "a", 10, 0, FALSE, FALSE }, { 0 } };
  static const SampleTask renamed[] = { { 3, "b", 10, 0, FALSE, FALSE }, { 0 } };
  static const SampleTask two[] = { { 3, "a", 10, 0, FALSE, FALSE },
                                    { 4, "b", 10, 0, FALSE, FALSE },
                                    { 0 } };
  g_autoptr (DueWatch) other_watch = due_watch_new (DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GPtrArray) no_readings = g_ptr_array_new ();
  g_autoptr (DueSnapshot) base = sample_listed (1, 2, 3, 10, one);
  g_autoptr (DueSnapshot) same = sample_listed (1, 2, 3, 99, one);
  DueSnapshot *others[] = {
    sample_listed (1, 3, 3, 10, one),
    sample_listed (1, 2, 3, 10, renamed),
    sample_listed (1, 2, 3, 10, two),
    sample_snapshot (1, 2, 3, 10),
    sample_listed (NO_ACCESS, 0, 0, 10, one),
    due_snapshot_new (other_watch, due_snapshot_get_readings (base), 10),
    due_snapshot_new (due_snapshot_get_watch (base), no_readings, 10),
  };

  g_assert_false (due_snapshot_differs (base, same));
  g_assert_true (due_snapshot_differs (base, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_true (due_snapshot_differs (base, others[i]));
      g_assert_true (due_snapshot_differs (others[i], base));
      due_snapshot_unref (others[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/holds-values", test_holds_values);
  g_test_add_func ("/snapshot/list-again", test_list_again);
  g_test_add_func ("/snapshot/filters-by-watch", test_filters_by_watch);
  g_test_add_func ("/snapshot/cuts", test_cuts);
  g_test_add_func ("/snapshot/rose", test_rose);
  g_test_add_func ("/snapshot/rose-from-nothing", test_rose_from_nothing);
  g_test_add_func ("/snapshot/differs", test_differs);

  return g_test_run ();
}
