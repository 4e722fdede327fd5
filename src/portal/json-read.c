/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-read.h"

#include <math.h>
#include <string.h>

#include "json-scan.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

JsonNode *
due_json_parse (GBytes *body)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);

  /* A portal whose PHP files were saved with a mark sends one before each answer. */
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL) || !due_json_scan (text, length))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      due_json_as_object (json_parser_get_root (parser)) == NULL)
    return NULL;
  return json_parser_steal_root (parser);
}

JsonNode *
due_json_get (JsonObject *object, const char *name)
{
  return object == NULL ? NULL : json_object_get_member (object, name);
}

JsonObject *
due_json_as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonObject *
due_json_get_object (JsonObject *object, const char *name)
{
  return due_json_as_object (due_json_get (object, name));
}

gboolean
due_json_is_empty_list (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
         json_array_get_length (json_node_get_array (node)) == 0;
}

gboolean
due_json_is_null (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* As in JSON: no sign but "-", no leading zero, no space. */
static gboolean
parse_digits (const char *text, gint64 *value)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gsize length = strspn (digits, "0123456789");

  if (length == 0 || digits[length] != '\0' || (length > 1 && digits[0] == '0'))
    return FALSE;
  return g_ascii_string_to_signed (text, 10, -G_MAXINT64, G_MAXINT64, value, NULL);
}

gboolean
due_json_as_int (JsonNode *node, gint64 min, gint64 max, gint64 *value)
{
  gint64 number = 0;

  if (holds (node, G_TYPE_INT64))
    number = json_node_get_int (node);
  else if (!holds (node, G_TYPE_STRING) || !parse_digits (json_node_get_string (node), &number))
    return FALSE;

  if (number < min || number > max)
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
due_json_get_int (JsonObject *object, const char *name, gint64 min, gint64 max, gint64 *value)
{
  return due_json_as_int (due_json_get (object, name), min, max, value);
}

gboolean
due_json_get_number (JsonObject *object, const char *name, double *value)
{
  JsonNode *node = due_json_get (object, name);
  double number = 0;

  if (!holds (node, G_TYPE_INT64) && !holds (node, G_TYPE_DOUBLE))
    return FALSE;
  number = json_node_get_double (node);
  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

const char *
due_json_as_string (JsonNode *node)
{
  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

const char *
due_json_get_string (JsonObject *object, const char *name)
{
  return due_json_as_string (due_json_get (object, name));
}
