/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"
#include "method-handlers.h"
#include "params.h"
#include "task-filter.h"
#include "task-json.h"

#define PAGE 50

/* Returns: (transfer full) (nullable): a failure, if a parameter that holds several is not one */
static DueAnswer *
check_containers (const DueCall *call)
{
  static const char *const names[] = { "filter", "select", "order" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (call->params, names[i]) &&
        !due_node_is_container (json_object_get_member (call->params, names[i])))
      return due_call_wrong_type (call, names[i], "array");
  return NULL;
}

DueAnswer *
due_method_task_list (const DueCall *call)
{
  g_autoptr (DueAnswer) failure = check_containers (call);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) select = NULL;
  JsonObject *result = NULL;
  JsonArray *list = NULL;
  gint64 start = due_params_read_start (call->params);
  gint64 first = MAX (start, 0);

  if (failure != NULL)
    return g_steal_pointer (&failure);

  tasks = due_filter_tasks (call, json_object_get_member (call->params, "filter"));
  if (!due_filter_sort (call, tasks, json_object_get_member (call->params, "order")))
    return due_call_refuse (call, "0", 400, "Invalid sorting key (internal error)",
                            "Недопустимый ключ сортировки (internal error)");

  select = due_node_dup_texts (json_object_get_member (call->params, "select"));
  list = json_array_new ();
  for (gint64 i = first; i < (gint64) tasks->len && i - first < PAGE; i++)
    json_array_add_element (list, due_task_describe (call, tasks->pdata[i], select));

  result = json_object_new ();
  json_object_set_array_member (result, "tasks", list);
  return due_answer_new_list (due_json_take_object (result), start == -1 ? -1 : (gint64) tasks->len,
                              (gint64) tasks->len - first > PAGE ? first + PAGE : -1);
}
