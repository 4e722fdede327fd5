/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"
#include "method-handlers.h"
#include "params.h"

#define PAGE 50

static const char *
get_role (const DueWorldGroup *group, gint64 user)
{
  return group->owner == user ? "A" : "K";
}

DueAnswer *
due_method_user_groups (const DueCall *call)
{
  GPtrArray *groups = due_world_groups (call->world);
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const DueWorldGroup *group = groups->pdata[i];
      JsonObject *object = NULL;

      if (!due_ids_contain (group->members, call->user->id))
        continue;
      object = json_object_new ();
      due_json_set_id (object, "GROUP_ID", group->id);
      json_object_set_string_member (object, "GROUP_NAME", group->name);
      json_object_set_string_member (object, "ROLE", get_role (group, call->user->id));
      json_object_set_null_member (object, "GROUP_IMAGE_ID");
      json_object_set_string_member (object, "GROUP_IMAGE", "");
      json_array_add_object_element (result, object);
    }
  return due_answer_new (due_json_take_array (result));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DueWorldGroup *left = *(DueWorldGroup *const *) a;
  const DueWorldGroup *right = *(DueWorldGroup *const *) b;

  return g_utf8_collate (left->name, right->name);
}

/* Returns: (transfer container): the groups that the user may see and the CLOSED filter leaves */
static GPtrArray *
find_groups (const DueCall *call, JsonNode *filter)
{
  GPtrArray *all = due_world_groups (call->world);
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (JsonObject) map = due_node_dup_map (filter);
  g_autofree char *closed = due_params_dup_text (map, "CLOSED");
  g_autofree char *id = due_params_dup_text (map, "ID");

  for (guint i = 0; i < all->len; i++)
    {
      DueWorldGroup *group = all->pdata[i];
      g_autofree char *group_id = g_strdup_printf ("%" G_GINT64_FORMAT, group->id);

      if (due_world_may_see_group (call->world, call->user, group->id) &&
          (closed == NULL || g_str_equal (closed, "Y") == group->closed) &&
          (id == NULL || g_str_equal (id, group_id)))
        g_ptr_array_add (found, group);
    }
  g_ptr_array_sort (found, compare_names);
  return found;
}

static gint64
get_next (gint64 start, guint total)
{
  return start + PAGE < total ? start + PAGE : -1;
}

static JsonObject *
describe_upper (const DueWorldGroup *group)
{
  JsonObject *object = json_object_new ();

  due_json_set_id (object, "ID", group->id);
  json_object_set_string_member (object, "NAME", group->name);
  due_json_set_flag (object, "ACTIVE", TRUE);
  due_json_set_flag (object, "CLOSED", group->closed);
  due_json_set_flag (object, "OPENED", group->opened);
  due_json_set_flag (object, "VISIBLE", TRUE);
  due_json_set_id (object, "OWNER_ID", group->owner);
  due_json_set_id (object, "NUMBER_OF_MEMBERS", group->members->len);
  return object;
}

DueAnswer *
due_method_group_get (const DueCall *call)
{
  g_autoptr (GPtrArray) found = find_groups (call, json_object_get_member (call->params, "FILTER"));
  JsonArray *result = json_array_new ();
  gint64 start = MAX (due_params_read_start (call->params), 0);

  for (gint64 i = start; i < MIN ((gint64) found->len, start + PAGE); i++)
    json_array_add_object_element (result, describe_upper (found->pdata[i]));
  return due_answer_new_list (due_json_take_array (result), found->len,
                              get_next (start, found->len));
}

static JsonObject *
describe_camel (const DueWorldGroup *group, GPtrArray *select)
{
  JsonObject *object = json_object_new ();

  due_json_set_id (object, "id", group->id);
  for (guint i = 0; i < select->len; i++)
    {
      if (g_str_equal (select->pdata[i], "NAME"))
        json_object_set_string_member (object, "name", group->name);
      else if (g_str_equal (select->pdata[i], "TYPE"))
        json_object_set_string_member (object, "type", "group");
    }
  return object;
}

DueAnswer *
due_method_workgroup_list (const DueCall *call)
{
  g_autoptr (GPtrArray) found = find_groups (call, json_object_get_member (call->params, "filter"));
  g_autoptr (GPtrArray) select =
      due_node_dup_texts (json_object_get_member (call->params, "select"));
  JsonObject *result = json_object_new ();
  JsonArray *list = json_array_new ();
  gint64 asked = due_params_read_start (call->params);
  gint64 start = MAX (asked, 0);

  for (gint64 i = start; i < MIN ((gint64) found->len, start + PAGE); i++)
    json_array_add_object_element (list, describe_camel (found->pdata[i], select));
  json_object_set_array_member (result, "workgroups", list);
  return due_answer_new_list (due_json_take_object (result), asked == -1 ? -1 : (gint64) found->len,
                              asked == -1 ? -1 : get_next (start, found->len));
}
