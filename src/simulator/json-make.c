/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"

JsonNode *
due_json_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
due_json_take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/* Returns: (transfer full): the empty list, which is PHP's empty map as well */
JsonNode *
due_json_empty (void)
{
  return due_json_take_array (json_array_new ());
}

JsonNode *
due_json_id (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return json_node_init_string (json_node_alloc (), text);
}

void
due_json_set_id (JsonObject *object, const char *name, gint64 id)
{
  json_object_set_member (object, name, due_json_id (id));
}

void
due_json_set_flag (JsonObject *object, const char *name, gboolean value)
{
  json_object_set_string_member (object, name, value ? "Y" : "N");
}

/* @text: (transfer full) (nullable): NULL gives null */
void
due_json_take_text (JsonObject *object, const char *name, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL)
    json_object_set_string_member (object, name, owned);
  else
    json_object_set_null_member (object, name);
}
