/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "change.h"

#include "model-samples.h"

/* The Friday before SAMPLE_NOW, 17:40. */
#define FRIDAY (SAMPLE_NOW - 4 * DAY + 3 * HOUR + 2400)
#define LONG "A title that is a good deal longer than what a notification can show in a line"

#define LATE(id, title)                                                                            \
  {                                                                                                \
    id, title, FRIDAY + id, 0, FALSE, FALSE                                                        \
  }
#define TALK(id, title, n)                                                                         \
  {                                                                                                \
    id, title, 0, n, FALSE, FALSE                                                                  \
  }
#define SOON(id, title)                                                                            \
  {                                                                                                \
    id, title, SAMPLE_NOW + 600 + id, 0, FALSE, FALSE                                              \
  }

typedef struct
{
  const char *name;
  gint32 after[DUE_N_KINDS];
  SampleTask tasks[8];
  gboolean titles;
  gboolean summary;
  const char *portal;
  const char *head;
  const char *body;
} Row;

static const Row rows[] = {
  { "overdue",
    { 1, 0, 0 },
    { LATE (1, "Quarterly report") },
    TRUE,
    FALSE,
    NULL,
    "Quarterly report is overdue",
    "" },
  { "overdue-with-portal",
    { 1, 0, 0 },
    { LATE (1, "Quarterly report") },
    TRUE,
    FALSE,
    "acme.bitrix24.ru",
    "acme.bitrix24.ru: Quarterly report is overdue",
    "" },
  { "overdue-long",
    { 1, 0, 0 },
    { LATE (1, LONG) },
    TRUE,
    FALSE,
    NULL,
    "A title that is a good deal longer than what a n… is overdue",
    LONG },
  { "overdue-hidden",
    { 1, 0, 0 },
    { LATE (1, "Quarterly report") },
    FALSE,
    FALSE,
    NULL,
    "1 task is overdue",
    "" },
  { "overdue-unnamed", { 2, 0, 0 }, { { 0 } }, TRUE, FALSE, NULL, "2 tasks are overdue", "" },
  { "overdue-three",
    { 3, 0, 0 },
    { LATE (1, "A"), LATE (2, "B"), LATE (3, "C") },
    TRUE,
    FALSE,
    NULL,
    "3 tasks are overdue: A, B, C",
    "" },
  { "overdue-three-long",
    { 3, 0, 0 },
    { LATE (1, "Estimate for the new building"), LATE (2, "Report"), LATE (3, "Call the bank") },
    TRUE,
    FALSE,
    NULL,
    "3 tasks are overdue",
    "Estimate for the new building, Report, Call the bank" },
  { "overdue-many",
    { 6, 0, 0 },
    { LATE (1, "A"), LATE (2, "B"), LATE (3, "C"), LATE (4, "D"), LATE (5, "E"), LATE (6, "F") },
    TRUE,
    FALSE,
    NULL,
    "6 tasks are overdue",
    "A, B, C, D, E, …" },
  { "overdue-some-unnamed",
    { 4, 0, 0 },
    { LATE (1, "A"), LATE (2, "B") },
    TRUE,
    FALSE,
    NULL,
    "4 tasks are overdue",
    "A, B, …" },
  { "comment",
    { 0, 1, 0 },
    { TALK (1, "Quarterly report", 1) },
    TRUE,
    FALSE,
    NULL,
    "New comment in Quarterly report",
    "" },
  { "comments-in-one",
    { 0, 2, 0 },
    { TALK (1, "Quarterly report", 2) },
    TRUE,
    FALSE,
    NULL,
    "2 new comments in Quarterly report",
    "Quarterly report" },
  { "comments-in-three",
    { 0, 5, 0 },
    { TALK (1, "A", 3), TALK (2, "B", 1), TALK (3, "C", 1) },
    TRUE,
    FALSE,
    NULL,
    "3 tasks have new comments: A, B, C",
    "A, B, C" },
  { "comments-in-two-long",
    { 0, 5, 0 },
    { TALK (1, LONG, 3), TALK (2, "B", 2) },
    TRUE,
    FALSE,
    NULL,
    "2 tasks have new comments",
    LONG ", B" },
  { "comments-unplaced",
    { 0, 5, 0 },
    { TALK (1, "A", 3) },
    TRUE,
    FALSE,
    NULL,
    "5 new comments",
    "A, …" },
  { "comments-in-too-many-tasks",
    { 0, 1, 0 },
    { TALK (1, "A", 2), TALK (2, "B", 2) },
    TRUE,
    FALSE,
    NULL,
    "1 new comment",
    "A, B, …" },
  { "comments-hidden",
    { 0, 5, 0 },
    { TALK (1, "A", 3), TALK (2, "B", 2) },
    FALSE,
    FALSE,
    NULL,
    "5 new comments in 2 tasks",
    "" },
  { "comment-hidden",
    { 0, 1, 0 },
    { TALK (1, "A", 1) },
    FALSE,
    FALSE,
    NULL,
    "1 new comment in 1 task",
    "" },
  { "mention", { 0, 0, 1 }, { { 0 } }, TRUE, FALSE, NULL, "1 new mention", "" },
  { "deadline",
    { 0, 0, 0 },
    { SOON (1, "Quarterly report") },
    TRUE,
    FALSE,
    NULL,
    "Quarterly report is due at 14:10",
    "" },
  { "deadlines",
    { 0, 0, 0 },
    { SOON (1, "A"), SOON (2, "B") },
    TRUE,
    FALSE,
    NULL,
    "2 tasks are due soon: A, B",
    "" },
  { "deadlines-hidden",
    { 0, 0, 0 },
    { SOON (1, "A"), SOON (2, "B") },
    FALSE,
    FALSE,
    NULL,
    "2 tasks are due soon",
    "" },
  { "several",
    { 1, 2, 0 },
    { LATE (1, "A"), TALK (2, "B", 2), SOON (3, "C") },
    TRUE,
    FALSE,
    NULL,
    "1 task is overdue, 2 new comments in 1 task",
    "1 task is due soon\nOverdue: A\nNew comments: B\nDue soon: C" },
  { "several-hidden",
    { 1, 2, 1 },
    { LATE (1, "A"), TALK (2, "B", 2) },
    FALSE,
    FALSE,
    NULL,
    "1 task is overdue, 2 new comments in 1 task, 1 new mention",
    "" },
  { "summary",
    { 2, 0, 0 },
    { LATE (1, "A"), LATE (2, "B") },
    TRUE,
    TRUE,
    NULL,
    "Since Friday 17:40: 2 tasks became overdue",
    "A, B" },
  { "summary-one",
    { 1, 0, 0 },
    { LATE (1, "A") },
    TRUE,
    TRUE,
    NULL,
    "Since Friday 17:40: 1 task became overdue",
    "A" },
  { "summary-long",
    { 2, 11, 0 },
    { LATE (1, "A"), LATE (2, "B"), TALK (3, "C", 5), TALK (4, "D", 2), TALK (5, "E", 2),
      TALK (6, "F", 2) },
    FALSE,
    TRUE,
    NULL,
    "Since Friday 17:40: 2 tasks became overdue",
    "11 new comments in 4 tasks" },
  { "summary-portal",
    { 0, 11, 0 },
    { { 0 } },
    FALSE,
    TRUE,
    "acme.bitrix24.ru",
    "acme.bitrix24.ru: Since Friday 17:40: 11 new comments",
    "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  DueChangeRules rules = { .kinds = DUE_KINDS_ALL,
                           .deadlines = TRUE,
                           .lead_s = 1800,
                           .summary = row->summary,
                           .titles = row->titles,
                           .now = SAMPLE_NOW };
  g_autoptr (DueSnapshot) before = sample_listed (0, 0, 0, FRIDAY, NULL);
  g_autoptr (DueSnapshot) after =
      sample_listed (row->after[0], row->after[1], row->after[2], SAMPLE_NOW, row->tasks);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);
  g_autofree char *head = due_change_get_summary (change, row->portal);
  g_autofree char *body = due_change_get_body (change);

  g_assert_cmpstr (head, ==, row->head);
  g_assert_cmpstr (body, ==, row->body);
}

static void
test_project_is_named (void)
{
  DueTaskFields fields = {
    .id = 1, .title = "Estimate", .group = "Sales", .group_id = 3, .new_comments = 1
  };
  DueChangeRules rules = { .kinds = DUE_KINDS_ALL, .titles = TRUE, .now = SAMPLE_NOW };
  g_autoptr (GPtrArray) tasks = sample_tasks (NULL);
  g_autoptr (DueSnapshot) before = sample_listed (0, 0, 0, FRIDAY, NULL);
  g_autoptr (DueSnapshot) bare = sample_snapshot (0, 1, 0, SAMPLE_NOW);
  g_autoptr (DueSnapshot) after = NULL;
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  g_autoptr (DueChange) change = NULL;
  g_autofree char *body = NULL;

  g_ptr_array_add (tasks, due_task_new (&fields));
  after = due_snapshot_with_tasks (bare, tasks, SAMPLE_NOW);
  change = due_change_detect (baseline, after, &rules);
  body = due_change_get_body (change);
  g_assert_cmpstr (body, ==, "Sales");
}

/* A time that no calendar knows is left out. */
static void
test_summary_at_a_strange_time (void)
{
  DueChangeRules rules = { .kinds = DUE_KINDS_ALL, .summary = TRUE, .now = SAMPLE_NOW };
  g_autoptr (DueSnapshot) before = sample_snapshot (0, 0, 0, G_MAXINT64);
  g_autoptr (DueSnapshot) after = sample_snapshot (2, 0, 0, SAMPLE_NOW);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);
  g_autofree char *head = due_change_get_summary (change, NULL);

  g_assert_cmpstr (head, ==, "2 tasks became overdue");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/change-text/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/change-text/project-is-named", test_project_is_named);
  g_test_add_func ("/change-text/summary-at-a-strange-time", test_summary_at_a_strange_time);

  return g_test_run ();
}
