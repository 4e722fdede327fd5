/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kind.h"

static const struct
{
  DueKinds kind;
  const char *name;
  const char *wire_name;
} rows[] = {
  { DUE_KIND_OVERDUE, "overdue", "expired" },
  { DUE_KIND_COMMENTS, "comments", "new_comments" },
  { DUE_KIND_MENTIONS, "mentions", "mentioned" },
};

static void
test_table (void)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (rows) == DUE_N_KINDS);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (due_kind_nth (i), ==, rows[i].kind);
      g_assert_cmpuint (due_kind_get_index (rows[i].kind), ==, i);
      g_assert_cmpstr (due_kind_get_name (rows[i].kind), ==, rows[i].name);
      g_assert_cmpstr (due_kind_get_wire_name (rows[i].kind), ==, rows[i].wire_name);
    }
}

static void
test_from_name (void)
{
  static const char *const wrong[] = { "", "Overdue", "expired", "overdue ", "everything", NULL };
  DueKinds kinds = DUE_KINDS_NONE;

  g_assert_true (due_kinds_from_name ("all", &kinds));
  g_assert_cmpuint (kinds, ==, DUE_KINDS_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (due_kinds_from_name (rows[i].name, &kinds));
      g_assert_cmpuint (kinds, ==, rows[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      kinds = DUE_KIND_MENTIONS;
      g_assert_false (due_kinds_from_name (wrong[i], &kinds));
      g_assert_cmpuint (kinds, ==, DUE_KIND_MENTIONS);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/table", test_table);
  g_test_add_func ("/kind/from-name", test_from_name);

  return g_test_run ();
}
