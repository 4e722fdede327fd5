/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "method-call.h"

struct _DueCommand
{
  const char *method;
  JsonObject *parameters;
};

DueMethodCall *
due_method_call_new (const char *method, JsonObject *parameters)
{
  DueMethodCall *self = g_new0 (DueMethodCall, 1);

  self->method = method;
  self->parameters = parameters;
  return self;
}

void
due_method_call_free (DueMethodCall *self)
{
  json_object_unref (self->parameters);
  g_free (self);
}

const char *
due_method_call_get_method (const DueMethodCall *self)
{
  return self->method;
}

JsonObject *
due_method_call_get_parameters (const DueMethodCall *self)
{
  return self->parameters;
}

static void append_node (GString *text, const char *name, JsonNode *node);

/* A raw "+" would be read as a space, and the time zone of a date with it. */
static void
append_pair (GString *text, const char *name, const char *value)
{
  g_string_append_c (text, text->len > 0 ? '&' : '?');
  g_string_append_uri_escaped (text, name, NULL, FALSE);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, FALSE);
}

static void
append_object (GString *text, const char *name, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      g_autofree char *path = name == NULL ? g_strdup (key) : g_strdup_printf ("%s[%s]", name, key);

      append_node (text, path, node);
    }
}

static void
append_array (GString *text, const char *name, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", name, i);

      append_node (text, path, json_array_get_element (array, i));
    }
}

static void
append_node (GString *text, const char *name, JsonNode *node)
{
  g_autofree char *number = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, name, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, name, json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    append_pair (text, name, json_node_get_string (node));
  else
    {
      number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      append_pair (text, name, number);
    }
}

char *
due_method_call_to_text (const DueMethodCall *self)
{
  g_autoptr (GString) query = g_string_new (NULL);

  append_object (query, NULL, self->parameters);
  return g_strconcat (self->method, query->str, NULL);
}
