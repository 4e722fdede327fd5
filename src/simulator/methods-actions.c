/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"
#include "method-handlers.h"
#include "params.h"
#include "task-fields.h"
#include "task-json.h"

/* What a method says to a task that is not there, or not for this. */
typedef enum
{
  SAYS_0,
  SAYS_1,
  SAYS_1048582,
  SAYS_NOTHING,
} Refusal;

static DueAnswer *
refuse (const DueCall *call, Refusal refusal)
{
  switch (refusal)
    {
    case SAYS_0:
      return due_call_refuse (call, "0", 400, "Action on the task is not allowed",
                              "Действие над задачей недоступно");
    case SAYS_1048582:
      return due_call_refuse (call, "1048582", 400, "Action on the task is not allowed",
                              "Действие над задачей недоступно");
    case SAYS_1:
      return due_call_refuse (call, "1", 400, "Task not found or not accessible",
                              "Задача не найдена или недоступна");
    case SAYS_NOTHING:
    default:
      return due_answer_new (due_json_empty ());
    }
}

/* Returns: (transfer none) (nullable): the task; NULL sets @failure (transfer full) */
static DueWorldTask *
find_task (const DueCall *call, const char *parameter, Refusal refusal, DueAnswer **failure)
{
  DueWorldTask *task = NULL;
  gint64 id = 0;
  DueGiven given = due_params_read_int (call->params, parameter, &id);

  if (given == DUE_GIVEN_NOT)
    *failure = due_call_missing (call, parameter);
  else if (given == DUE_GIVEN_WRONG)
    *failure = due_call_refuse (call, "0", 400, "wrong task id", "неверный id задачи");
  else
    {
      task = due_world_task (call->world, id);
      if (task != NULL && due_world_may_see_task (call->world, call->user, task))
        return task;
      *failure = refuse (call, refusal);
    }
  return NULL;
}

static DueAnswer *
answer_task (const DueCall *call, const DueWorldTask *task)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  JsonObject *result = json_object_new ();

  json_object_set_member (result, "task", due_task_describe (call, task, all));
  return due_answer_new (due_json_take_object (result));
}

static gboolean
may_work (const DueCall *call, const DueWorldTask *task)
{
  return call->user->admin ||
         due_world_task_has_side (task, call->user->id, DUE_SIDE_RESPONSIBLE) ||
         due_world_task_has_side (task, call->user->id, DUE_SIDE_ACCOMPLICE) ||
         due_world_task_has_side (task, call->user->id, DUE_SIDE_ORIGINATOR);
}

static gboolean
may_become (const DueCall *call, const DueWorldTask *task, DueStatus status)
{
  if (!may_work (call, task))
    return FALSE;
  switch ((int) status)
    {
    case DUE_STATUS_COMPLETED:
      return task->status != DUE_STATUS_COMPLETED;
    case DUE_STATUS_DEFERRED:
      return task->status == DUE_STATUS_WAITING || task->status == DUE_STATUS_IN_PROGRESS;
    default:
      return task->status >= DUE_STATUS_AWAITING_CONTROL;
    }
}

static DueAnswer *
change_status (const DueCall *call, DueStatus status, Refusal refusal)
{
  DueAnswer *failure = NULL;
  DueWorldTask *task = find_task (call, "taskId", refusal, &failure);
  gboolean approval = due_switches_is_on (call->switches, DUE_SWITCH_APPROVAL);

  if (task == NULL)
    return failure;
  if (!may_become (call, task, status))
    return refuse (call, refusal);

  task = due_world_edit_task (call->world, task->id);
  if (status == DUE_STATUS_COMPLETED && approval && task->creator != call->user->id)
    status = DUE_STATUS_AWAITING_CONTROL;
  due_world_set_status (call->world, task, status, call->user->id);
  return answer_task (call, task);
}

DueAnswer *
due_method_task_complete (const DueCall *call)
{
  return change_status (call, DUE_STATUS_COMPLETED, SAYS_0);
}

DueAnswer *
due_method_task_defer (const DueCall *call)
{
  return change_status (call, DUE_STATUS_DEFERRED, SAYS_1048582);
}

DueAnswer *
due_method_task_renew (const DueCall *call)
{
  return change_status (call, DUE_STATUS_WAITING, SAYS_1048582);
}

static DueAnswer *
set_view (const DueCall *call, gsize flag_offset, gboolean value)
{
  DueAnswer *failure = NULL;
  DueWorldTask *task = find_task (call, "id", SAYS_NOTHING, &failure);

  if (task == NULL)
    return failure;
  task = due_world_edit_task (call->world, task->id);
  G_STRUCT_MEMBER (gboolean, due_world_task_view (task, call->user->id), flag_offset) = value;
  return answer_task (call, task);
}

DueAnswer *
due_method_task_mute (const DueCall *call)
{
  return set_view (call, G_STRUCT_OFFSET (DueWorldView, muted), TRUE);
}

DueAnswer *
due_method_task_unmute (const DueCall *call)
{
  return set_view (call, G_STRUCT_OFFSET (DueWorldView, muted), FALSE);
}

DueAnswer *
due_method_task_pin (const DueCall *call)
{
  return set_view (call, G_STRUCT_OFFSET (DueWorldView, pinned), TRUE);
}

DueAnswer *
due_method_task_unpin (const DueCall *call)
{
  return set_view (call, G_STRUCT_OFFSET (DueWorldView, pinned), FALSE);
}

static DueAnswer *
set_favorite (const DueCall *call, gboolean value)
{
  DueAnswer *failure = NULL;
  DueWorldTask *task = find_task (call, "taskId", SAYS_1, &failure);

  if (task == NULL)
    return failure;
  task = due_world_edit_task (call->world, task->id);
  due_world_task_view (task, call->user->id)->favorite = value;
  return due_answer_new (json_node_init_boolean (json_node_alloc (), TRUE));
}

DueAnswer *
due_method_favorite_add (const DueCall *call)
{
  return set_favorite (call, TRUE);
}

DueAnswer *
due_method_favorite_remove (const DueCall *call)
{
  return set_favorite (call, FALSE);
}

static JsonObject *
describe_actions (const DueCall *call, const DueWorldTask *task)
{
  JsonObject *action = json_object_new ();

  json_object_set_boolean_member (action, "complete",
                                  may_become (call, task, DUE_STATUS_COMPLETED));
  json_object_set_boolean_member (action, "defer", may_become (call, task, DUE_STATUS_DEFERRED));
  json_object_set_boolean_member (action, "renew", may_become (call, task, DUE_STATUS_WAITING));
  return action;
}

DueAnswer *
due_method_task_get (const DueCall *call)
{
  DueAnswer *failure = NULL;
  DueWorldTask *task = NULL;
  g_autoptr (GPtrArray) select = NULL;
  JsonNode *node = NULL;
  JsonObject *result = NULL;

  if (json_object_has_member (call->params, "select") &&
      !due_node_is_container (json_object_get_member (call->params, "select")))
    return due_call_wrong_type (call, "select", "array");
  task = find_task (call, "taskId", SAYS_NOTHING, &failure);
  if (task == NULL)
    return failure;

  select = due_node_dup_texts (json_object_get_member (call->params, "select"));
  node = due_task_describe (call, task, select);
  json_object_set_object_member (json_node_get_object (node), "action",
                                 describe_actions (call, task));
  result = json_object_new ();
  json_object_set_member (result, "task", node);
  return due_answer_new (due_json_take_object (result));
}

/* Returns: (transfer none) (nullable): the task whose chat is named `chat10001` */
static DueWorldTask *
find_by_dialog (const DueCall *call, const char *dialog)
{
  GPtrArray *tasks = due_world_tasks (call->world);
  gint64 chat = 0;

  if (dialog == NULL || !g_str_has_prefix (dialog, "chat") ||
      !g_ascii_string_to_signed (dialog + 4, 10, 1, G_MAXINT64, &chat, NULL))
    return NULL;
  for (guint i = 0; i < tasks->len; i++)
    {
      DueWorldTask *task = tasks->pdata[i];

      if (due_task_chat_id (task->id) == chat &&
          due_world_may_see_task (call->world, call->user, task))
        return task;
    }
  return NULL;
}

DueAnswer *
due_method_dialog_read (const DueCall *call)
{
  g_autofree char *dialog = due_params_dup_text (call->params, "DIALOG_ID");
  DueWorldTask *task = find_by_dialog (call, dialog);
  JsonObject *result = NULL;
  guint counter = 0;

  if (task == NULL)
    return due_call_refuse (call, "DIALOG_ID_EMPTY", 400, "Dialog ID can't be empty",
                            "Не указан диалог");
  counter = due_world_task_count_unread (task, call->user->id);
  task = due_world_edit_task (call->world, task->id);
  due_world_task_read (task, call->user->id);

  result = json_object_new ();
  json_object_set_string_member (result, "dialogId", dialog);
  json_object_set_int_member (result, "chatId", due_task_chat_id (task->id));
  json_object_set_int_member (result, "lastId",
                              due_world_task_view (task, call->user->id)->read_id);
  json_object_set_int_member (result, "counter", counter);
  return due_answer_new (due_json_take_object (result));
}
