/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "json-make.h"
#include "params.h"

#define ANNA 1
#define MAX_TITLE 1000
#define MAX_SECONDS 315360000

/* One key of a task. @task: (nullable): NULL to check @node only. */
typedef gboolean (*Setter) (const DueControl *control,
                            DueWorldTask *task,
                            JsonNode *node,
                            char **complaint);

static gboolean
set_title (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  g_autofree char *title = due_node_dup_text (node);

  if (title == NULL || *title == '\0' || g_utf8_strlen (title, -1) > MAX_TITLE)
    {
      *complaint = g_strdup ("A title has 1 to 1000 characters.");
      return FALSE;
    }
  if (task != NULL)
    {
      g_free (task->title);
      task->title = g_steal_pointer (&title);
    }
  return TRUE;
}

static gboolean
set_deadline (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 time_us = 0;

  if (!due_control_read_time (node, &time_us, complaint))
    return FALSE;
  if (task != NULL)
    task->deadline_us = time_us;
  return TRUE;
}

static gboolean
set_deadline_in (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 seconds = 0;

  if (!due_node_read_int (node, &seconds) || seconds < -MAX_SECONDS || seconds > MAX_SECONDS)
    {
      *complaint = g_strdup ("\"deadline_in\" is a whole number of seconds from now.");
      return FALSE;
    }
  if (task != NULL)
    task->deadline_us = due_world_now (control->site->world) + seconds * G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
set_status (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 status = 0;

  if (!due_node_read_int (node, &status) || status < DUE_STATUS_WAITING ||
      status > DUE_STATUS_DEFERRED)
    {
      *complaint = g_strdup ("A status is 2 waiting, 3 in progress, 4 awaiting control, "
                             "5 completed or 6 deferred.");
      return FALSE;
    }
  if (task != NULL)
    due_world_set_status (control->site->world, task, (DueStatus) status, task->responsible);
  return TRUE;
}

static gboolean
set_group (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 group = 0;

  if (!JSON_NODE_HOLDS_NULL (node) &&
      (!due_node_read_int (node, &group) ||
       (group != 0 && due_world_group (control->site->world, group) == NULL)))
    {
      *complaint = g_strdup ("There is no such group.");
      return FALSE;
    }
  if (task != NULL)
    task->group = group;
  return TRUE;
}

static gboolean
set_creator (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 user = 0;

  if (!due_control_read_user (control, node, &user, complaint))
    return FALSE;
  if (task != NULL)
    task->creator = user;
  return TRUE;
}

static gboolean
set_responsible (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  gint64 user = 0;

  if (!due_control_read_user (control, node, &user, complaint))
    return FALSE;
  if (task != NULL)
    task->responsible = user;
  return TRUE;
}

static gboolean
set_ids (const DueControl *control, GArray **ids, JsonNode *node, char **complaint)
{
  g_autoptr (GArray) users = due_control_read_users (control, node, complaint);

  if (users == NULL)
    return FALSE;
  if (ids != NULL)
    {
      g_array_unref (*ids);
      *ids = g_steal_pointer (&users);
    }
  return TRUE;
}

static gboolean
set_accomplices (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  return set_ids (control, task != NULL ? &task->accomplices : NULL, node, complaint);
}

static gboolean
set_auditors (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  return set_ids (control, task != NULL ? &task->auditors : NULL, node, complaint);
}

/* True and false are Anna's; else a list of those who muted it. */
static gboolean
set_muted (const DueControl *control, DueWorldTask *task, JsonNode *node, char **complaint)
{
  GPtrArray *users = due_world_users (control->site->world);
  g_autoptr (GArray) ids = NULL;
  gboolean muted = FALSE;

  if (due_node_is_container (node))
    ids = due_control_read_users (control, node, complaint);
  if (due_node_is_container (node) ? ids == NULL : !due_control_read_flag (node, &muted, complaint))
    return FALSE;
  if (task == NULL)
    return TRUE;

  if (ids == NULL)
    due_world_task_view (task, ANNA)->muted = muted;
  for (guint i = 0; ids != NULL && i < users->len; i++)
    {
      const DueWorldUser *user = users->pdata[i];

      due_world_task_view (task, user->id)->muted = due_ids_contain (ids, user->id);
    }
  return TRUE;
}

/* In this order: who is responsible closes it. */
static const struct
{
  const char *name;
  Setter set;
} keys[] = {
  { "title", set_title },
  { "deadline", set_deadline },
  { "deadline_in", set_deadline_in },
  { "group", set_group },
  { "creator", set_creator },
  { "responsible", set_responsible },
  { "accomplices", set_accomplices },
  { "auditors", set_auditors },
  { "status", set_status },
  { "muted", set_muted },
};

static gboolean
apply (const DueControl *control, DueWorldTask *task, JsonObject *input, char **complaint)
{
  guint n_known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *node = json_object_get_member (input, keys[i].name);

      n_known += node != NULL;
      if (node != NULL && !keys[i].set (control, task, node, complaint))
        return FALSE;
    }
  if (n_known == json_object_get_size (input))
    return TRUE;
  *complaint = g_strdup ("A task has title, deadline, deadline_in, group, creator, responsible, "
                         "accomplices, auditors, status and muted.");
  return FALSE;
}

/* A task of Anna's own, unless @input says otherwise. */
JsonNode *
due_control_add_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  DueWorldTask *task = NULL;

  if (!apply (control, NULL, input, complaint))
    return NULL;
  task = due_world_add_task (control->site->world, "New task", ANNA);
  apply (control, task, input, complaint);
  return due_control_describe_task (control, task);
}

static JsonNode *
delete_task (const DueControl *control, gint64 id)
{
  due_world_delete_task (control->site->world, id);
  return due_json_take_object (json_object_new ());
}

/* Changes what is named in @input and nothing else; all of it or nothing. */
JsonNode *
due_control_change_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  DueWorld *world = control->site->world;
  DueWorldTask *task = due_world_task (world, id);

  if (task == NULL)
    {
      *complaint = g_strdup ("There is no such task.");
      return NULL;
    }
  if (json_object_get_size (input) == 1 && due_params_is_true (input, "delete"))
    return delete_task (control, id);
  if (!apply (control, NULL, input, complaint))
    return NULL;

  task = due_world_edit_task (world, id);
  apply (control, task, input, complaint);
  task->changed_us = due_world_now (world);
  return due_control_describe_task (control, task);
}
