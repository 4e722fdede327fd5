/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-list.h"

#include "json-read.h"
#include "method-call.h"
#include "plain-text.h"
#include "portal-error.h"
#include "response.h"

/* Of each role the tasks that were active last; the portal has 50 on a page. */
#define PAGE 50
#define PAGES 2

static const char *const role_fields[] = { "RESPONSIBLE_ID", "ACCOMPLICE", "AUDITOR",
                                           "CREATED_BY" };

static DueMethodCall *
make_task_call (const char *role_field, gint64 user_id, gint64 start)
{
  JsonObject *parameters = json_object_new ();
  JsonObject *filter = json_object_new ();
  JsonObject *order = json_object_new ();
  JsonArray *select = json_array_new ();

  json_object_set_int_member (filter, role_field, user_id);
  json_object_set_int_member (filter, ">GROUP_ID", 0);
  json_array_add_string_element (select, "ID");
  json_array_add_string_element (select, "GROUP_ID");
  json_object_set_string_member (order, "ACTIVITY_DATE", "desc");

  json_object_set_object_member (parameters, "filter", filter);
  json_object_set_array_member (parameters, "select", select);
  json_object_set_object_member (parameters, "order", order);
  json_object_set_int_member (parameters, "start", start);
  return due_method_call_new ("tasks.task.list", parameters);
}

GPtrArray *
due_project_list_make_calls (gint64 user_id)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func ((GDestroyNotify) due_method_call_free);

  g_ptr_array_add (calls, due_method_call_new ("sonet_group.user.groups", json_object_new ()));
  for (guint i = 0; user_id > 0 && i < G_N_ELEMENTS (role_fields); i++)
    for (gint64 page = 0; page < PAGES; page++)
      g_ptr_array_add (calls, make_task_call (role_fields[i], user_id, page * PAGE));
  return calls;
}

/* @name: (nullable): of any content. The first name that is known of a project stays. */
static void
add (GHashTable *projects, gint64 id, const char *name)
{
  DueProject *known = g_hash_table_lookup (projects, &id);
  g_autofree char *text = name == NULL ? NULL : due_plain_text_decode (name);

  if (known != NULL && (text == NULL || due_project_get_name (known)[0] != '\0'))
    return;
  if (known == NULL && g_hash_table_size (projects) >= DUE_PROJECT_LIST_MAX)
    return;
  g_hash_table_insert (projects, g_memdup2 (&id, sizeof id), due_project_new (id, text));
}

/* FALSE if it is malformed; a project that is malformed is left out. */
static gboolean
add_groups (GHashTable *projects, JsonNode *result)
{
  JsonArray *list = NULL;

  if (result == NULL || !JSON_NODE_HOLDS_ARRAY (result))
    return FALSE;
  list = json_node_get_array (result);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *group = due_json_as_object (json_array_get_element (list, i));
      gint64 id = 0;

      if (due_json_get_int (group, "GROUP_ID", 1, G_MAXINT64, &id))
        add (projects, id, due_json_get_string (group, "GROUP_NAME"));
    }
  return TRUE;
}

/* The same of the tasks. */
static gboolean
add_groups_of_tasks (GHashTable *projects, JsonNode *result)
{
  JsonNode *tasks = due_json_get (due_json_as_object (result), "tasks");
  JsonArray *list = NULL;

  if (tasks == NULL || !JSON_NODE_HOLDS_ARRAY (tasks))
    return FALSE;
  list = json_node_get_array (tasks);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *task = due_json_as_object (json_array_get_element (list, i));
      JsonObject *group = due_json_get_object (task, "group");
      gint64 id = 0;

      if (due_json_get_int (task, "groupId", 1, G_MAXINT64, &id) ||
          due_json_get_int (group, "id", 1, G_MAXINT64, &id))
        add (projects, id, due_json_get_string (group, "name"));
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return due_project_compare (*(const DueProject *const *) a, *(const DueProject *const *) b);
}

/* (transfer full) */
static GPtrArray *
sort (GHashTable *projects)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) due_project_unref);
  GHashTableIter iter;
  gpointer project = NULL;

  g_hash_table_iter_init (&iter, projects);
  while (g_hash_table_iter_next (&iter, NULL, &project))
    g_ptr_array_add (list, due_project_ref (project));
  g_ptr_array_sort (list, compare);
  return list;
}

/* A right that is missing for the list of projects alone is no failure: there are the tasks. */
static gboolean
is_refused_list (const DueResponse *answer, guint n)
{
  return n == 0 &&
         (g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_FORBIDDEN) ||
          g_error_matches (answer->error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_UNSUPPORTED));
}

GPtrArray *
due_project_list_read (GPtrArray *answers, gboolean *complete, GError **error)
{
  g_autoptr (GHashTable) projects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify) due_project_unref);
  g_autoptr (GError) first = NULL;
  guint n_good = 0;

  *complete = FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const DueResponse *answer = g_ptr_array_index (answers, i);

      if (answer->failure == NULL &&
          (i == 0 ? add_groups : add_groups_of_tasks) (projects, answer->result))
        {
          *complete = *complete || i == 0;
          n_good++;
        }
      else if (first == NULL && answer->failure == NULL)
        first = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0);
      else if (first == NULL && !is_refused_list (answer, i))
        first = g_error_copy (answer->error);
    }

  if (n_good > 0 || first == NULL)
    return sort (projects);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}
