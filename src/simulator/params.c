/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "params.h"

/* json-glib parses by recursion: deep input would overflow the stack. */
#define MAX_DEPTH 64

static gboolean
is_scalar (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node);
}

gboolean
due_node_is_container (JsonNode *node)
{
  return node != NULL && (JSON_NODE_HOLDS_ARRAY (node) || JSON_NODE_HOLDS_OBJECT (node));
}

/* Reads a whole number, also one written as a string: a form knows nothing else. */
gboolean
due_node_read_int (JsonNode *node, gint64 *value)
{
  if (!is_scalar (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, value,
                                     NULL);
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/* What PHP takes for true. */
gboolean
due_node_is_true (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (!is_scalar (node))
    return due_node_is_container (node);
  text = due_node_dup_text (node);
  return *text != '\0' && !g_str_equal (text, "0");
}

/* Returns: (transfer full) (nullable): a scalar as PHP prints it; NULL for null and containers */
char *
due_node_dup_text (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!is_scalar (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "1" : "");
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    }
}

/* Returns: (transfer full): a list or map with its keys in order; a scalar becomes key "0" */
JsonObject *
due_node_dup_map (JsonNode *node)
{
  JsonObject *map = json_object_new ();

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return map;
  if (JSON_NODE_HOLDS_VALUE (node))
    json_object_set_member (map, "0", json_node_copy (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    due_params_merge (map, json_node_get_object (node));
  else
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        g_autofree char *key = g_strdup_printf ("%u", i);

        json_object_set_member (
            map, key, json_node_copy (json_array_get_element (json_node_get_array (node), i)));
      }
  return map;
}

/* Returns: (transfer full) (element-type utf8): the scalars in @node, or @node itself if it is one
 */
GPtrArray *
due_node_dup_texts (JsonNode *node)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonObject) map = due_node_dup_map (node);
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, map);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      char *text = due_node_dup_text (value);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}

DueGiven
due_params_read_int (JsonObject *params, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (params, name);

  if (node == NULL)
    return DUE_GIVEN_NOT;
  return due_node_read_int (node, value) ? DUE_GIVEN_WELL : DUE_GIVEN_WRONG;
}

/* Returns: (transfer full) (nullable): the scalar @name as text; NULL if there is none */
char *
due_params_dup_text (JsonObject *params, const char *name)
{
  return due_node_dup_text (json_object_get_member (params, name));
}

gboolean
due_params_is_true (JsonObject *params, const char *name)
{
  return due_node_is_true (json_object_get_member (params, name));
}

/* Where a page starts: 0 and up; -1 for a page without a total. What makes no sense is 0. */
gint64
due_params_read_start (JsonObject *params)
{
  gint64 start = 0;

  if (due_params_read_int (params, "start", &start) != DUE_GIVEN_WELL || start < -1)
    return 0;
  return MIN (start, G_MAXINT32);
}

/* What is in both is taken from @from. */
void
due_params_merge (JsonObject *into, JsonObject *from)
{
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    json_object_set_member (into, key, json_node_copy (value));
}

static gboolean
is_shallow (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length && depth <= MAX_DEPTH; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '{' || text[i] == '['))
        depth++;
      else if (!in_string && (text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return depth <= MAX_DEPTH;
}

/**
 * due_json_parse:
 * @text: any bytes
 * @length: their number
 *
 * Returns: (transfer full) (nullable): the value, or %NULL if @text is not JSON
 */
JsonNode *
due_json_parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (length == 0 || !g_utf8_validate_len (text, length, NULL) || !is_shallow (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}
