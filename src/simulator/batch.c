/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "batch.h"

#include <string.h>

#include "envelope.h"
#include "json-make.h"
#include "methods.h"
#include "params.h"
#include "php-query.h"

#define MAX_COMMANDS 50
#define REFERENCE "$result["

/* What a batch has answered so far. */
typedef struct
{
  const DueCall *call;
  DueFaults *faults;
  guint serial;
  JsonObject *result;
  JsonObject *error;
  JsonObject *total;
  JsonObject *next;
  JsonObject *time;
} Batch;

/* Returns: (transfer none) (nullable): the member or element @key of @node */
static JsonNode *
step_into (JsonNode *node, const char *key)
{
  gint64 index = 0;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), key);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      g_ascii_string_to_signed (key, 10, 0, G_MAXINT32, &index, NULL) &&
      index < json_array_get_length (json_node_get_array (node)))
    return json_array_get_element (json_node_get_array (node), (guint) index);
  return NULL;
}

/* Appends what `$result[key][field]...` at @text stands for. Returns: where it ends */
static const char *
append_reference (JsonObject *results, const char *text, GString *out)
{
  JsonNode *node = NULL;
  g_autofree char *value = NULL;
  gboolean first = TRUE;

  text += strlen ("$result");
  while (*text == '[' && strchr (text, ']') != NULL)
    {
      const char *end = strchr (text, ']');
      g_autofree char *key = g_strndup (text + 1, (gsize) (end - text - 1));

      node = first ? json_object_get_member (results, key) : step_into (node, key);
      first = FALSE;
      text = end + 1;
    }
  value = due_node_dup_text (node);
  if (value != NULL)
    g_string_append_uri_escaped (out, value, NULL, FALSE);
  return text;
}

/* Returns: (transfer full): @command with the references to earlier results replaced */
static char *
substitute (JsonObject *results, const char *command)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *rest = command;
  const char *found = NULL;

  while ((found = strstr (rest, REFERENCE)) != NULL && strchr (found, ']') != NULL)
    {
      g_string_append_len (out, rest, found - rest);
      rest = append_reference (results, found, out);
    }
  g_string_append (out, rest);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static DueAnswer *
run_command (const Batch *batch, const char *command, char **method)
{
  g_autofree char *text = substitute (batch->result, command);
  const char *query = strchr (text, '?');
  g_autoptr (JsonObject) params = due_php_query_parse (query != NULL ? query + 1 : NULL);
  g_autoptr (DueFault) fault = NULL;
  DueCall call = *batch->call;

  *method = g_strndup (text, query != NULL ? (gsize) (query - text) : strlen (text));
  g_strstrip (*method);
  fault = due_faults_take_error (batch->faults, *method);
  if (fault != NULL)
    return due_fault_make_answer (fault, call.switches);
  call.params = params;
  return due_methods_run (&call, *method);
}

static void
keep_answer (Batch *batch, const char *key, const DueAnswer *answer, const char *method)
{
  if (due_answer_is_error (answer))
    {
      json_object_set_member (batch->error, key,
                              due_envelope_make_error (batch->call->switches, answer));
      return;
    }
  json_object_set_member (batch->result, key, json_node_copy (due_answer_get_result (answer)));
  if (due_answer_get_total (answer) >= 0)
    json_object_set_int_member (batch->total, key, due_answer_get_total (answer));
  if (due_answer_get_next (answer) >= 0)
    json_object_set_int_member (batch->next, key, due_answer_get_next (answer));
  json_object_set_object_member (batch->time, key,
                                 due_envelope_make_time (batch->call, method, batch->serial++));
}

static void
run_all (Batch *batch, JsonObject *commands, gboolean halt)
{
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;
  guint index = 0;

  json_object_iter_init_ordered (&iter, commands);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_autofree char *command = due_node_dup_text (value);
      g_autofree char *method = NULL;
      g_autoptr (DueAnswer) answer = NULL;

      if (++index > MAX_COMMANDS)
        answer = due_call_fail (batch->call, "ERROR_BATCH_LENGTH_EXCEEDED");
      else
        answer = run_command (batch, command != NULL ? command : "", &method);
      keep_answer (batch, key, answer, method != NULL ? method : "");
      if (halt && due_answer_is_error (answer))
        return;
    }
}

/**
 * due_batch_run:
 * @call: the call of `batch`, with its credentials already checked
 * @faults: faults for single commands
 * @serial: counts the answers
 *
 * Returns: (transfer full): the five maps
 */
DueAnswer *
due_batch_run (const DueCall *call, DueFaults *faults, guint serial)
{
  JsonNode *cmd = json_object_get_member (call->params, "cmd");
  g_autoptr (JsonObject) commands =
      due_node_is_container (cmd) ? due_node_dup_map (cmd) : json_object_new ();
  JsonObject *result = json_object_new ();
  Batch batch = { .call = call, .faults = faults, .serial = serial };

  batch.result = json_object_new ();
  batch.error = json_object_new ();
  batch.total = json_object_new ();
  batch.next = json_object_new ();
  batch.time = json_object_new ();
  run_all (&batch, commands, due_params_is_true (call->params, "halt"));

  json_object_set_member (result, "result", due_php_map_to_node (batch.result));
  json_object_set_member (result, "result_error", due_php_map_to_node (batch.error));
  json_object_set_member (result, "result_total", due_php_map_to_node (batch.total));
  json_object_set_member (result, "result_next", due_php_map_to_node (batch.next));
  json_object_set_member (result, "result_time", due_php_map_to_node (batch.time));
  return due_answer_new (due_json_take_object (result));
}
