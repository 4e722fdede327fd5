/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch.h"

#include "model-samples.h"

#define R DUE_ROLE_RESPONSIBLE
#define A DUE_ROLE_ACCOMPLICE
#define O DUE_ROLE_ORIGINATOR

typedef struct
{
  DueRoles role; /* 0 ends */
  gint64 group;
  gint32 counts[DUE_N_KINDS];
} Answer;

typedef struct
{
  const char *name;
  DueRoles roles;
  DueProjectFilter filter;
  gint64 projects[4]; /* 0 ends */
  const char *queries;
  Answer answers[8];
  const char *sum;
} Row;

static const Row rows[] = {
  { "all",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_all/0",
    { { DUE_ROLES_ALL, 0, { 3, 12, ABSENT } } },
    "3 12 -" },
  { "no-role-is-all",
    0,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_all/0",
    { { DUE_ROLES_ALL, 0, { 3, 12, 4 } } },
    "3 12 4" },
  { "projects-without-filter",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ALL,
    { 5 },
    "view_all/0",
    { { DUE_ROLES_ALL, 0, { 1, 1, 1 } } },
    "1 1 1" },
  { "one-role",
    R,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_role_responsible/0",
    { { R, 0, { 2, 5, ABSENT } }, { DUE_ROLES_ALL, 0, { 9, 9, 9 } } },
    "2 5 -" },
  { "two-roles",
    R | O,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_role_responsible/0 view_role_originator/0",
    { { O, 0, { 1, 1, ABSENT } }, { R, 0, { 2, 5, ABSENT } } },
    "3 6 -" },
  { "kind-in-some-answers",
    R | O,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_role_responsible/0 view_role_originator/0",
    { { R, 0, { 2, ABSENT, 1 } }, { O, 0, { 1, 4, ABSENT } } },
    "3 4 1" },
  { "role-without-access",
    R | O,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_role_responsible/0 view_role_originator/0",
    { { R, 0, { 2, 5, ABSENT } }, { O, 0, { NO_ACCESS, 0, 0 } } },
    "2 5 -" },
  { "missing-answer",
    R,
    DUE_PROJECTS_ALL,
    { 0 },
    "view_role_responsible/0",
    { { A, 0, { 2, 5, 0 } } },
    "no access" },
  { "only",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ONLY,
    { 9, 7 },
    "view_all/7 view_all/9",
    { { DUE_ROLES_ALL, 7, { 1, 2, ABSENT } }, { DUE_ROLES_ALL, 9, { 3, 4, ABSENT } } },
    "4 6 -" },
  { "only-lost-project",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ONLY,
    { 7, 9 },
    "view_all/7 view_all/9",
    { { DUE_ROLES_ALL, 7, { NO_ACCESS, 0, 0 } }, { DUE_ROLES_ALL, 9, { 3, 4, ABSENT } } },
    "3 4 -" },
  { "only-all-lost",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ONLY,
    { 7 },
    "view_all/7",
    { { DUE_ROLES_ALL, 7, { NO_ACCESS, 0, 0 } } },
    "no access" },
  { "only-nothing",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ONLY,
    { 0 },
    "",
    { { DUE_ROLES_ALL, 0, { 3, 3, 3 } } },
    "- - -" },
  { "only-two-roles",
    R | A,
    DUE_PROJECTS_ONLY,
    { 7, 9 },
    "view_role_responsible/7 view_role_responsible/9 view_role_accomplice/7 "
    "view_role_accomplice/9",
    { { R, 7, { 1, 1, 0 } }, { R, 9, { 2, 2, 0 } }, { A, 7, { 4, 4, 0 } }, { A, 9, { 8, 8, 1 } } },
    "15 15 1" },
  { "except",
    DUE_ROLES_ALL,
    DUE_PROJECTS_EXCEPT,
    { 7, 9 },
    "view_all/0 view_all/7 view_all/9",
    { { DUE_ROLES_ALL, 0, { 9, 12, 3 } },
      { DUE_ROLES_ALL, 7, { 1, 2, ABSENT } },
      { DUE_ROLES_ALL, 9, { 3, 4, 1 } } },
    "5 6 2" },
  { "except-lags",
    DUE_ROLES_ALL,
    DUE_PROJECTS_EXCEPT,
    { 7 },
    "view_all/0 view_all/7",
    { { DUE_ROLES_ALL, 0, { 1, 2, ABSENT } }, { DUE_ROLES_ALL, 7, { 2, 1, 5 } } },
    "0 1 -" },
  { "except-lost-project",
    DUE_ROLES_ALL,
    DUE_PROJECTS_EXCEPT,
    { 7 },
    "view_all/0 view_all/7",
    { { DUE_ROLES_ALL, 0, { 1, 2, ABSENT } }, { DUE_ROLES_ALL, 7, { NO_ACCESS, 0, 0 } } },
    "1 2 -" },
  { "except-lost-base",
    DUE_ROLES_ALL,
    DUE_PROJECTS_EXCEPT,
    { 7 },
    "view_all/0 view_all/7",
    { { DUE_ROLES_ALL, 0, { NO_ACCESS, 0, 0 } }, { DUE_ROLES_ALL, 7, { 1, 1, 1 } } },
    "no access" },
  { "except-per-role",
    R | O,
    DUE_PROJECTS_EXCEPT,
    { 7 },
    "view_role_responsible/0 view_role_responsible/7 view_role_originator/0 "
    "view_role_originator/7",
    { { R, 0, { 2, 2, ABSENT } },
      { R, 7, { 3, 1, ABSENT } },
      { O, 0, { 5, 5, ABSENT } },
      { O, 7, { 1, 1, ABSENT } } },
    "4 5 -" },
  { "except-nothing",
    DUE_ROLES_ALL,
    DUE_PROJECTS_EXCEPT,
    { -4, -1 },
    "view_all/0",
    { { DUE_ROLES_ALL, 0, { 1, 2, 3 } } },
    "1 2 3" },
  { "repeated-projects",
    DUE_ROLES_ALL,
    DUE_PROJECTS_ONLY,
    { 7, -3, 7 },
    "view_all/7",
    { { DUE_ROLES_ALL, 7, { 1, 2, 3 } } },
    "1 2 3" },
};

static DueWatch *
make_watch (const Row *row)
{
  gsize n = 0;

  while (n < G_N_ELEMENTS (row->projects) && row->projects[n] != 0)
    n++;
  return due_watch_new (row->roles, row->filter, row->projects, n);
}

static GPtrArray *
make_readings (const Answer *answers)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);

  for (guint i = 0; answers[i].role != 0; i++)
    {
      g_autoptr (DueQuery) query = due_query_new (answers[i].role, answers[i].group);
      g_autoptr (DueCounters) counters =
          sample_counters (answers[i].counts[0], answers[i].counts[1], answers[i].counts[2]);

      g_ptr_array_add (readings, due_reading_new (query, counters));
    }
  return readings;
}

static char *
describe_queries (DueWatch *watch)
{
  g_autoptr (GPtrArray) queries = due_watch_list_queries (watch);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < queries->len; i++)
    {
      DueQuery *query = g_ptr_array_index (queries, i);

      g_string_append_printf (text, "%s%s/%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              due_role_get_type_name (due_query_get_role (query)),
                              due_query_get_group_id (query));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (DueWatch) watch = make_watch (row);
  g_autoptr (GPtrArray) readings = make_readings (row->answers);
  g_autoptr (DueCounters) sum = due_watch_sum (watch, readings);
  g_autofree char *queries = describe_queries (watch);
  g_autofree char *numbers = sample_numbers (sum);

  g_assert_cmpstr (queries, ==, row->queries);
  g_assert_cmpstr (numbers, ==, row->sum);
}

static void
test_codes_reach_the_sum (void)
{
  const gint32 counts[DUE_N_KINDS] = { 1, 7, ABSENT };
  const gint64 codes[DUE_N_KINDS] = { 6291456, 12582912, 0 };
  g_autoptr (DueWatch) watch = sample_watch_all ();
  g_autoptr (DueQuery) query = due_query_new (DUE_ROLES_ALL, -1);
  g_autoptr (DueCounters) counters = due_counters_new (counts, codes);
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);
  g_autoptr (DueCounters) sum = NULL;

  g_ptr_array_add (readings, due_reading_new (query, counters));
  sum = due_watch_sum (watch, readings);
  g_assert_cmpint (due_counters_get_code (sum, DUE_KIND_COMMENTS), ==, 12582912);
}

static void
test_identity (void)
{
  const gint64 some[] = { 3, G_MAXINT64, 1 };
  const gint64 reordered[] = { 1, 3, G_MAXINT64, 3 };
  const gint64 joined[] = { 31 };
  g_autoptr (DueWatch) a = due_watch_new (R, DUE_PROJECTS_ONLY, some, 3);
  g_autoptr (DueWatch) same = due_watch_new (R, DUE_PROJECTS_ONLY, reordered, 4);
  DueWatch *others[] = {
    due_watch_new (O, DUE_PROJECTS_ONLY, some, 3),
    due_watch_new (R, DUE_PROJECTS_EXCEPT, some, 3),
    due_watch_new (R, DUE_PROJECTS_ONLY, some, 2),
    due_watch_new (R, DUE_PROJECTS_ONLY, joined, 1),
    due_watch_new (R, DUE_PROJECTS_ONLY, some + 1, 2),
    due_watch_new (R, DUE_PROJECTS_ALL, some, 3),
  };
  g_autofree char *fingerprint = due_watch_get_fingerprint (a);
  g_autofree char *same_fingerprint = due_watch_get_fingerprint (same);

  g_assert_true (due_watch_equal (a, same));
  g_assert_cmpstr (fingerprint, ==, same_fingerprint);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = due_watch_get_fingerprint (others[i]);

      g_assert_false (due_watch_equal (a, others[i]));
      g_assert_cmpstr (fingerprint, !=, other);
      due_watch_unref (others[i]);
    }
}

static void
test_many_projects (void)
{
  gint64 projects[DUE_WATCH_PROJECTS_MAX + 50] = { 0 };
  g_autoptr (DueWatch) watch = NULL;
  const gint64 *kept = NULL;
  gsize n_kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    projects[i] = 1000 - i;
  watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_EXCEPT, projects, G_N_ELEMENTS (projects));
  kept = due_watch_get_projects (watch, &n_kept);

  g_assert_cmpuint (n_kept, ==, DUE_WATCH_PROJECTS_MAX);
  g_assert_cmpint (kept[0], ==, 1001 - DUE_WATCH_PROJECTS_MAX);
  g_assert_cmpint (kept[n_kept - 1], ==, 1000);
  g_assert_cmpuint (due_watch_get_roles (watch), ==, DUE_ROLES_ALL);
  g_assert_cmpuint (due_watch_get_filter (watch), ==, DUE_PROJECTS_EXCEPT);
}

static void
test_includes (void)
{
  static const struct
  {
    DueRoles roles;
    DueProjectFilter filter;
    DueRoles task_roles;
    gboolean included;
    gint64 task_group;
  } cases[] = {
    { DUE_ROLES_ALL, DUE_PROJECTS_ALL, 0, TRUE, 0 },
    { DUE_ROLES_ALL, DUE_PROJECTS_ALL, R, TRUE, 7 },
    { R | A, DUE_PROJECTS_ALL, R, TRUE, 0 },
    { R | A, DUE_PROJECTS_ALL, A | O, TRUE, 0 },
    { R | A, DUE_PROJECTS_ALL, O, FALSE, 0 },
    { R, DUE_PROJECTS_ALL, 0, FALSE, 0 },
    { DUE_ROLES_ALL, DUE_PROJECTS_ONLY, R, TRUE, 7 },
    { DUE_ROLES_ALL, DUE_PROJECTS_ONLY, R, FALSE, 8 },
    { DUE_ROLES_ALL, DUE_PROJECTS_ONLY, R, FALSE, 0 },
    { DUE_ROLES_ALL, DUE_PROJECTS_EXCEPT, R, FALSE, 7 },
    { DUE_ROLES_ALL, DUE_PROJECTS_EXCEPT, R, TRUE, 0 },
    { R, DUE_PROJECTS_ONLY, O, FALSE, 7 },
  };
  const gint64 projects[] = { 7, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DueTaskFields fields = {
        .id = 1, .title = "T", .roles = cases[i].task_roles, .group_id = cases[i].task_group
      };
      g_autoptr (DueTask) task = due_task_new (&fields);
      g_autoptr (DueWatch) watch = due_watch_new (cases[i].roles, cases[i].filter, projects, 2);

      g_assert_true (due_watch_includes (watch, task) == cases[i].included);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/watch/sum/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/watch/codes", test_codes_reach_the_sum);
  g_test_add_func ("/watch/identity", test_identity);
  g_test_add_func ("/watch/many-projects", test_many_projects);
  g_test_add_func ("/watch/includes", test_includes);

  return g_test_run ();
}
