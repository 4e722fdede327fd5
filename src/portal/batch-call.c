/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "batch-call.h"

#include "http-envelope.h"
#include "json-read.h"

#define KEY_SIZE 16

/* Never a plain number: PHP prints a map with the keys 0, 1, 2... as a list. */
static void
make_key (char key[KEY_SIZE], guint n)
{
  g_snprintf (key, KEY_SIZE, "q%u", n);
}

DueMethodCall *
due_batch_call_new (GPtrArray *calls)
{
  JsonObject *parameters = json_object_new ();
  JsonObject *texts = json_object_new ();

  for (guint i = 0; i < calls->len; i++)
    {
      char key[KEY_SIZE] = "";
      g_autofree char *text = due_method_call_to_text (g_ptr_array_index (calls, i));

      make_key (key, i);
      json_object_set_string_member (texts, key, text);
    }

  json_object_set_int_member (parameters, "halt", 0);
  json_object_set_object_member (parameters, "cmd", texts);
  return due_method_call_new ("batch", parameters);
}

/* One of the five maps of the answer. Returns: (nullable): NULL if @n is not in it. A list is
 * believed only where it can mean one thing: when it is complete. */
static JsonNode *
look_up (JsonNode *result, const char *map, guint n, guint n_calls)
{
  JsonNode *node = due_json_get (due_json_as_object (result), map);
  char key[KEY_SIZE] = "";

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      return json_array_get_length (list) == n_calls ? json_array_get_element (list, n) : NULL;
    }
  make_key (key, n);
  return due_json_get (due_json_as_object (node), key);
}

DueResponse *
due_batch_call_read (JsonNode *result, guint n, guint n_calls)
{
  JsonNode *error = look_up (result, "result_error", n, n_calls);
  JsonNode *own = look_up (result, "result", n, n_calls);
  const DueFailure *failure = NULL;

  /* An object with the code, or the code alone. */
  if (due_json_as_object (error) != NULL)
    failure =
        due_http_envelope_find_failure (due_json_get (due_json_as_object (error), "error"), 200);
  else
    failure = due_http_envelope_find_failure (error, 200);

  if (failure == NULL && (own == NULL || due_json_as_object (error) != NULL))
    failure = due_failure_for_status (200);
  if (failure != NULL)
    return due_response_new_failure (failure);
  return due_response_new_result (json_node_ref (own));
}

gint64
due_batch_call_read_reset (JsonNode *result, guint n, guint n_calls)
{
  return due_http_envelope_read_reset (
      due_json_as_object (look_up (result, "result_time", n, n_calls)));
}
