/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "json-make.h"

static void
set_ids (JsonObject *object, const char *name, GArray *ids)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    json_array_add_int_element (list, g_array_index (ids, gint64, i));
  json_object_set_array_member (object, name, list);
}

/* By user: what each has not read, and who does not want to hear of it. */
static void
set_views (JsonObject *object, const DueWorldTask *task, GPtrArray *users)
{
  JsonObject *unread = json_object_new ();
  JsonArray *muted = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    {
      const DueWorldUser *user = users->pdata[i];
      guint count = due_world_task_count_unread (task, user->id);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, user->id);

      if (count > 0 && due_world_task_has_side (task, user->id, DUE_SIDE_ALL))
        json_object_set_int_member (unread, key, count);
      if (due_world_task_is_muted (task, user->id))
        json_array_add_int_element (muted, user->id);
    }
  json_object_set_object_member (object, "unread", unread);
  json_object_set_array_member (object, "muted_by", muted);
}

JsonNode *
due_control_describe_task (const DueControl *control, const DueWorldTask *task)
{
  DueWorld *world = control->site->world;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", task->id);
  json_object_set_string_member (object, "title", task->title);
  due_json_take_text (object, "deadline", due_world_format_time (world, task->deadline_us));
  json_object_set_int_member (object, "status", task->status);
  json_object_set_boolean_member (object, "late",
                                  due_world_task_is_late (task, due_world_now (world)));
  json_object_set_int_member (object, "group", task->group);
  json_object_set_int_member (object, "creator", task->creator);
  json_object_set_int_member (object, "responsible", task->responsible);
  set_ids (object, "accomplices", task->accomplices);
  set_ids (object, "auditors", task->auditors);
  json_object_set_int_member (object, "comments", task->comments->len);
  set_views (object, task, due_world_users (world));
  return due_json_take_object (object);
}

JsonNode *
due_control_describe_user (const DueControl *control, const DueWorldUser *user)
{
  JsonObject *object = json_object_new ();
  JsonArray *scopes = json_array_new ();

  json_object_set_int_member (object, "id", user->id);
  json_object_set_string_member (object, "name", user->name);
  json_object_set_string_member (object, "last_name", user->last_name);
  json_object_set_boolean_member (object, "admin", user->admin);
  json_object_set_boolean_member (object, "active", user->active);
  for (guint i = 0; user->scopes[i] != NULL; i++)
    json_array_add_string_element (scopes, user->scopes[i]);
  json_object_set_array_member (object, "scopes", scopes);
  due_json_take_text (object, "webhook",
                      g_strdup_printf ("%s/rest/%" G_GINT64_FORMAT "/%s/",
                                       due_portal_server_get_origin (control->portal), user->id,
                                       user->secret));
  return due_json_take_object (object);
}

JsonNode *
due_control_describe_group (const DueControl *control, const DueWorldGroup *group)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", group->id);
  json_object_set_string_member (object, "name", group->name);
  json_object_set_boolean_member (object, "opened", group->opened);
  json_object_set_boolean_member (object, "closed", group->closed);
  json_object_set_int_member (object, "owner", group->owner);
  set_ids (object, "members", group->members);
  return due_json_take_object (object);
}

JsonNode *
due_control_describe_world (const DueControl *control)
{
  DueWorld *world = control->site->world;
  GPtrArray *users = due_world_users (world);
  GPtrArray *groups = due_world_groups (world);
  GPtrArray *tasks = due_world_tasks (world);
  JsonObject *object = json_object_new ();
  JsonArray *user_list = json_array_new ();
  JsonArray *group_list = json_array_new ();
  JsonArray *task_list = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    json_array_add_element (user_list, due_control_describe_user (control, users->pdata[i]));
  for (guint i = 0; i < groups->len; i++)
    json_array_add_element (group_list, due_control_describe_group (control, groups->pdata[i]));
  for (guint i = 0; i < tasks->len; i++)
    json_array_add_element (task_list, due_control_describe_task (control, tasks->pdata[i]));

  due_json_take_text (object, "now", due_world_format_time (world, due_world_now (world)));
  json_object_set_boolean_member (object, "still", due_world_is_still (world));
  json_object_set_array_member (object, "users", user_list);
  json_object_set_array_member (object, "groups", group_list);
  json_object_set_array_member (object, "tasks", task_list);
  json_object_set_member (object, "tokens", due_control_describe_tokens (control));
  json_object_set_member (object, "switches", due_switches_to_node (control->site->switches));
  return due_json_take_object (object);
}
