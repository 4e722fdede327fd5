/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"
#include "method-handlers.h"
#include "methods.h"
#include "params.h"

#define PAGE 50

DueAnswer *
due_method_profile (const DueCall *call)
{
  const DueWorldUser *user = call->user;
  JsonObject *result = NULL;

  if (!user->active)
    return due_answer_new (due_json_empty ());

  result = json_object_new ();
  due_json_set_id (result, "ID", user->id);
  json_object_set_boolean_member (result, "ADMIN", user->admin);
  json_object_set_string_member (result, "NAME", user->name);
  json_object_set_string_member (result, "LAST_NAME", user->last_name);
  json_object_set_string_member (result, "PERSONAL_GENDER", user->gender);
  json_object_set_string_member (result, "TIME_ZONE", user->time_zone);
  return due_answer_new (due_json_take_object (result));
}

DueAnswer *
due_method_scope (const DueCall *call)
{
  JsonArray *result = json_array_new ();

  for (guint i = 0; call->scopes[i] != NULL; i++)
    json_array_add_string_element (result, call->scopes[i]);
  return due_answer_new (due_json_take_array (result));
}

DueAnswer *
due_method_method_get (const DueCall *call)
{
  g_autofree char *name = due_params_dup_text (call->params, "name");
  JsonObject *result = NULL;

  if (name == NULL)
    return due_call_missing (call, "name");

  result = json_object_new ();
  json_object_set_boolean_member (result, "isExisting", due_methods_exist (name));
  json_object_set_boolean_member (result, "isAvailable", due_methods_allow (call, name));
  return due_answer_new (due_json_take_object (result));
}

DueAnswer *
due_method_methods (const DueCall *call)
{
  return due_answer_new (due_methods_list (call));
}

DueAnswer *
due_method_server_time (const DueCall *call)
{
  g_autofree char *now = due_world_format_time (call->world, due_world_now (call->world));

  return due_answer_new (json_node_init_string (json_node_alloc (), now));
}

DueAnswer *
due_method_feature_get (const DueCall *call)
{
  JsonObject *result = json_object_new ();

  due_json_set_flag (result, "value", FALSE);
  return due_answer_new (due_json_take_object (result));
}

DueAnswer *
due_method_user_admin (const DueCall *call)
{
  return due_answer_new (json_node_init_boolean (json_node_alloc (), call->user->admin));
}

static DueAnswer *
describe_app (const DueLocalApp *app)
{
  JsonObject *result = json_object_new ();

  json_object_set_int_member (result, "ID", 5);
  json_object_set_string_member (result, "CODE", app->client_id);
  json_object_set_int_member (result, "VERSION", 1);
  json_object_set_string_member (result, "STATUS", "L");
  json_object_set_boolean_member (result, "INSTALLED", app->installed);
  due_json_set_flag (result, "PAYMENT_EXPIRED", FALSE);
  json_object_set_null_member (result, "DAYS");
  json_object_set_string_member (result, "LANGUAGE_ID", "en");
  json_object_set_string_member (result, "LICENSE", "en_ent10000");
  return due_answer_new (due_json_take_object (result));
}

DueAnswer *
due_method_app_info (const DueCall *call)
{
  gboolean docs = due_switches_get (call->switches, DUE_SWITCH_STATUSES) == DUE_STATUSES_DOCS;

  if (call->app != NULL)
    return describe_app (call->app);
  return due_call_refuse (call, "ACCESS_DENIED", docs ? 403 : 400,
                          "Access denied! Application context required",
                          "Доступ запрещён! Нужен контекст приложения");
}

static JsonObject *
describe_user (const DueWorldUser *user)
{
  JsonObject *object = json_object_new ();
  JsonArray *departments = json_array_new ();

  json_array_add_int_element (departments, 1);
  due_json_set_id (object, "ID", user->id);
  json_object_set_boolean_member (object, "ACTIVE", user->active);
  json_object_set_string_member (object, "NAME", user->name);
  json_object_set_string_member (object, "LAST_NAME", user->last_name);
  due_json_set_flag (object, "IS_ONLINE", user->active);
  json_object_set_string_member (object, "WORK_POSITION", user->position);
  json_object_set_array_member (object, "UF_DEPARTMENT", departments);
  return object;
}

DueAnswer *
due_method_user_current (const DueCall *call)
{
  return due_answer_new (due_json_take_object (describe_user (call->user)));
}

DueAnswer *
due_method_user_get (const DueCall *call)
{
  GPtrArray *users = due_world_users (call->world);
  JsonArray *result = json_array_new ();
  gint64 start = MAX (due_params_read_start (call->params), 0);
  gint64 id = 0;
  gint64 found = 0;

  if (due_params_read_int (call->params, "ID", &id) == DUE_GIVEN_NOT)
    {
      JsonNode *filter = json_object_get_member (call->params, "FILTER");
      g_autoptr (JsonObject) map = due_node_dup_map (filter);

      due_params_read_int (map, "ID", &id);
    }

  for (guint i = 0; i < users->len; i++)
    {
      const DueWorldUser *user = users->pdata[i];

      if (id != 0 && user->id != id)
        continue;
      if (found >= start && found < start + PAGE)
        json_array_add_object_element (result, describe_user (user));
      found++;
    }
  return due_answer_new_list (due_json_take_array (result), found,
                              start + PAGE < found ? start + PAGE : -1);
}
