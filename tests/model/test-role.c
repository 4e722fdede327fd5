/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "role.h"

static const struct
{
  DueRoles role;
  const char *type_name;
  const char *label;
} rows[] = {
  { DUE_ROLE_RESPONSIBLE, "view_role_responsible", "Ongoing" },
  { DUE_ROLE_ACCOMPLICE, "view_role_accomplice", "Assisting" },
  { DUE_ROLE_AUDITOR, "view_role_auditor", "Following" },
  { DUE_ROLE_ORIGINATOR, "view_role_originator", "Set by me" },
  { DUE_ROLES_ALL, "view_all", "All roles" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (due_role_get_type_name (rows[i].role), ==, rows[i].type_name);
      g_assert_cmpstr (due_role_get_label (rows[i].role), ==, rows[i].label);
    }
  for (guint i = 0; i < DUE_N_ROLES; i++)
    g_assert_cmpuint (due_role_nth (i), ==, rows[i].role);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/table", test_table);

  return g_test_run ();
}
