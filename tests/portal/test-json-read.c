/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-read.h"

#include "json-scan.h"

#define DEEP_8 "[[[[[[[["
#define CLOSE_8 "]]]]]]]]"
#define DEEP_31 DEEP_8 DEEP_8 DEEP_8 "[[[[[[["
#define CLOSE_31 CLOSE_8 CLOSE_8 CLOSE_8 "]]]]]]]"

typedef struct
{
  const char *name;
  const char *text;
  gboolean good;
} Case;

static const Case cases[] = {
  { "empty-object", "{}", TRUE },
  { "spaces", " \t\r\n{ \"a\" : [ 1 , 2.5 , true , false , null , \"x\" ] } \n", TRUE },
  { "mark", "\xef\xbb\xbf{}", TRUE },
  { "escapes", "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0416\\uD83D\\uDE00\"}", TRUE },
  { "numbers", "{\"a\":[0,-0,-1,1.5,-1.5e10,1E+2,1e-2,0.0]}", TRUE },
  { "int64", "{\"a\":[9223372036854775807,-9223372036854775807]}", TRUE },
  { "depth-32", "{\"a\":" DEEP_31 CLOSE_31 "}", TRUE },
  { "brackets-in-string", "{\"a\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}", TRUE },
  { "nothing", "", FALSE },
  { "only-spaces", "  \n", FALSE },
  { "only-mark", "\xef\xbb\xbf", FALSE },
  { "list", "[]", FALSE },
  { "string", "\"a\"", FALSE },
  { "null", "null", FALSE },
  { "number", "12", FALSE },
  { "depth-33", "{\"a\":" DEEP_31 "[" CLOSE_31 "]}", FALSE },
  { "open", "{", FALSE },
  { "cut", "{\"a\":{\"b\"", FALSE },
  { "cut-string", "{\"a\":\"b", FALSE },
  { "cut-escape", "{\"a\":\"b\\", FALSE },
  { "cut-unicode", "{\"a\":\"\\u12", FALSE },
  { "closed-twice", "{}}", FALSE },
  { "two-documents", "{} {}", FALSE },
  { "rest", "{}x", FALSE },
  { "rest-comma", "{},", FALSE },
  { "nul", "{\"a\":\"\\u0000\"}", FALSE },
  { "high-alone", "{\"a\":\"\\ud800x\"}", FALSE },
  { "low-alone", "{\"a\":\"\\udc00\"}", FALSE },
  { "high-high", "{\"a\":\"\\ud800\\ud800\"}", FALSE },
  { "high-escape", "{\"a\":\"\\ud800\\n\"}", FALSE },
  { "bad-escape", "{\"a\":\"\\x41\"}", FALSE },
  { "raw-control", "{\"a\":\"\n\"}", FALSE },
  { "not-utf8", "{\"a\":\"\xff\"}", FALSE },
  { "surrogate-bytes", "{\"a\":\"\xed\xa0\x80\"}", FALSE },
  { "octal", "{\"a\":010}", FALSE },
  { "hex", "{\"a\":0x10}", FALSE },
  { "plus", "{\"a\":+1}", FALSE },
  { "minus-alone", "{\"a\":-}", FALSE },
  { "minus-space", "{\"a\":- 1}", FALSE },
  { "minus-minus", "{\"a\":--1}", FALSE },
  { "dot", "{\"a\":.5}", FALSE },
  { "dot-end", "{\"a\":5.}", FALSE },
  { "exponent-end", "{\"a\":5e}", FALSE },
  { "glued-words", "{\"a\":1true}", FALSE },
  { "2-to-63", "{\"a\":9223372036854775808}", FALSE },
  { "minus-2-to-64", "{\"a\":-18446744073709551615}", FALSE },
  { "2-to-64", "{\"a\":18446744073709551616}", FALSE },
  { "nan", "{\"a\":NaN}", FALSE },
  { "infinity", "{\"a\":Infinity}", FALSE },
  { "capital", "{\"a\":True}", FALSE },
  { "word", "{\"a\":trueish}", FALSE },
  { "single-quotes", "{'a':1}", FALSE },
  { "no-quotes", "{a:1}", FALSE },
  { "comment", "{/* */\"a\":1}", FALSE },
  { "line-comment", "{\"a\":1}//", FALSE },
  { "hash", "#\n{}", FALSE },
  { "trailing-comma", "{\"a\":1,}", FALSE },
  { "no-colon", "{\"a\" 1}", FALSE },
  { "no-comma", "{\"a\":1 \"b\":2}", FALSE },
  { "wrong-bracket", "{\"a\":[1}", FALSE },
  { "html", "<html><body>502</body></html>", FALSE },
};

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return due_json_parse (bytes);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsonNode) node = parse (c->text);

  g_assert_cmpint (node != NULL, ==, c->good);
}

static void
test_nul_bytes (void)
{
  g_autoptr (GBytes) inside = g_bytes_new ("{\"a\":\"\0\"}", 9);
  g_autoptr (GBytes) after = g_bytes_new ("{}\0", 3);

  g_assert_null (due_json_parse (inside));
  g_assert_null (due_json_parse (after));
}

static void
test_deep (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *text = g_strconcat ("{\"a\":", deep, NULL);

  g_assert_null (parse (text));
}

static void
test_int (void)
{
  static const struct
  {
    const char *json;
    gint64 value; /* -99: none */
  } numbers[] = {
    { "0", 0 },
    { "12", 12 },
    { "-3", -3 },
    { "\"12\"", 12 },
    { "\"-3\"", -3 },
    { "\"0\"", 0 },
    { "-0", 0 },
    { "1.0", -99 },
    { "1.5", -99 },
    { "1e3", -99 },
    { "null", -99 },
    { "true", -99 },
    { "\"\"", -99 },
    { "\"+1\"", -99 },
    { "\" 1\"", -99 },
    { "\"1 \"", -99 },
    { "\"010\"", -99 },
    { "\"1.5\"", -99 },
    { "\"0x1\"", -99 },
    { "\"--1\"", -99 },
    { "\"1a\"", -99 },
    { "[1]", -99 },
    { "{}", -99 },
    { "101", -99 },
    { "\"101\"", -99 },
    { "-11", -99 },
    { "\"-\"", -99 },
    { "\"٣\"", -99 },
    { "\"9223372036854775807\"", -99 },
    { "\"99999999999999999999\"", -99 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", numbers[i].json);
      g_autoptr (JsonNode) node = parse (text);
      gint64 value = -99;

      g_test_message ("%s", text);
      g_assert_nonnull (node);
      g_assert_cmpint (due_json_get_int (due_json_as_object (node), "a", -10, 100, &value), ==,
                       numbers[i].value != -99);
      g_assert_cmpint (value, ==, numbers[i].value);
    }
}

static void
test_others (void)
{
  g_autoptr (JsonNode) node = parse (
      "{\"f\":1.5,\"i\":2,\"s\":\"x\",\"n\":null,\"l\":[],\"m\":[1],\"o\":{},\"big\":1e999}");
  JsonObject *object = due_json_as_object (node);
  double number = 0;

  g_assert_true (due_json_get_number (object, "f", &number));
  g_assert_cmpfloat (number, ==, 1.5);
  g_assert_true (due_json_get_number (object, "i", &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_false (due_json_get_number (object, "s", &number));
  g_assert_false (due_json_get_number (object, "big", &number));
  g_assert_false (due_json_get_number (object, "none", &number));
  g_assert_cmpstr (due_json_get_string (object, "s"), ==, "x");
  g_assert_null (due_json_get_string (object, "i"));
  g_assert_null (due_json_get_string (object, "n"));
  g_assert_null (due_json_get_string (NULL, "n"));
  g_assert_true (due_json_is_null (due_json_get (object, "n")));
  g_assert_true (due_json_is_null (due_json_get (object, "none")));
  g_assert_false (due_json_is_null (due_json_get (object, "l")));
  g_assert_true (due_json_is_empty_list (due_json_get (object, "l")));
  g_assert_false (due_json_is_empty_list (due_json_get (object, "m")));
  g_assert_false (due_json_is_empty_list (due_json_get (object, "o")));
  g_assert_nonnull (due_json_get_object (object, "o"));
  g_assert_null (due_json_get_object (object, "l"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-read/parse/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/json-read/nul-bytes", test_nul_bytes);
  g_test_add_func ("/json-read/deep", test_deep);
  g_test_add_func ("/json-read/int", test_int);
  g_test_add_func ("/json-read/others", test_others);

  return g_test_run ();
}
