/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tally.h"

#define NOW_US (G_GINT64_CONSTANT (1795514400) * G_USEC_PER_SEC)
#define ME 1
#define OTHER 2

/* One task in a world of its own; what it adds to the counters of user 1. */
static const struct
{
  const char *name;
  gint64 responsible;
  gint64 creator;
  gint64 accomplice; /* 0: none */
  gint64 auditor;
  gint64 deadline_s; /* from now; 0: none */
  DueStatus status;
  gboolean muted;
  guint comments; /* of the other one */
  DueSide side;
  gint64 group;
  gint64 expired;
  gint64 new_comments;
} rows[] = {
  { "late", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 0, DUE_SIDE_ALL, 0, 1, 0 },
  { "in time", ME, OTHER, 0, 0, 60, DUE_STATUS_WAITING, FALSE, 0, DUE_SIDE_ALL, 0, 0, 0 },
  { "no deadline", ME, OTHER, 0, 0, 0, DUE_STATUS_WAITING, FALSE, 2, DUE_SIDE_ALL, 0, 0, 2 },
  { "begun", ME, OTHER, 0, 0, -60, DUE_STATUS_IN_PROGRESS, FALSE, 0, DUE_SIDE_ALL, 0, 1, 0 },
  { "done", ME, OTHER, 0, 0, -60, DUE_STATUS_COMPLETED, FALSE, 1, DUE_SIDE_ALL, 0, 0, 1 },
  { "handed in", ME, OTHER, 0, 0, -60, DUE_STATUS_AWAITING_CONTROL, FALSE, 0, DUE_SIDE_ALL, 0, 0,
    0 },
  { "deferred", ME, OTHER, 0, 0, -60, DUE_STATUS_DEFERRED, FALSE, 0, DUE_SIDE_ALL, 0, 1, 0 },
  { "muted", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, TRUE, 3, DUE_SIDE_ALL, 0, 0, 0 },
  { "responsible", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 3, DUE_SIDE_RESPONSIBLE, 0, 1,
    3 },
  { "not accomplice", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 3, DUE_SIDE_ACCOMPLICE, 0, 0,
    0 },
  { "accomplice", OTHER, OTHER, ME, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ACCOMPLICE, 0, 1,
    1 },
  { "auditor", OTHER, OTHER, 0, ME, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_AUDITOR, 0, 0, 1 },
  { "only auditor, of all", OTHER, OTHER, 0, ME, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ALL, 0,
    0, 1 },
  { "auditor and responsible", ME, OTHER, 0, ME, -60, DUE_STATUS_WAITING, FALSE, 1,
    DUE_SIDE_AUDITOR, 0, 0, 1 },
  { "originator", OTHER, ME, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ORIGINATOR, 0, 1,
    1 },
  { "two roles count once in all", ME, ME, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ALL, 0,
    1, 1 },
  { "no role", OTHER, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ALL, 0, 0, 0 },
  { "its group", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ALL, 11, 1, 1 },
  { "another group", ME, OTHER, 0, 0, -60, DUE_STATUS_WAITING, FALSE, 1, DUE_SIDE_ALL, 12, 0, 0 },
};

static DueWorldTask *
make_task (DueWorld *world, guint row)
{
  DueWorldTask *task = due_world_add_task (world, "Task", rows[row].responsible);

  task->creator = rows[row].creator;
  task->group = 11;
  task->status = rows[row].status;
  if (rows[row].accomplice != 0)
    g_array_append_val (task->accomplices, rows[row].accomplice);
  if (rows[row].auditor != 0)
    g_array_append_val (task->auditors, rows[row].auditor);
  if (rows[row].deadline_s != 0)
    task->deadline_us = NOW_US + rows[row].deadline_s * G_USEC_PER_SEC;
  due_world_task_view (task, ME)->muted = rows[row].muted;
  for (guint i = 0; i < rows[row].comments; i++)
    due_world_comment (world, task, OTHER, "text", NULL);
  return task;
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DueWorld *world = due_world_new (1, NOW_US);
      DueTallyQuery query = { .user = ME, .group = rows[i].group, .side = rows[i].side };

      g_test_message ("%s", rows[i].name);
      make_task (world, i);
      g_assert_cmpint (due_tally (world, &query, DUE_KIND_EXPIRED), ==, rows[i].expired);
      g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, rows[i].new_comments);
      g_assert_finalize_object (world);
    }
}

static void
test_reading (void)
{
  g_autoptr (DueWorld) world = due_world_new (1, NOW_US);
  DueTallyQuery query = { .user = ME };
  DueWorldTask *task = due_world_add_task (world, "Task", ME);
  GArray *me = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = ME;

  g_array_append_val (me, id);
  due_world_comment (world, task, OTHER, "for you", me);
  due_world_comment (world, task, OTHER, "for all", NULL);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 2);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_MENTIONED), ==, 1);

  due_world_task_read (task, ME);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 0);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_MENTIONED), ==, 0);

  /* Writing reads what is above; one's own words are not news. */
  due_world_comment (world, task, OTHER, "again", NULL);
  due_world_comment (world, task, ME, "yes", NULL);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 0);
}

static void
test_deadline_passes (void)
{
  g_autoptr (DueWorld) world = due_world_new (1, NOW_US);
  DueTallyQuery query = { .user = ME };
  DueWorldTask *task = due_world_add_task (world, "Task", ME);

  task->deadline_us = NOW_US + G_USEC_PER_SEC;
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_EXPIRED), ==, 0);
  due_world_set_now (world, NOW_US + G_USEC_PER_SEC);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_EXPIRED), ==, 0);
  due_world_set_now (world, NOW_US + 2 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_EXPIRED), ==, 1);
}

static void
test_lag (void)
{
  g_autoptr (DueWorld) world = due_world_new (1, NOW_US);
  DueTallyQuery query = { .user = ME };
  DueWorldTask *task = due_world_add_task (world, "Task", ME);

  due_world_set_lag (world, 30 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_WITHOUT_DEADLINE), ==, 0);
  due_world_set_now (world, NOW_US + 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_WITHOUT_DEADLINE), ==, 1);

  task = due_world_edit_task (world, task->id);
  due_world_comment (world, task, OTHER, "text", NULL);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 0);
  due_world_set_now (world, NOW_US + 89 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 0);
  due_world_set_now (world, NOW_US + 91 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (due_tally (world, &query, DUE_KIND_NEW_COMMENTS), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/rules", test_rules);
  g_test_add_func ("/tally/reading", test_reading);
  g_test_add_func ("/tally/deadline-passes", test_deadline_passes);
  g_test_add_func ("/tally/lag", test_lag);
  return g_test_run ();
}
