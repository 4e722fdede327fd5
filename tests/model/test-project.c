/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

static void
test_values (void)
{
  g_autoptr (DueProject) project = due_project_new (12, " Sales\n&\342\200\256 more ");
  g_autoptr (DueProject) nameless = due_project_new (G_MAXINT64, NULL);

  g_assert_cmpint (due_project_get_id (project), ==, 12);
  g_assert_cmpstr (due_project_get_name (project), ==, "Sales & more");
  g_assert_cmpint (due_project_get_id (nameless), ==, G_MAXINT64);
  g_assert_cmpstr (due_project_get_name (nameless), ==, "");
}

static void
test_order (void)
{
  DueProject *sorted[] = {
    due_project_new (9, "alpha"), due_project_new (3, "Beta"), due_project_new (4, "beta"),
    due_project_new (1, "gamma"), due_project_new (2, ""),     due_project_new (5, ""),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = due_project_compare (sorted[i], sorted[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    due_project_unref (sorted[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/values", test_values);
  g_test_add_func ("/project/order", test_order);

  return g_test_run ();
}
