/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "query.h"

struct _DueQuery
{
  DueRoles role;
  gint64 group_id;
};

G_DEFINE_BOXED_TYPE (DueQuery, due_query, due_query_ref, due_query_unref)

DueQuery *
due_query_new (DueRoles role, gint64 group_id)
{
  DueQuery *self = g_atomic_rc_box_new0 (DueQuery);

  self->role = role;
  self->group_id = MAX (group_id, 0);
  return self;
}

DueQuery *
due_query_ref (DueQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_query_unref (DueQuery *self)
{
  g_atomic_rc_box_release (self);
}

DueRoles
due_query_get_role (const DueQuery *self)
{
  g_return_val_if_fail (self != NULL, DUE_ROLES_ALL);

  return self->role;
}

gint64
due_query_get_group_id (const DueQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->group_id;
}

gboolean
due_query_equal (const DueQuery *a, const DueQuery *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->role == b->role && a->group_id == b->group_id;
}
