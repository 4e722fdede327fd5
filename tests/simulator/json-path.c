/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-path.h"

static JsonNode *
step (JsonNode *node, const char *name)
{
  guint64 index = 0;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), name);
  if (JSON_NODE_HOLDS_ARRAY (node) &&
      g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT, &index, NULL) &&
      index < json_array_get_length (json_node_get_array (node)))
    return json_array_get_element (json_node_get_array (node), (guint) index);
  return NULL;
}

static guint
get_size (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node));
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

/**
 * json_path_print:
 * @root: (nullable): any value
 * @path: names and indices, each after a slash; `#` at the end for the number of members
 *
 * Returns: (transfer full): JSON, or "absent"
 */
char *
json_path_print (JsonNode *root, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = root;

  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    {
      if (g_str_equal (names[i], "#"))
        return g_strdup_printf ("%u", get_size (node));
      if (*names[i] != '\0')
        node = step (node, names[i]);
    }
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("absent");
}
