/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "params.h"
#include "task-filter.h"

/* So that a slip of the pen in a test is not taken for a wish. */
gboolean
due_control_check_names (JsonObject *input, const char *const *known, char **complaint)
{
  g_autoptr (GList) names = json_object_get_members (input);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        *complaint = g_strdup_printf ("There is no \"%s\" here.", (const char *) l->data);
        return FALSE;
      }
  return TRUE;
}

gboolean
due_control_read_user (const DueControl *control, JsonNode *node, gint64 *id, char **complaint)
{
  if (due_node_read_int (node, id) && due_world_user (control->site->world, *id) != NULL)
    return TRUE;
  *complaint = g_strdup ("There is no such user.");
  return FALSE;
}

/* Returns: (transfer full) (nullable): the ids in a list, or the one that stands for a list */
GArray *
due_control_read_users (const DueControl *control, JsonNode *node, char **complaint)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JsonObject) map = due_node_dup_map (node);
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, map);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      gint64 id = 0;

      if (!due_control_read_user (control, value, &id, complaint))
        return NULL;
      if (!due_ids_contain (ids, id))
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

gboolean
due_control_read_flag (JsonNode *node, gboolean *value, char **complaint)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      *value = json_node_get_boolean (node);
      return TRUE;
    }
  *complaint = g_strdup ("A flag is true or false.");
  return FALSE;
}

/* Null and the empty string are no time: 0. */
gboolean
due_control_read_time (JsonNode *node, gint64 *time_us, char **complaint)
{
  g_autofree char *text = due_node_dup_text (node);

  *time_us = due_node_is_container (node) ? -1 : due_filter_parse_date (text != NULL ? text : "");
  if (*time_us == 0 ||
      (*time_us >= DUE_CONTROL_FIRST_TIME_US && *time_us <= DUE_CONTROL_LAST_TIME_US))
    return TRUE;
  *complaint = g_strdup ("A time is written like 2026-11-24T10:00:00+03:00.");
  return FALSE;
}
