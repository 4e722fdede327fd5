/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-json.h"

#include "json-make.h"
#include "task-fields.h"

/* DEADLINE becomes deadline, GROUP_ID groupId. */
static char *
make_camel (const char *name)
{
  g_autoptr (GString) camel = g_string_new (NULL);

  for (; *name != '\0'; name++)
    {
      if (*name != '_')
        g_string_append_c (camel, g_ascii_tolower (*name));
      else if (name[1] != '\0')
        g_string_append_c (camel, *++name);
    }
  return g_string_free (g_steal_pointer (&camel), FALSE);
}

static JsonNode *
describe_group (const DueCall *call, gint64 id)
{
  const DueWorldGroup *group = due_world_group (call->world, id);
  JsonObject *object = NULL;

  if (group == NULL)
    return due_json_empty ();

  object = json_object_new ();
  due_json_set_id (object, "id", group->id);
  json_object_set_string_member (object, "name", group->name);
  json_object_set_boolean_member (object, "opened", group->opened);
  json_object_set_int_member (object, "membersCount", group->members->len);
  json_object_set_string_member (object, "image",
                                 "/bitrix/images/socialnetwork/workgroup/folder.png");
  json_object_set_member (object, "additionalData", due_json_empty ());
  return due_json_take_object (object);
}

static JsonNode *
describe_person (const DueCall *call, gint64 id)
{
  const DueWorldUser *user = due_world_user (call->world, id);
  JsonObject *object = json_object_new ();

  due_json_set_id (object, "id", id);
  due_json_take_text (object, "name",
                      user != NULL ? g_strdup_printf ("%s %s", user->name, user->last_name)
                                   : g_strdup (""));
  due_json_take_text (object, "link",
                      g_strdup_printf ("/company/personal/user/%" G_GINT64_FORMAT "/", id));
  json_object_set_string_member (object, "icon", "/bitrix/images/tasks/default_avatar.png");
  json_object_set_string_member (object, "workPosition", user != NULL ? user->position : "");
  return due_json_take_object (object);
}

static void
describe_people (const DueCall *call, JsonObject *object, const char *name, GArray *ids)
{
  g_autofree char *data_name = g_strconcat (name, "Data", NULL);
  JsonArray *list = json_array_new ();
  JsonObject *people = json_object_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      json_array_add_element (list, due_json_id (id));
      json_object_set_member (people, key, describe_person (call, id));
    }
  json_object_set_array_member (object, name, list);
  if (ids->len > 0)
    json_object_set_object_member (object, data_name, people);
  else
    {
      json_object_unref (people);
      json_object_set_member (object, data_name, due_json_empty ());
    }
}

static JsonNode *
describe_counters (const DueCall *call, const DueWorldTask *task)
{
  gboolean muted = due_world_task_is_muted (task, call->user->id);
  gint64 expired = due_world_task_is_late (task, due_world_now (call->world));
  gint64 comments = due_world_task_count_unread (task, call->user->id);
  gint64 value = muted ? 0 : expired + comments;
  JsonObject *counters = json_object_new ();
  JsonObject *object = json_object_new ();

  json_object_set_int_member (counters, "expired", muted ? 0 : expired);
  json_object_set_int_member (counters, "newComments", muted ? 0 : comments);
  json_object_set_int_member (counters, "projectExpired", 0);
  json_object_set_int_member (counters, "projectNewComments", 0);
  json_object_set_int_member (counters, "mutedExpired", muted ? expired : 0);
  json_object_set_int_member (counters, "mutedNewComments", muted ? comments : 0);
  json_object_set_object_member (object, "counters", counters);
  json_object_set_string_member (object, "color", value > 0 ? "danger" : "gray");
  json_object_set_int_member (object, "value", value);
  return due_json_take_object (object);
}

static void
describe_other (const DueCall *call, const DueWorldTask *task, DueField field, JsonObject *object)
{
  const gboolean entities = due_switches_is_on (call->switches, DUE_SWITCH_TITLE_ENTITIES);

  if (field == DUE_FIELD_TITLE)
    due_json_take_text (object, "title",
                        entities ? g_markup_escape_text (task->title, -1) : g_strdup (task->title));
  else if (field == DUE_FIELD_COUNTERS)
    json_object_set_member (object, "counter", describe_counters (call, task));
  else if (field == DUE_FIELD_STATUS)
    {
      due_json_set_id (object, "status", task->status);
      due_json_set_id (object, "subStatus", due_task_get_meta_status (call, task));
    }
}

static gboolean
is_plain_number (DueField field)
{
  return field == DUE_FIELD_NEW_COMMENTS_COUNT || field == DUE_FIELD_CHAT_ID;
}

static void
describe_field (const DueCall *call, const DueWorldTask *task, DueField field, JsonObject *object)
{
  g_autofree char *name = make_camel (due_field_get_name (field));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  DueFieldType type = due_field_get_type_of (field);
  gint64 value = 0;

  if (field == DUE_FIELD_STATUS || type == DUE_FIELD_IS_TEXT || type == DUE_FIELD_IS_OTHER)
    {
      describe_other (call, task, field, object);
      return;
    }

  due_field_read (call, task, field, values);
  value = g_array_index (values, gint64, 0);
  if (type == DUE_FIELD_IS_DATE)
    due_json_take_text (object, name, due_world_format_time (call->world, value));
  else if (type == DUE_FIELD_IS_FLAG)
    due_json_set_flag (object, name, value != 0);
  else if (is_plain_number (field))
    json_object_set_int_member (object, name, value);
  else
    due_json_set_id (object, name, value);

  if (field == DUE_FIELD_GROUP_ID)
    json_object_set_member (object, "group", describe_group (call, value));
  else if (field == DUE_FIELD_CREATED_BY)
    json_object_set_member (object, "creator", describe_person (call, value));
  else if (field == DUE_FIELD_RESPONSIBLE_ID)
    json_object_set_member (object, "responsible", describe_person (call, value));
}

static gboolean
is_selected (GPtrArray *select, const char *name)
{
  return select->len == 0 || g_ptr_array_find_with_equal_func (select, name, g_str_equal, NULL) ||
         g_ptr_array_find_with_equal_func (select, "*", g_str_equal, NULL);
}

/**
 * due_task_describe:
 * @call: for whom
 * @task: a task
 * @select: (element-type utf8): UPPER_SNAKE names; none for all that is given without asking
 *
 * Returns: (transfer full): the task as the portal writes it, with more fields than selected
 */
JsonNode *
due_task_describe (const DueCall *call, const DueWorldTask *task, GPtrArray *select)
{
  JsonObject *object = json_object_new ();

  due_json_set_id (object, "id", task->id);
  for (DueField field = 0; field < DUE_N_FIELDS; field++)
    if (due_field_can (field, DUE_FIELD_CAN_SELECT) &&
        is_selected (select, due_field_get_name (field)) &&
        (field != DUE_FIELD_COUNTERS || select->len > 0))
      describe_field (call, task, field, object);

  if (is_selected (select, "ACCOMPLICES"))
    describe_people (call, object, "accomplices", task->accomplices);
  if (is_selected (select, "AUDITORS"))
    describe_people (call, object, "auditors", task->auditors);
  json_object_set_string_member (object, "descriptionInBbcode", "Y");
  return due_json_take_object (object);
}
