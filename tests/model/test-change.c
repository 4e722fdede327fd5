/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "change.h"

#include "model-samples.h"

#define BEFORE (SAMPLE_NOW - 60)

/* Tasks by how they stand at SAMPLE_NOW. */
#define LATE(id, ago)                                                                              \
  {                                                                                                \
    id, "Late " #id, SAMPLE_NOW - (ago), 0, FALSE, FALSE                                           \
  }
#define TALK(id, n)                                                                                \
  {                                                                                                \
    id, "Talk " #id, 0, n, FALSE, FALSE                                                            \
  }
#define SOON(id, ahead)                                                                            \
  {                                                                                                \
    id, "Soon " #id, SAMPLE_NOW + (ahead), 0, FALSE, FALSE                                         \
  }
#define MUTED(id, n)                                                                               \
  {                                                                                                \
    id, "Muted " #id, SAMPLE_NOW - 5, n, TRUE, FALSE                                               \
  }
#define DONE(id, ahead)                                                                            \
  {                                                                                                \
    id, "Done " #id, SAMPLE_NOW + (ahead), 0, FALSE, TRUE                                          \
  }
#define NO_LIST                                                                                    \
  {                                                                                                \
    {                                                                                              \
      -1, NULL, 0, 0, FALSE, FALSE                                                                 \
    }                                                                                              \
  }

typedef struct
{
  const char *name;
  gint32 before[DUE_N_KINDS];
  gint32 after[DUE_N_KINDS];
  SampleTask tasks_before[5];
  SampleTask tasks_after[5];
  const char *expected; /* "overdue: count ids; ..." or NULL */
} Row;

static const Row rows[] = {
  { "nothing", { 1, 2, 0 }, { 1, 2, 0 }, { TALK (1, 2) }, { TALK (1, 2) }, NULL },
  { "better", { 3, 5, 1 }, { 1, 2, 0 }, { TALK (1, 5) }, { TALK (1, 2) }, NULL },
  { "one-comment",
    { 0, 2, 0 },
    { 0, 3, 0 },
    { TALK (1, 2) },
    { TALK (1, 3) },
    "0[] 1[1] 0[] due[] only 1" },
  { "comment-in-another",
    { 0, 2, 0 },
    { 0, 3, 0 },
    { TALK (1, 2) },
    { TALK (1, 2), TALK (2, 1) },
    "0[] 1[2] 0[] due[] only 2" },
  { "comments-in-two",
    { 0, 2, 0 },
    { 0, 5, 0 },
    { TALK (1, 2) },
    { TALK (1, 3), TALK (2, 2) },
    "0[] 3[1 2] 0[] due[] only 0" },
  { "read-and-written",
    { 0, 5, 0 },
    { 0, 6, 0 },
    { TALK (1, 5) },
    { TALK (1, 2), TALK (2, 4) },
    "0[] 1[2] 0[] due[] only 2" },
  { "more-tasks-than-comments",
    { 0, 3, 0 },
    { 0, 4, 0 },
    { TALK (1, 3) },
    { TALK (2, 2), TALK (3, 2) },
    "0[] 1[2 3] 0[] due[] only 0" },
  { "list-behind",
    { 0, 2, 0 },
    { 0, 3, 0 },
    { TALK (1, 2) },
    { TALK (1, 2) },
    "0[] 1[] 0[] due[] only 0" },
  { "list-lacks-some",
    { 0, 0, 0 },
    { 0, 3, 0 },
    { { 0 } },
    { TALK (1, 1) },
    "0[] 3[1] 0[] due[] only 0" },
  { "no-list-now", { 0, 0, 0 }, { 0, 3, 0 }, { { 0 } }, NO_LIST, "0[] 3[] 0[] due[] only 0" },
  { "no-list-before",
    { 0, 2, 0 },
    { 0, 3, 0 },
    NO_LIST,
    { TALK (1, 3) },
    "0[] 1[] 0[] due[] only 0" },
  { "no-list-before-but-none-counted",
    { 0, 0, 0 },
    { 0, 3, 0 },
    NO_LIST,
    { TALK (1, 3) },
    "0[] 3[1] 0[] due[] only 1" },
  { "one-overdue",
    { 0, 0, 0 },
    { 1, 0, 0 },
    { SOON (1, 0) },
    { LATE (1, 30) },
    "1[1] 0[] 0[] due[] only 1" },
  { "another-overdue",
    { 1, 0, 0 },
    { 2, 0, 0 },
    { LATE (1, 900) },
    { LATE (1, 900), LATE (2, 3) },
    "1[2] 0[] 0[] due[] only 2" },
  { "overdue-by-a-change-of-deadline",
    { 1, 0, 0 },
    { 2, 0, 0 },
    { LATE (1, 90) },
    { LATE (1, 90), LATE (2, 9000) },
    "1[2] 0[] 0[] due[] only 2" },
  { "more-overdue-than-counted",
    { 0, 0, 0 },
    { 1, 0, 0 },
    { { 0 } },
    { LATE (1, 900), LATE (2, 3) },
    "1[2] 0[] 0[] due[] only 2" },
  { "no-list-before-overdue",
    { 1, 0, 0 },
    { 2, 0, 0 },
    NO_LIST,
    { LATE (1, 900), LATE (2, 3) },
    "1[2] 0[] 0[] due[] only 2" },
  { "list-says-overdue-counter-not",
    { 1, 0, 0 },
    { 1, 0, 0 },
    { LATE (1, 90) },
    { LATE (1, 90), LATE (2, 3) },
    NULL },
  { "overdue-and-comment-in-one",
    { 0, 0, 0 },
    { 1, 1, 0 },
    { { 0 } },
    { { 1, "Both", SAMPLE_NOW - 9, 1, FALSE, FALSE } },
    "1[1] 1[1] 0[] due[] only 1" },
  { "overdue-and-comment-in-two",
    { 0, 0, 0 },
    { 1, 1, 0 },
    { { 0 } },
    { LATE (1, 9), TALK (2, 1) },
    "1[1] 1[2] 0[] due[] only 0" },
  { "mention", { 0, 0, 0 }, { 0, 0, 1 }, { { 0 } }, { { 0 } }, "0[] 0[] 1[] due[] only 0" },
  { "mention-in-the-comment",
    { 0, 0, 0 },
    { 0, 1, 1 },
    { { 0 } },
    { TALK (1, 1) },
    "0[] 1[1] 1[] due[] only 1" },
  { "muted-is-not-named",
    { 0, 0, 0 },
    { 1, 1, 0 },
    { { 0 } },
    { MUTED (1, 1) },
    "1[] 1[] 0[] due[] only 0" },
  { "kind-appears", { 1, 2, ABSENT }, { 1, 2, 7 }, { TALK (1, 2) }, { TALK (1, 2) }, NULL },
  { "kind-goes", { 1, 2, 7 }, { 1, ABSENT, ABSENT }, { TALK (1, 2) }, { TALK (1, 3) }, NULL },
  { "access-comes", { NO_ACCESS, 0, 0 }, { 5, 5, 5 }, { { 0 } }, { LATE (1, 1) }, NULL },
  { "access-goes", { 1, 1, 1 }, { NO_ACCESS, 0, 0 }, { { 0 } }, { LATE (1, 1) }, NULL },
  { "deadline-near",
    { 0, 0, 0 },
    { 0, 0, 0 },
    { { 0 } },
    { SOON (1, 1800), SOON (2, 1801) },
    "0[] 0[] 0[] due[1] only 1" },
  { "deadlines-near",
    { 0, 0, 0 },
    { 0, 0, 0 },
    { { 0 } },
    { SOON (1, 1), SOON (2, 60) },
    "0[] 0[] 0[] due[1 2] only 0" },
  { "deadline-now", { 0, 0, 0 }, { 0, 0, 0 }, { { 0 } }, { SOON (1, 0) }, NULL },
  { "deadline-of-a-finished-task", { 0, 0, 0 }, { 0, 0, 0 }, { { 0 } }, { DONE (1, 60) }, NULL },
  { "deadline-of-a-muted-task",
    { 0, 0, 0 },
    { 0, 0, 0 },
    { { 0 } },
    { { 1, "m", SAMPLE_NOW + 60, 0, TRUE, FALSE } },
    NULL },
};

static DueSnapshot *
make_snapshot (const gint32 *counts, const SampleTask *tasks, gint64 at)
{
  if (tasks[0].id < 0)
    return sample_snapshot (counts[0], counts[1], counts[2], at);
  return sample_listed (counts[0], counts[1], counts[2], at, tasks);
}

static char *
describe (DueChange *change)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *reminders = NULL;
  DueTask *only = NULL;

  if (change == NULL)
    return NULL;
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      g_autofree char *ids = sample_ids (due_change_get_tasks (change, due_kind_nth (i)));

      g_string_append_printf (text, "%u[%s] ", due_change_get_count (change, due_kind_nth (i)),
                              ids);
    }
  reminders = sample_ids (due_change_get_reminders (change));
  only = due_change_get_only_task (change);
  g_string_append_printf (text, "due[%s] only %d", reminders,
                          only != NULL ? (int) due_task_get_id (only) : 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DueChangeRules
get_rules (void)
{
  return (DueChangeRules){
    .kinds = DUE_KINDS_ALL, .deadlines = TRUE, .lead_s = 1800, .titles = TRUE, .now = SAMPLE_NOW
  };
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  DueChangeRules rules = get_rules ();
  g_autoptr (DueSnapshot) before = make_snapshot (row->before, row->tasks_before, BEFORE);
  g_autoptr (DueSnapshot) after = make_snapshot (row->after, row->tasks_after, SAMPLE_NOW);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);
  g_autofree char *text = describe (change);

  g_assert_cmpstr (text, ==, row->expected);
}

static void
test_first_poll (void)
{
  DueChangeRules rules = get_rules ();
  g_autoptr (DueSnapshot) snapshot = sample_snapshot (5, 5, 5, SAMPLE_NOW);

  g_assert_null (due_change_detect (NULL, snapshot, &rules));
}

static void
test_other_filter (void)
{
  DueChangeRules rules = get_rules ();
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (DueSnapshot) before = sample_snapshot (0, 0, 0, BEFORE);
  g_autoptr (DueSnapshot) all = sample_snapshot (5, 5, 5, SAMPLE_NOW);
  g_autoptr (DueSnapshot) other = due_snapshot_new (watch, due_snapshot_get_readings (all), 1);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);

  g_assert_null (due_change_detect (baseline, other, &rules));
}

static void
test_rules (void)
{
  static const SampleTask tasks[] = { LATE (1, 5), TALK (2, 2), SOON (3, 60), { 0 } };
  static const struct
  {
    DueKinds kinds;
    gboolean deadlines;
    gint64 lead_s;
    gint64 now;
    const char *expected;
  } cases[] = {
    { DUE_KINDS_ALL, TRUE, 1800, SAMPLE_NOW, "1[1] 2[2] 1[] due[3] only 0" },
    { DUE_KIND_OVERDUE, FALSE, 1800, SAMPLE_NOW, "1[1] 0[] 0[] due[] only 1" },
    { DUE_KIND_COMMENTS, TRUE, 0, SAMPLE_NOW, "0[] 2[2] 0[] due[] only 2" },
    { DUE_KIND_MENTIONS, FALSE, 0, SAMPLE_NOW, "0[] 0[] 1[] due[] only 0" },
    { DUE_KINDS_NONE, TRUE, 60, SAMPLE_NOW, "0[] 0[] 0[] due[3] only 3" },
    { DUE_KINDS_NONE, TRUE, 59, SAMPLE_NOW, NULL },
    { DUE_KINDS_NONE, TRUE, -5, SAMPLE_NOW, NULL },
    { DUE_KINDS_NONE, TRUE, G_MAXINT64, 0, "0[] 0[] 0[] due[1 3] only 0" },
    { DUE_KINDS_NONE, TRUE, G_MAXINT64, G_MININT64, NULL },
    { DUE_KINDS_NONE, TRUE, G_MAXINT64, G_MAXINT64, NULL },
    { DUE_KINDS_NONE, FALSE, 1800, SAMPLE_NOW, NULL },
  };
  g_autoptr (DueSnapshot) before = sample_listed (0, 0, 0, BEFORE, NULL);
  g_autoptr (DueSnapshot) after = sample_listed (1, 2, 1, SAMPLE_NOW, tasks);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DueChangeRules rules = { .kinds = cases[i].kinds,
                               .deadlines = cases[i].deadlines,
                               .lead_s = cases[i].lead_s,
                               .now = cases[i].now };
      g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);
      g_autofree char *text = describe (change);

      g_assert_cmpstr (text, ==, cases[i].expected);
      if (change != NULL)
        {
          g_autoptr (DueChange) same = due_change_ref (change);

          g_assert_true ((due_change_get_kinds (same) & ~cases[i].kinds) == 0);
        }
    }
}

static void
test_deadline_is_told_once (void)
{
  static const SampleTask tasks[] = { SOON (1, 600), SOON (2, 900), { 0 } };
  static const SampleTask moved[] = { SOON (1, 660), SOON (2, 900), { 0 } };
  DueChangeRules rules = get_rules ();
  g_autoptr (DueSnapshot) first = sample_listed (0, 0, 0, BEFORE, NULL);
  g_autoptr (DueSnapshot) near = sample_listed (0, 0, 0, SAMPLE_NOW, tasks);
  g_autoptr (DueSnapshot) later = sample_listed (0, 0, 0, SAMPLE_NOW, moved);
  g_autoptr (DueBaseline) baseline = due_baseline_new (first);
  g_autoptr (DueChange) change = due_change_detect (baseline, near, &rules);
  g_autoptr (DueBaseline) told =
      due_baseline_with_reminded (baseline, due_change_get_reminders (change));
  g_autoptr (DueBaseline) next = due_baseline_advance (told, near);
  g_autoptr (DueChange) again = due_change_detect (next, near, &rules);
  g_autoptr (DueChange) after_move = due_change_detect (next, later, &rules);
  g_autofree char *text = describe (after_move);

  g_assert_null (again);
  g_assert_cmpstr (text, ==, "0[] 0[] 0[] due[1] only 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/change/detect/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/change/first-poll", test_first_poll);
  g_test_add_func ("/change/other-filter", test_other_filter);
  g_test_add_func ("/change/rules", test_rules);
  g_test_add_func ("/change/deadline-is-told-once", test_deadline_is_told_once);

  return g_test_run ();
}
