/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "whoami.h"

#include "decode-counters.h"
#include "json-read.h"
#include "method-call.h"
#include "response.h"

enum
{
  ANSWER_PROFILE,
  ANSWER_SCOPE,
  ANSWER_COUNTERS,
  N_ANSWERS,
};

static const char *const methods[N_ANSWERS] = { "profile", "scope", "tasks.task.counters.get" };

GPtrArray *
due_whoami_make_calls (void)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func ((GDestroyNotify) due_method_call_free);

  for (guint i = 0; i < N_ANSWERS; i++)
    g_ptr_array_add (calls, due_method_call_new (methods[i], json_object_new ()));
  return calls;
}

static void
set_error (GError **error, DuePortalError code, DueTrouble trouble)
{
  g_propagate_error (error, due_portal_error_new (code, trouble, 0));
}

/* @name: (out) (transfer full): any text */
static gboolean
read_profile (const DueResponse *answer, gint64 *user_id, char **name, GError **error)
{
  JsonObject *profile = due_json_as_object (answer->result);
  const char *first = due_json_get_string (profile, "NAME");
  const char *last = due_json_get_string (profile, "LAST_NAME");

  if (answer->failure != NULL)
    g_propagate_error (error, g_error_copy (answer->error));
  else if (due_json_is_empty_list (answer->result) ||
           (profile != NULL && json_object_get_size (profile) == 0))
    set_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_USER_DISMISSED);
  else if (!due_json_get_int (profile, "ID", 1, G_MAXINT64, user_id))
    set_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL);
  else
    {
      *name = g_strdup_printf ("%s %s", first == NULL ? "" : first, last == NULL ? "" : last);
      return TRUE;
    }
  return FALSE;
}

/* FALSE also when the portal does not say. */
static gboolean
has_scope (const DueResponse *answer, const char *scope)
{
  JsonArray *list = NULL;

  if (answer->result == NULL || !JSON_NODE_HOLDS_ARRAY (answer->result))
    return FALSE;
  list = json_node_get_array (answer->result);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (due_json_as_string (json_array_get_element (list, i)), scope) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_list (const DueResponse *answer)
{
  return answer->result != NULL && JSON_NODE_HOLDS_ARRAY (answer->result);
}

/* What keeps Duebell from ever counting, as opposed to: not just now. */
static gboolean
is_lasting (const DueResponse *answer)
{
  return g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_FORBIDDEN) ||
         g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_UNSUPPORTED) ||
         g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_SIGN_IN);
}

DueIdentity *
due_whoami_read (GPtrArray *answers, DueCredential credential, GError **error)
{
  const DueResponse *scope = g_ptr_array_index (answers, ANSWER_SCOPE);
  const DueResponse *due = g_ptr_array_index (answers, ANSWER_COUNTERS);
  g_autoptr (DueCounters) counters = due->result == NULL ? NULL : due_decode_counters (due->result);
  gboolean may = counters != NULL || has_scope (scope, "task");
  g_autofree char *name = NULL;
  gint64 user_id = 0;

  if (!read_profile (g_ptr_array_index (answers, ANSWER_PROFILE), &user_id, &name, error))
    return NULL;
  if (is_lasting (due))
    {
      g_propagate_error (error, g_error_copy (due->error));
      return NULL;
    }
  if (!may && is_list (scope))
    {
      g_propagate_error (
          error, due_failure_to_error (due_failure_for_code ("insufficient_scope"), credential, 0));
      return NULL;
    }
  return due_identity_new (user_id, name, may, counters);
}
