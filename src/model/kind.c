/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kind.h"

static const struct
{
  const char *name;
  const char *wire_name;
} kinds_table[DUE_N_KINDS] = {
  { "overdue", "expired" },
  { "comments", "new_comments" },
  { "mentions", "mentioned" },
};

DueKinds
due_kind_nth (guint n)
{
  g_return_val_if_fail (n < DUE_N_KINDS, DUE_KINDS_NONE);

  return (DueKinds) (1u << n);
}

guint
due_kind_get_index (DueKinds kind)
{
  gint index = g_bit_nth_lsf (kind, -1);

  g_return_val_if_fail (index >= 0 && index < DUE_N_KINDS, 0);
  g_return_val_if_fail (kind == 1u << index, 0);

  return (guint) index;
}

const char *
due_kind_get_wire_name (DueKinds kind)
{
  return kinds_table[due_kind_get_index (kind)].wire_name;
}

const char *
due_kind_get_name (DueKinds kind)
{
  return kinds_table[due_kind_get_index (kind)].name;
}

gboolean
due_kinds_from_name (const char *name, DueKinds *kinds)
{
  if (g_strcmp0 (name, "all") == 0)
    {
      *kinds = DUE_KINDS_ALL;
      return TRUE;
    }
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (g_strcmp0 (name, kinds_table[i].name) == 0)
      {
        *kinds = due_kind_nth (i);
        return TRUE;
      }
  return FALSE;
}
