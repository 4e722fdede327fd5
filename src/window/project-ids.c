/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-ids.h"

#include "watch.h"

GArray *
due_project_ids_read (GSettings *settings, const char *key)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GVariant) value = NULL;
  const gint64 *stored = NULL;
  gsize n_stored = 0;

  g_return_val_if_fail (G_IS_SETTINGS (settings), ids);

  value = g_settings_get_value (settings, key);
  stored = g_variant_get_fixed_array (value, &n_stored, sizeof (gint64));
  for (gsize i = 0; i < n_stored && ids->len < DUE_WATCH_PROJECTS_MAX; i++)
    if (stored[i] > 0 && !due_project_ids_have (ids, stored[i]))
      g_array_append_val (ids, stored[i]);
  return ids;
}

gboolean
due_project_ids_have (GArray *ids, gint64 id)
{
  g_return_val_if_fail (ids != NULL, FALSE);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

void
due_project_ids_put (GArray *ids, gint64 id, gboolean wanted)
{
  g_return_if_fail (ids != NULL);

  for (guint i = ids->len; i > 0; i--)
    if (g_array_index (ids, gint64, i - 1) == id)
      g_array_remove_index (ids, i - 1);
  if (wanted)
    g_array_append_val (ids, id);
}
