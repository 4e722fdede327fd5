/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-fields.h"

#define SOON_US (24 * G_TIME_SPAN_HOUR)
#define FIRST_CHAT_ID 2000

#define SELECT DUE_FIELD_CAN_SELECT
#define FILTER DUE_FIELD_CAN_FILTER
#define SORT DUE_FIELD_CAN_SORT
#define SECRETLY (DUE_FIELD_CAN_FILTER | DUE_FIELD_UNDOCUMENTED)

static const struct
{
  const char *name;
  DueFieldType type;
  guint uses;
} table[DUE_N_FIELDS] = {
  [DUE_FIELD_ID] = { "ID", DUE_FIELD_IS_NUMBER, SELECT | FILTER | SORT },
  [DUE_FIELD_TITLE] = { "TITLE", DUE_FIELD_IS_TEXT, SELECT | FILTER | SORT },
  [DUE_FIELD_PARENT_ID] = { "PARENT_ID", DUE_FIELD_IS_NUMBER, SELECT | FILTER },
  [DUE_FIELD_GROUP_ID] = { "GROUP_ID", DUE_FIELD_IS_NUMBER, SELECT | FILTER | SORT },
  [DUE_FIELD_CREATED_BY] = { "CREATED_BY", DUE_FIELD_IS_NUMBER, SELECT | FILTER | SORT },
  [DUE_FIELD_RESPONSIBLE_ID] = { "RESPONSIBLE_ID", DUE_FIELD_IS_NUMBER, SELECT | FILTER | SORT },
  [DUE_FIELD_ACCOMPLICE] = { "ACCOMPLICE", DUE_FIELD_IS_NUMBER, FILTER },
  [DUE_FIELD_AUDITOR] = { "AUDITOR", DUE_FIELD_IS_NUMBER, FILTER },
  [DUE_FIELD_MEMBER] = { "MEMBER", DUE_FIELD_IS_NUMBER, SECRETLY },
  [DUE_FIELD_PRIORITY] = { "PRIORITY", DUE_FIELD_IS_NUMBER, SELECT | FILTER | SORT },
  [DUE_FIELD_STATUS] = { "STATUS", DUE_FIELD_IS_NUMBER, SELECT | FILTER },
  [DUE_FIELD_REAL_STATUS] = { "REAL_STATUS", DUE_FIELD_IS_NUMBER, FILTER | SORT },
  [DUE_FIELD_DEADLINE] = { "DEADLINE", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_CREATED_DATE] = { "CREATED_DATE", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_CHANGED_DATE] = { "CHANGED_DATE", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_ACTIVITY_DATE] = { "ACTIVITY_DATE", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_CLOSED_DATE] = { "CLOSED_DATE", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_DATE_START] = { "DATE_START", DUE_FIELD_IS_DATE, SELECT | FILTER | SORT },
  [DUE_FIELD_CLOSED_BY] = { "CLOSED_BY", DUE_FIELD_IS_NUMBER, SELECT },
  [DUE_FIELD_IS_MUTED] = { "IS_MUTED", DUE_FIELD_IS_FLAG, SELECT | SECRETLY },
  [DUE_FIELD_IS_PINNED] = { "IS_PINNED", DUE_FIELD_IS_FLAG, SELECT | SORT },
  [DUE_FIELD_FAVORITE] = { "FAVORITE", DUE_FIELD_IS_FLAG, SELECT | SORT },
  [DUE_FIELD_NOT_VIEWED] = { "NOT_VIEWED", DUE_FIELD_IS_FLAG, SELECT },
  [DUE_FIELD_WITH_NEW_COMMENTS] = { "WITH_NEW_COMMENTS", DUE_FIELD_IS_FLAG, SECRETLY },
  [DUE_FIELD_COMMENTS_COUNT] = { "COMMENTS_COUNT", DUE_FIELD_IS_NUMBER, SELECT },
  [DUE_FIELD_NEW_COMMENTS_COUNT] = { "NEW_COMMENTS_COUNT", DUE_FIELD_IS_NUMBER, SELECT },
  [DUE_FIELD_CHAT_ID] = { "CHAT_ID", DUE_FIELD_IS_NUMBER, SELECT },
  [DUE_FIELD_COUNTERS] = { "COUNTERS", DUE_FIELD_IS_OTHER, SELECT },
  [DUE_FIELD_SORTING] = { "SORTING", DUE_FIELD_IS_NUMBER, SORT },
};

gboolean
due_field_find (const char *name, DueField *field)
{
  for (guint i = 0; i < DUE_N_FIELDS; i++)
    if (g_str_equal (table[i].name, name))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

const char *
due_field_get_name (DueField field)
{
  return table[field].name;
}

DueFieldType
due_field_get_type_of (DueField field)
{
  return table[field].type;
}

gboolean
due_field_can (DueField field, DueFieldUse use)
{
  return (table[field].uses & use) != 0;
}

gint64
due_task_chat_id (gint64 task)
{
  return FIRST_CHAT_ID + task;
}

/* Returns: a real status, or -1 overdue, -2 not viewed, -3 almost overdue */
gint64
due_task_get_meta_status (const DueCall *call, const DueWorldTask *task)
{
  gint64 now_us = due_world_now (call->world);
  gboolean open =
      task->status != DUE_STATUS_COMPLETED && task->status != DUE_STATUS_AWAITING_CONTROL;

  if (due_world_task_is_late (task, now_us))
    return -1;
  if (open && task->deadline_us != 0 && task->deadline_us < now_us + SOON_US)
    return -3;
  if (task->status == DUE_STATUS_WAITING && !due_world_task_is_viewed (task, call->user->id))
    return -2;
  return task->status;
}

static void
add (GArray *values, gint64 value)
{
  g_array_append_val (values, value);
}

static gint64
read_flag (const DueCall *call, const DueWorldTask *task, DueField field)
{
  DueWorldView view = due_world_task_get_view (task, call->user->id);

  switch ((int) field)
    {
    case DUE_FIELD_IS_MUTED:
      return view.muted;
    case DUE_FIELD_IS_PINNED:
      return view.pinned;
    case DUE_FIELD_FAVORITE:
      return view.favorite;
    case DUE_FIELD_NOT_VIEWED:
      return !due_world_task_is_viewed (task, call->user->id);
    case DUE_FIELD_WITH_NEW_COMMENTS:
      return due_world_task_count_unread (task, call->user->id) > 0;
    default:
      return 0;
    }
}

static gint64
read_date (const DueWorldTask *task, DueField field)
{
  switch ((int) field)
    {
    case DUE_FIELD_DEADLINE:
      return task->deadline_us;
    case DUE_FIELD_CREATED_DATE:
      return task->created_us;
    case DUE_FIELD_CHANGED_DATE:
      return task->changed_us;
    case DUE_FIELD_ACTIVITY_DATE:
      return task->activity_us;
    case DUE_FIELD_CLOSED_DATE:
      return task->closed_us;
    default:
      return 0;
    }
}

static gint64
read_number (const DueCall *call, const DueWorldTask *task, DueField field)
{
  switch ((int) field)
    {
    case DUE_FIELD_ID:
      return task->id;
    case DUE_FIELD_GROUP_ID:
      return task->group;
    case DUE_FIELD_CREATED_BY:
      return task->creator;
    case DUE_FIELD_RESPONSIBLE_ID:
      return task->responsible;
    case DUE_FIELD_PRIORITY:
      return 1;
    case DUE_FIELD_REAL_STATUS:
      return task->status;
    case DUE_FIELD_CLOSED_BY:
      return task->closed_by;
    case DUE_FIELD_COMMENTS_COUNT:
      return task->comments->len;
    case DUE_FIELD_NEW_COMMENTS_COUNT:
      return due_world_task_count_unread (task, call->user->id);
    case DUE_FIELD_CHAT_ID:
      return due_task_chat_id (task->id);
    default:
      return 0;
    }
}

/**
 * due_field_read:
 * @call: for whom
 * @task: a task
 * @field: a field, but no text
 * @values: (element-type gint64): gets the values: dates in microseconds since 1970, flags as 0
 *   and 1; more than one for fields that hold several users
 */
void
due_field_read (const DueCall *call, const DueWorldTask *task, DueField field, GArray *values)
{
  if (field == DUE_FIELD_ACCOMPLICE || field == DUE_FIELD_MEMBER)
    g_array_append_vals (values, task->accomplices->data, task->accomplices->len);
  if (field == DUE_FIELD_AUDITOR || field == DUE_FIELD_MEMBER)
    g_array_append_vals (values, task->auditors->data, task->auditors->len);
  if (field == DUE_FIELD_MEMBER)
    {
      add (values, task->creator);
      add (values, task->responsible);
    }
  else if (field == DUE_FIELD_STATUS)
    {
      add (values, due_task_get_meta_status (call, task));
      add (values, task->status);
    }
  else if (field == DUE_FIELD_ACCOMPLICE || field == DUE_FIELD_AUDITOR)
    return;
  else if (table[field].type == DUE_FIELD_IS_FLAG)
    add (values, read_flag (call, task, field));
  else if (table[field].type == DUE_FIELD_IS_DATE)
    add (values, read_date (task, field));
  else
    add (values, read_number (call, task, field));
}
