/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "batch-call.h"

#include "json-read.h"

static JsonObject *
parse_object (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

/* @parameters as JSON, and as PHP reads them from a query. */
static const struct
{
  const char *parameters;
  const char *text;
} encodings[] = {
  { "{}", "m" },
  { "{\"userId\":547,\"groupId\":0,\"type\":\"view_all\"}",
    "m?userId=547&groupId=0&type=view_all" },
  { "{\"d\":\"2026-11-24T10:00:00+03:00\"}", "m?d=2026-11-24T10%3A00%3A00%2B03%3A00" },
  { "{\"a\":\"x y&z=1%#'\\\"\"}", "m?a=x%20y%26z%3D1%25%23%27%22" },
  { "{\"a\":\"Ж\"}", "m?a=%D0%96" },
  { "{\"a\":\"$result[x][y]\"}", "m?a=%24result%5Bx%5D%5By%5D" },
  { "{\"filter\":{\"<DEADLINE\":1,\">=DEADLINE\":2,\"!REAL_STATUS\":[4,5]}}",
    "m?filter%5B%3CDEADLINE%5D=1&filter%5B%3E%3DDEADLINE%5D=2"
    "&filter%5B%21REAL_STATUS%5D%5B0%5D=4&filter%5B%21REAL_STATUS%5D%5B1%5D=5" },
  { "{\"select\":[\"ID\",\"TITLE\"]}", "m?select%5B0%5D=ID&select%5B1%5D=TITLE" },
};

static void
test_encoding (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (DueMethodCall) call =
          due_method_call_new ("m", parse_object (encodings[i].parameters));
      g_autofree char *text = due_method_call_to_text (call);

      g_assert_cmpstr (text, ==, encodings[i].text);
    }
}

static void
test_request (void)
{
  g_autoptr (GPtrArray) calls =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_method_call_free);
  g_autoptr (DueMethodCall) batch = NULL;
  JsonObject *texts = NULL;

  g_ptr_array_add (calls, due_method_call_new ("profile", json_object_new ()));
  g_ptr_array_add (calls, due_method_call_new ("m", parse_object ("{\"a\":1}")));
  batch = due_batch_call_new (calls);

  g_assert_cmpstr (due_method_call_get_method (batch), ==, "batch");
  g_assert_cmpint (json_object_get_int_member (due_method_call_get_parameters (batch), "halt"), ==,
                   0);
  texts = json_object_get_object_member (due_method_call_get_parameters (batch), "cmd");
  g_assert_cmpuint (json_object_get_size (texts), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (texts, "q0"), ==, "profile");
  g_assert_cmpstr (json_object_get_string_member (texts, "q1"), ==, "m?a=1");
}

#define GOOD "good"
#define MALFORMED "malformed"

/* What a batch of two says of its first call: GOOD, MALFORMED, or the code of a failure. */
static const struct
{
  const char *name;
  const char *result;
  const char *expected;
} answers[] = {
  { "object", "{\"result\":{\"q0\":1,\"q1\":2},\"result_error\":[]}", GOOD },
  { "null", "{\"result\":{\"q0\":null,\"q1\":2},\"result_error\":[]}", GOOD },
  { "empty", "{\"result\":{\"q0\":[],\"q1\":2},\"result_error\":[]}", GOOD },
  { "no-errors", "{\"result\":{\"q0\":1}}", GOOD },
  { "empty-objects", "{\"result\":{\"q0\":1},\"result_error\":{},\"result_time\":{}}", GOOD },
  { "whole-list", "{\"result\":[1,2],\"result_error\":[]}", GOOD },
  { "other-error", "{\"result\":{\"q0\":1},\"result_error\":{\"q1\":{\"error\":\"0\"}}}", GOOD },
  { "error-null", "{\"result\":{\"q0\":1},\"result_error\":{\"q0\":null}}", GOOD },
  { "short-list", "{\"result\":[1],\"result_error\":[]}", MALFORMED },
  { "long-list", "{\"result\":[1,2,3],\"result_error\":[]}", MALFORMED },
  { "nowhere", "{\"result\":{\"q1\":2},\"result_error\":[]}", MALFORMED },
  { "all-empty", "{\"result\":[],\"result_error\":[]}", MALFORMED },
  { "no-maps", "{}", MALFORMED },
  { "list", "[]", MALFORMED },
  { "number", "1", MALFORMED },
  { "maps-null", "{\"result\":null,\"result_error\":null}", MALFORMED },
  { "maps-text", "{\"result\":\"q0\",\"result_error\":\"q0\"}", MALFORMED },
  { "empty-error", "{\"result\":{\"q0\":1},\"result_error\":{\"q0\":{}}}", MALFORMED },
  { "error-empty-code", "{\"result\":{\"q0\":1},\"result_error\":{\"q0\":{\"error\":\"\"}}}",
    MALFORMED },
  { "error-list", "{\"result\":{\"q0\":1},\"result_error\":{\"q0\":[]}}", MALFORMED },
  { "error-object", "{\"result\":[],\"result_error\":{\"q0\":{\"error\":\"0\"}}}", "0" },
  { "error-number", "{\"result\":[],\"result_error\":{\"q0\":{\"error\":0}}}", "0" },
  { "error-text", "{\"result\":[],\"result_error\":{\"q0\":\"insufficient_scope\"}}",
    "insufficient_scope" },
  { "error-wins", "{\"result\":{\"q0\":1},\"result_error\":{\"q0\":{\"error\":\"ACCESS_DENIED\"}}}",
    "ACCESS_DENIED" },
  { "error-list-whole", "{\"result\":[],\"result_error\":[{\"error\":\"0\"},{\"error\":\"100\"}]}",
    "0" },
};

static void
test_answer (gconstpointer data)
{
  const char *expected = answers[GPOINTER_TO_UINT (data)].expected;
  g_autoptr (JsonNode) node = json_from_string (answers[GPOINTER_TO_UINT (data)].result, NULL);
  g_autoptr (DueResponse) response = due_batch_call_read (node, 0, 2);

  if (g_str_equal (expected, GOOD))
    g_assert_null (response->failure);
  else
    g_assert_nonnull (response->failure);
  g_assert_cmpint (response->result != NULL, ==, response->failure == NULL);

  if (g_str_equal (expected, MALFORMED))
    g_assert_cmpint (response->failure->trouble, ==, DUE_TROUBLE_NOT_A_PORTAL);
  else if (response->failure != NULL)
    g_assert_cmpstr (response->failure->code, ==, expected);
}

static void
test_reset (void)
{
  static const struct
  {
    const char *time;
    gint64 reset_s;
  } times[] = {
    { "{\"finish\":1758868152.5,\"operating_reset_at\":1758868752}", 600 },
    { "{\"finish\":1758868152,\"operating_reset_at\":1758868153}", 2 },
    { "{\"finish\":1758868152,\"operating_reset_at\":1758868152}", 0 },
    { "{\"finish\":1758868152,\"operating_reset_at\":1}", 0 },
    { "{\"finish\":1,\"operating_reset_at\":1758868752}", 0 },
    { "{\"finish\":1e300,\"operating_reset_at\":-1e300}", 0 },
    { "{\"operating_reset_at\":1758868752}", 0 },
    { "{\"finish\":1758868152}", 0 },
    { "{\"finish\":\"x\",\"operating_reset_at\":null}", 0 },
    { "[]", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"result_time\":{\"q1\":%s,\"q0\":[]}}", times[i].time);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);

      g_assert_cmpint (due_batch_call_read_reset (node, 1, 2), ==, times[i].reset_s);
      g_assert_cmpint (due_batch_call_read_reset (node, 0, 2), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch-call/encoding", test_encoding);
  g_test_add_func ("/batch-call/request", test_request);
  g_test_add_func ("/batch-call/reset", test_reset);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/batch-call/answer/", answers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_answer);
    }

  return g_test_run ();
}
