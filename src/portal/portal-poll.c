/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-poll.h"

#include "decode-counters.h"
#include "method-call.h"
#include "response.h"

static DueMethodCall *
make_call (const DueQuery *query, gint64 user_id)
{
  JsonObject *parameters = json_object_new ();

  if (user_id > 0)
    json_object_set_int_member (parameters, "userId", user_id);
  json_object_set_int_member (parameters, "groupId", due_query_get_group_id (query));
  json_object_set_string_member (parameters, "type",
                                 due_role_get_type_name (due_query_get_role (query)));
  return due_method_call_new ("tasks.task.counters.get", parameters);
}

GPtrArray *
due_poll_make_calls (GPtrArray *queries, gint64 user_id)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func ((GDestroyNotify) due_method_call_free);

  for (guint i = 0; i < queries->len; i++)
    g_ptr_array_add (calls, make_call (g_ptr_array_index (queries, i), user_id));
  return calls;
}

/* Whether the credential is good for at least one of the numbers. */
static gboolean
has_result (GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    if (((const DueResponse *) g_ptr_array_index (answers, i))->failure == NULL)
      return TRUE;
  return FALSE;
}

/* Left, deleted or closed to the person. The portal has no word of its own for that; a missing
 * right would show in all answers. */
static gboolean
is_lost_project (const DueQuery *query, const DueResponse *answer, gboolean others_work)
{
  if (answer->failure == NULL || due_query_get_group_id (query) == 0)
    return FALSE;
  return answer->failure->rule == DUE_FAILURE_OF_METHOD ||
         (others_work &&
          g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_FORBIDDEN));
}

/* (transfer full) (nullable) */
static DueCounters *
read_answer (const DueQuery *query, const DueResponse *answer, gboolean others_work, GError **error)
{
  DueCounters *counters = NULL;

  if (is_lost_project (query, answer, others_work))
    return due_counters_new_no_access ();

  if (answer->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (answer->error));
      return NULL;
    }

  counters = due_decode_counters (answer->result);
  if (counters == NULL)
    g_propagate_error (error,
                       due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0));
  return counters;
}

DueSnapshot *
due_poll_read (DueWatch *watch, GPtrArray *queries, GPtrArray *answers, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);
  gboolean works = has_result (answers);

  for (guint i = 0; i < queries->len; i++)
    {
      DueQuery *query = g_ptr_array_index (queries, i);
      g_autoptr (DueCounters) counters =
          read_answer (query, g_ptr_array_index (answers, i), works, error);

      if (counters == NULL)
        return NULL;
      g_ptr_array_add (readings, due_reading_new (query, counters));
    }

  return due_snapshot_new (watch, readings, now);
}
