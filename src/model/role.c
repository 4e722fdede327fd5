/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "role.h"

#include <glib/gi18n.h>

/* Translators: the roles' names are the portal's own words, as its lists and filters show them. */
static const struct
{
  const char *type_name;
  const char *label;
} roles_table[DUE_N_ROLES] = {
  /* Translators: the portal's filter for tasks one is responsible for */
  { "view_role_responsible", N_ ("Ongoing") },
  /* Translators: the portal's filter for tasks one takes part in */
  { "view_role_accomplice", N_ ("Assisting") },
  /* Translators: the portal's filter for tasks one observes */
  { "view_role_auditor", N_ ("Following") },
  /* Translators: the portal's filter for tasks one has given */
  { "view_role_originator", N_ ("Set by me") },
};

static guint
role_get_index (DueRoles role)
{
  gint index = g_bit_nth_lsf (role, -1);

  g_return_val_if_fail (index >= 0 && index < DUE_N_ROLES, 0);
  g_return_val_if_fail (role == 1u << index, 0);

  return (guint) index;
}

DueRoles
due_role_nth (guint n)
{
  g_return_val_if_fail (n < DUE_N_ROLES, DUE_ROLE_RESPONSIBLE);

  return (DueRoles) (1u << n);
}

const char *
due_role_get_type_name (DueRoles role)
{
  if (role == DUE_ROLES_ALL)
    return "view_all";
  return roles_table[role_get_index (role)].type_name;
}

const char *
due_role_get_label (DueRoles role)
{
  if (role == DUE_ROLES_ALL)
    return _ ("All roles");
  return _ (roles_table[role_get_index (role)].label);
}
