/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "php-query.h"

#include <string.h>

static guint
hex_pair (const char *text)
{
  return (guint) (g_ascii_xdigit_value (text[0]) * 16 + g_ascii_xdigit_value (text[1]));
}

/* PHP's urldecode(): a lone percent sign stays, a plus is a space. */
static char *
decode (const char *text, gsize length)
{
  g_autoptr (GString) out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '+')
        g_string_append_c (out, ' ');
      else if (text[i] == '%' && i + 2 < length && g_ascii_isxdigit (text[i + 1]) &&
               g_ascii_isxdigit (text[i + 2]))
        {
          g_string_append_c (out, (char) hex_pair (text + i + 1));
          i += 2;
        }
      else
        g_string_append_c (out, text[i]);
    }

  return g_utf8_make_valid (out->str, (gssize) out->len);
}

/* The index that PHP gives to `[]`: one more than the largest so far. */
static gint64
next_index (JsonObject *map)
{
  JsonObjectIter iter;
  const char *key = NULL;
  gint64 next = 0;

  json_object_iter_init_ordered (&iter, map);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    {
      gint64 index = 0;

      if (g_ascii_string_to_signed (key, 10, 0, G_MAXINT32, &index, NULL) && index >= next)
        next = index + 1;
    }
  return next;
}

/* Returns: (transfer none): the map below @key, made if there is none; a scalar gives way */
static JsonObject *
enter (JsonObject *map, const char *key)
{
  JsonNode *node = json_object_get_member (map, key);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (map, key, json_object_new ());
  return json_object_get_object_member (map, key);
}

/* Takes one `[key]` off @rest; NULL when there is none. */
static char *
take_bracket (const char **rest)
{
  const char *end = NULL;
  char *key = NULL;

  if (**rest != '[' || (end = strchr (*rest, ']')) == NULL)
    return NULL;
  key = g_strndup (*rest + 1, (gsize) (end - *rest - 1));
  *rest = end + 1;
  return key;
}

static char *
take_name (const char **rest)
{
  const char *start = *rest;
  gsize length = strcspn (start, "[");
  g_autofree char *name = NULL;

  if (start[length] == '[' && strchr (start + length, ']') == NULL)
    length = strlen (start);
  name = g_strndup (start, length);
  *rest = start + length;
  return g_strdelimit (g_steal_pointer (&name), ". [", '_');
}

/**
 * due_php_query_add:
 * @into: the parameters so far
 * @name: a decoded name such as `filter[!STATUS][]`
 * @value: a decoded value
 *
 * Adds one variable as PHP does: brackets nest, `[]` appends, dots and spaces of the outer name
 * become underscores. Does nothing for an empty name or one nested too deeply.
 */
void
due_php_query_add (JsonObject *into, const char *name, const char *value)
{
  g_autofree char *key = NULL;
  JsonObject *map = into;
  const char *rest = name + strspn (name, " ");

  if (*rest == '[')
    {
      key = g_strdup_printf ("_%s", rest + 1);
      rest = "";
    }
  else
    key = take_name (&rest);
  if (*key == '\0')
    return;

  for (guint depth = 0; *rest == '[' && depth <= DUE_PHP_MAX_NESTING; depth++)
    {
      g_autofree char *inner = take_bracket (&rest);

      if (inner == NULL)
        break;
      if (depth == DUE_PHP_MAX_NESTING)
        return;
      map = enter (map, key);
      g_free (key);
      key = *inner != '\0' ? g_steal_pointer (&inner)
                           : g_strdup_printf ("%" G_GINT64_FORMAT, next_index (map));
    }
  json_object_set_string_member (map, key, value);
}

/**
 * due_php_query_parse:
 * @query: (nullable): the part after the question mark, or a form body
 *
 * Reads the query as PHP does, at most %DUE_PHP_MAX_VARIABLES variables. Each value is a string;
 * each array is an object with its indices as keys.
 *
 * Returns: (transfer full): the variables
 */
JsonObject *
due_php_query_parse (const char *query)
{
  JsonObject *map = json_object_new ();
  g_auto (GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", DUE_PHP_MAX_VARIABLES + 1);

  for (guint i = 0; pairs[i] != NULL && i < DUE_PHP_MAX_VARIABLES; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      gsize length = equals != NULL ? (gsize) (equals - pairs[i]) : strlen (pairs[i]);
      g_autofree char *name = decode (pairs[i], length);
      g_autofree char *value = equals != NULL ? decode (equals + 1, strlen (equals + 1)) : NULL;

      due_php_query_add (map, name, value != NULL ? value : "");
    }
  return map;
}

/**
 * due_php_map_to_node:
 * @map: (transfer full): members in the order of the PHP array
 *
 * Prints a PHP array as json_encode() does: keys 0, 1, 2... make a list, and so does no key at all.
 *
 * Returns: (transfer full): an array or an object
 */
JsonNode *
due_php_map_to_node (JsonObject *map)
{
  g_autoptr (JsonObject) owned = map;
  g_autoptr (JsonArray) list = json_array_new ();
  JsonNode *node = json_node_alloc ();
  JsonNode *value = NULL;
  JsonObjectIter iter;
  const char *key = NULL;
  guint index = 0;

  json_object_iter_init_ordered (&iter, owned);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_autofree char *expected = g_strdup_printf ("%u", index++);

      if (!g_str_equal (key, expected))
        return json_node_init_object (node, owned);
      json_array_add_element (list, json_node_copy (value));
    }
  return json_node_init_array (node, list);
}
