/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-list.h"

#include "decode-tasks.h"
#include "method-call.h"
#include "response.h"

typedef enum
{
  QUESTION_OVERDUE,
  QUESTION_COMMENTS,
  QUESTION_SOON,
} Question;

#define N_QUESTIONS 3

static const char *const role_fields[] = { "RESPONSIBLE_ID", "ACCOMPLICE", "AUDITOR",
                                           "CREATED_BY" };
static const char *const selected[] = { "ID",       "TITLE",    "DEADLINE",          "STATUS",
                                        "GROUP_ID", "IS_MUTED", "NEW_COMMENTS_COUNT" };

/* For those who only follow a task the portal does not count it as overdue. */
static gboolean
is_asked (const DueTaskListPlan *plan, Question question, DueRoles role)
{
  if ((due_watch_get_roles (plan->watch) & role) == 0)
    return FALSE;
  if (question != QUESTION_COMMENTS && role == DUE_ROLE_AUDITOR)
    return FALSE;
  return question != QUESTION_SOON || plan->lead_s > 0;
}

static void
set_time (JsonObject *object, const char *name, gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = date == NULL ? NULL : g_date_time_format_iso8601 (date);

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/* Neither completed nor waiting for the originator. */
static void
set_open (JsonObject *filter)
{
  JsonArray *list = json_array_new ();

  json_array_add_int_element (list, 4);
  json_array_add_int_element (list, 5);
  json_object_set_array_member (filter, "!REAL_STATUS", list);
}

static void
set_projects (JsonObject *filter, const DueWatch *watch)
{
  gsize n = 0;
  const gint64 *projects = due_watch_get_projects (watch, &n);
  JsonArray *list = NULL;

  if (due_watch_get_filter (watch) != DUE_PROJECTS_ONLY)
    return;
  list = json_array_new ();
  for (gsize i = 0; i < n; i++)
    json_array_add_int_element (list, projects[i]);
  json_object_set_array_member (filter, "GROUP_ID", list);
}

static JsonObject *
make_filter (const DueTaskListPlan *plan, Question question, guint role)
{
  JsonObject *filter = json_object_new ();

  json_object_set_int_member (filter, role_fields[role], plan->user_id);
  set_projects (filter, plan->watch);
  if (question == QUESTION_OVERDUE)
    set_time (filter, "<DEADLINE", plan->now);
  if (question == QUESTION_SOON)
    {
      set_time (filter, ">=DEADLINE", plan->now);
      set_time (filter, "<=DEADLINE", plan->now + plan->lead_s);
    }
  if (question != QUESTION_COMMENTS)
    set_open (filter);
  else if (!plan->no_hint)
    json_object_set_string_member (filter, "WITH_NEW_COMMENTS", "Y");
  return filter;
}

static DueMethodCall *
make_call (const DueTaskListPlan *plan, Question question, guint role)
{
  JsonObject *parameters = json_object_new ();
  JsonObject *order = json_object_new ();
  JsonArray *select = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (selected); i++)
    json_array_add_string_element (select, selected[i]);
  if (question == QUESTION_COMMENTS)
    json_object_set_string_member (order, "ACTIVITY_DATE", "desc");
  else
    json_object_set_string_member (order, "DEADLINE", "asc");

  json_object_set_object_member (parameters, "filter", make_filter (plan, question, role));
  json_object_set_array_member (parameters, "select", select);
  json_object_set_object_member (parameters, "order", order);
  json_object_set_int_member (parameters, "start", 0);
  return due_method_call_new ("tasks.task.list", parameters);
}

/* "Only these" without any: nothing is counted. */
static gboolean
counts_nothing (const DueWatch *watch)
{
  gsize n = 0;

  due_watch_get_projects (watch, &n);
  return due_watch_get_filter (watch) == DUE_PROJECTS_ONLY && n == 0;
}

GPtrArray *
due_task_list_make_calls (const DueTaskListPlan *plan)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func ((GDestroyNotify) due_method_call_free);

  if (counts_nothing (plan->watch))
    return calls;
  for (guint question = 0; question < N_QUESTIONS; question++)
    for (guint i = 0; i < DUE_N_ROLES; i++)
      if (is_asked (plan, question, due_role_nth (i)))
        g_ptr_array_add (calls, make_call (plan, question, i));
  return calls;
}

/* Whether the answer could be used; else @error (nullable) is set if it was not yet. */
static gboolean
take_answer (DueTaskTable *table,
             const DueResponse *answer,
             Question question,
             DueRoles role,
             GError **error)
{
  DueTaskChoice choice = question == QUESTION_COMMENTS ? DUE_TASKS_COMMENTED : DUE_TASKS_EVERY;

  if (answer->failure == NULL && due_task_table_add (table, answer->result, role, choice))
    return TRUE;

  if (*error == NULL && answer->failure != NULL)
    *error = g_error_copy (answer->error);
  else if (*error == NULL)
    *error = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0);
  return FALSE;
}

GPtrArray *
due_task_list_read (const DueTaskListPlan *plan,
                    GPtrArray *answers,
                    gboolean *hint_refused,
                    GError **error)
{
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GError) first = NULL;
  guint n = 0;
  guint n_good = 0;

  for (guint question = 0; question < N_QUESTIONS; question++)
    for (guint i = 0; i < DUE_N_ROLES && n < answers->len; i++)
      {
        const DueResponse *answer = g_ptr_array_index (answers, n);

        if (!is_asked (plan, question, due_role_nth (i)))
          continue;
        n++;
        if (take_answer (table, answer, question, due_role_nth (i), &first))
          n_good++;
        else if (question == QUESTION_COMMENTS && answer->failure != NULL &&
                 answer->failure->rule == DUE_FAILURE_OF_METHOD)
          *hint_refused = TRUE;
      }

  if (n_good > 0 || n == 0)
    return due_task_table_list (table);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}
