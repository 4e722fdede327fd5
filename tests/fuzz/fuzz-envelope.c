/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first byte chooses an HTTP status, the rest is the body of an answer. */

#include "decode-counters.h"
#include "decode-tasks.h"
#include "http-envelope.h"
#include "project-list.h"
#include "whoami.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
decode_tasks (JsonNode *result)
{
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GPtrArray) tasks = NULL;

  due_task_table_add (table, result, DUE_ROLE_RESPONSIBLE, DUE_TASKS_EVERY);
  due_task_table_add (table, result, DUE_ROLE_AUDITOR, DUE_TASKS_COMMENTED);
  tasks = due_task_table_list (table);
  for (guint i = 0; i < tasks->len; i++)
    g_assert_true (g_utf8_validate (due_task_get_title (g_ptr_array_index (tasks, i)), -1, NULL));
}

/* The same result as the answer to each of the three questions. */
static void
decode_identity (JsonNode *result)
{
  g_autoptr (GPtrArray) responses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueIdentity) identity = NULL;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (responses, due_response_new_result (json_node_ref (result)));
  identity = due_whoami_read (responses, DUE_CREDENTIAL_WEBHOOK, &error);
  if (identity != NULL)
    g_assert_true (g_utf8_validate (due_identity_get_name (identity), -1, NULL));
  g_assert_true ((identity == NULL) == (error != NULL));
}

/* The same result as the list of projects and as a list of tasks. */
static void
decode_projects (JsonNode *result)
{
  g_autoptr (GPtrArray) responses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  gboolean complete = FALSE;

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (responses, due_response_new_result (json_node_ref (result)));
  projects = due_project_list_read (responses, &complete, &error);
  g_assert_true ((projects == NULL) == (error != NULL));
  for (guint i = 0; projects != NULL && i < projects->len; i++)
    {
      g_assert_cmpint (due_project_get_id (projects->pdata[i]), >, 0);
      g_assert_true (g_utf8_validate (due_project_get_name (projects->pdata[i]), -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint statuses[] = { 200, 401, 403, 429, 500, 503 };
  guint status = size == 0 ? 200 : statuses[data[0] % G_N_ELEMENTS (statuses)];
  g_autoptr (GBytes) body = g_bytes_new (size == 0 ? data : data + 1, size == 0 ? 0 : size - 1);
  const DueHttpReply reply = { status, body, NULL, 0 };
  g_auto (DueHttpEnvelope) envelope = { NULL, 0 };
  g_autoptr (DueCounters) counters = NULL;

  due_http_envelope_open (&envelope, &reply);
  g_assert_true ((envelope.response->result == NULL) == (envelope.response->failure != NULL));
  if (envelope.response->result == NULL)
    return 0;

  counters = due_decode_counters (envelope.response->result);
  decode_tasks (envelope.response->result);
  decode_identity (envelope.response->result);
  decode_projects (envelope.response->result);
  return 0;
}
