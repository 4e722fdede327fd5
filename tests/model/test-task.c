/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task.h"

#include <string.h>

#include "counters.h"
#include "model-samples.h"

static void
test_fields (void)
{
  DueTaskFields fields = {
    .id = 8017,
    .title = "Quarterly\nreport",
    .deadline = 5,
    .group_id = 129,
    .group = " Sales\t",
    .new_comments = 2,
    .roles = DUE_ROLE_AUDITOR,
    .muted = 4,
    .finished = TRUE,
  };
  g_autoptr (DueTask) task = due_task_new (&fields);

  g_assert_cmpint (due_task_get_id (task), ==, 8017);
  g_assert_cmpstr (due_task_get_title (task), ==, "Quarterly report");
  g_assert_cmpint (due_task_get_deadline (task), ==, 5);
  g_assert_cmpint (due_task_get_group_id (task), ==, 129);
  g_assert_cmpstr (due_task_get_group (task), ==, "Sales");
  g_assert_cmpuint (due_task_get_new_comments (task), ==, 2);
  g_assert_cmpuint (due_task_get_roles (task), ==, DUE_ROLE_AUDITOR);
  g_assert_true (due_task_is_muted (task));
  g_assert_true (due_task_is_finished (task));
}

static void
test_strange_fields (void)
{
  g_autofree char *long_title = g_strnfill (5000, 'x');
  DueTaskFields fields = {
    .id = G_MAXINT64,
    .title = "\xe2\x80\xae",
    .deadline = G_MININT64,
    .group_id = -1,
    .group = "\n",
    .new_comments = G_MAXUINT,
    .roles = (DueRoles) G_MAXINT,
  };
  g_autoptr (DueTask) task = due_task_new (&fields);
  g_autoptr (DueTask) untitled = NULL;
  g_autoptr (DueTask) titled = NULL;

  g_assert_cmpstr (due_task_get_title (task), ==, "Task 9223372036854775807");
  g_assert_cmpint (due_task_get_deadline (task), ==, 0);
  g_assert_cmpint (due_task_get_group_id (task), ==, 0);
  g_assert_null (due_task_get_group (task));
  g_assert_cmpuint (due_task_get_new_comments (task), ==, DUE_COUNTERS_MAX);
  g_assert_cmpuint (due_task_get_roles (task), ==, DUE_ROLES_ALL);

  fields.title = NULL;
  untitled = due_task_new (&fields);
  g_assert_true (due_task_equal (task, untitled));
  fields.title = long_title;
  titled = due_task_new (&fields);
  g_assert_cmpuint (strlen (due_task_get_title (titled)), ==, DUE_TASK_TITLE_MAX);
}

static void
test_kinds (void)
{
  static const struct
  {
    SampleTask task;
    gint64 now;
    DueKinds kinds;
  } rows[] = {
    { { 1, "a", 0, 0, FALSE, FALSE }, 100, DUE_KINDS_NONE },
    { { 1, "a", 99, 0, FALSE, FALSE }, 100, DUE_KIND_OVERDUE },
    { { 1, "a", 100, 0, FALSE, FALSE }, 100, DUE_KINDS_NONE },
    { { 1, "a", 101, 3, FALSE, FALSE }, 100, DUE_KIND_COMMENTS },
    { { 1, "a", 99, 3, FALSE, FALSE }, 100, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS },
    { { 1, "a", 99, 3, TRUE, FALSE }, 100, DUE_KINDS_NONE },
    { { 1, "a", 99, 3, FALSE, TRUE }, 100, DUE_KIND_COMMENTS },
    { { 1, "a", 99, 0, FALSE, TRUE }, 100, DUE_KINDS_NONE },
    { { 1, "a", 99, 3, TRUE, TRUE }, 100, DUE_KINDS_NONE },
    { { 1, "a", G_MAXINT64, 0, FALSE, FALSE }, G_MAXINT64, DUE_KINDS_NONE },
    { { 1, "a", 1, 0, FALSE, FALSE }, G_MAXINT64, DUE_KIND_OVERDUE },
    { { 1, "a", 1, 0, FALSE, FALSE }, G_MININT64, DUE_KINDS_NONE },
    { { 1, "a", 0, 0, FALSE, FALSE }, G_MAXINT64, DUE_KINDS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueTask) task = sample_task (&rows[i].task);

      g_assert_cmpuint (due_task_get_kinds (task, rows[i].now), ==, rows[i].kinds);
    }
}

/* In the order that they shall have. */
static void
test_order (void)
{
  static const SampleTask rows[] = {
    { 9, "earliest", 10, 0, FALSE, FALSE },
    { 1, "later", 20, 5, FALSE, FALSE },
    { 2, "later, fewer comments", 20, 4, FALSE, FALSE },
    { 3, "later, fewer comments, higher id", 20, 4, FALSE, FALSE },
    { 5, "no deadline, comments", 0, 9, FALSE, FALSE },
    { 6, "finished long ago, comment", 1, 1, FALSE, TRUE },
    { 4, "no deadline", 0, 0, FALSE, FALSE },
    { 7, "muted", 1, 9, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr (DueTask) a = sample_task (&rows[i]);
        g_autoptr (DueTask) b = sample_task (&rows[j]);
        int order = due_task_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_equality (void)
{
  DueTaskFields base = { .id = 1,
                         .title = "a",
                         .deadline = 5,
                         .group_id = 3,
                         .group = "g",
                         .new_comments = 2,
                         .roles = DUE_ROLE_AUDITOR };
  g_autoptr (DueTask) task = due_task_new (&base);

  for (guint i = 0; i < 9; i++)
    {
      DueTaskFields fields = base;
      g_autoptr (DueTask) other = NULL;

      fields.id += i == 0;
      fields.title = i == 1 ? "b" : "a";
      fields.deadline += i == 2;
      fields.group_id += i == 3;
      fields.group = i == 4 ? NULL : "g";
      fields.new_comments += i == 5;
      fields.roles |= i == 6 ? DUE_ROLE_ORIGINATOR : 0;
      fields.muted = i == 7;
      fields.finished = i == 8;
      other = due_task_new (&fields);
      g_assert_false (due_task_equal (task, other));
    }
  g_assert_true (due_task_equal (task, task));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/fields", test_fields);
  g_test_add_func ("/task/strange-fields", test_strange_fields);
  g_test_add_func ("/task/kinds", test_kinds);
  g_test_add_func ("/task/order", test_order);
  g_test_add_func ("/task/equality", test_equality);

  return g_test_run ();
}
