/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "php-query.h"

static const struct
{
  const char *name;
  const char *query;
  const char *json;
} rows[] = {
  { "nothing", "", "{}" },
  { "one", "a=1", "{\"a\":\"1\"}" },
  { "no value", "a&b=", "{\"a\":\"\",\"b\":\"\"}" },
  { "an equals sign in the value", "a=b=c", "{\"a\":\"b=c\"}" },
  { "the last one counts", "a=1&a=2", "{\"a\":\"2\"}" },
  { "no name", "=1&&&", "{}" },
  { "plus and percent", "a+b=c+d%2Be%20f", "{\"a_b\":\"c d+e f\"}" },
  { "a lone percent sign", "a=100%&b=%zz", "{\"a\":\"100%\",\"b\":\"%zz\"}" },
  { "nested", "filter[RESPONSIBLE_ID]=547", "{\"filter\":{\"RESPONSIBLE_ID\":\"547\"}}" },
  { "encoded brackets", "filter%5B%3CDEADLINE%5D=x", "{\"filter\":{\"<DEADLINE\":\"x\"}}" },
  { "appended", "s[]=ID&s[]=TITLE", "{\"s\":{\"0\":\"ID\",\"1\":\"TITLE\"}}" },
  { "appended after an index", "s[7]=a&s[]=b", "{\"s\":{\"7\":\"a\",\"8\":\"b\"}}" },
  { "a list in a map", "f[!S][0]=4&f[!S][1]=5", "{\"f\":{\"!S\":{\"0\":\"4\",\"1\":\"5\"}}}" },
  { "a scalar gives way", "a=1&a[b]=2", "{\"a\":{\"b\":\"2\"}}" },
  { "encoded twice", "f%255BA%255D=1", "{\"f%5BA%5D\":\"1\"}" },
  { "an offset that is not encoded", "d=10:00+03:00", "{\"d\":\"10:00 03:00\"}" },
  { "a dot", "a.b=1", "{\"a_b\":\"1\"}" },
  { "an open bracket", "a[b=1", "{\"a_b\":\"1\"}" },
  { "a leading bracket", "[a]=1", "{\"_a]\":\"1\"}" },
  { "something after the bracket", "a[b]c=1", "{\"a\":{\"b\":\"1\"}}" },
  { "not UTF-8", "a=%ff", "{\"a\":\"\xef\xbf\xbd\"}" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *json = NULL;

      json_node_take_object (node, due_php_query_parse (rows[i].query));
      json = json_to_string (node, FALSE);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (json, ==, rows[i].json);
    }
}

static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) deep = g_string_new ("a");
  g_autoptr (JsonObject) from_many = NULL;
  g_autoptr (JsonObject) from_deep = NULL;

  for (guint i = 0; i < DUE_PHP_MAX_VARIABLES + 5; i++)
    g_string_append_printf (many, "v%u=1&", i);
  for (guint i = 0; i < DUE_PHP_MAX_NESTING + 1; i++)
    g_string_append (deep, "[a]");

  from_many = due_php_query_parse (many->str);
  g_assert_cmpuint (json_object_get_size (from_many), ==, DUE_PHP_MAX_VARIABLES);
  from_deep = due_php_query_parse (deep->str);
  g_assert_false (json_object_has_member (from_deep, "a") &&
                  JSON_NODE_HOLDS_VALUE (json_object_get_member (from_deep, "a")));
}

static const struct
{
  const char *map;
  const char *json;
} maps[] = {
  { "", "[]" },
  { "0=a&1=b", "[\"a\",\"b\"]" },
  { "1=a", "{\"1\":\"a\"}" },
  { "1=a&0=b", "{\"1\":\"a\",\"0\":\"b\"}" },
  { "all=a", "{\"all\":\"a\"}" },
};

static void
test_map (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (JsonNode) node = due_php_map_to_node (due_php_query_parse (maps[i].map));
      g_autofree char *json = json_to_string (node, FALSE);

      g_assert_cmpstr (json, ==, maps[i].json);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/php-query/parse", test_parse);
  g_test_add_func ("/php-query/bounds", test_bounds);
  g_test_add_func ("/php-query/map", test_map);
  return g_test_run ();
}
