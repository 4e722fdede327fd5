/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "methods.h"

#include "method-handlers.h"

typedef DueAnswer *(*Handler) (const DueCall *call);

/* Scopes: any of them is enough; NULL: the method needs none. `batch` is a method as well, but
 * not one that runs others of its kind: see batch.c. */
static const struct
{
  const char *name;
  const char *scopes;
  Handler handler;
} table[] = {
  { "profile", NULL, due_method_profile },
  { "scope", NULL, due_method_scope },
  { "method.get", NULL, due_method_method_get },
  { "methods", NULL, due_method_methods },
  { "server.time", NULL, due_method_server_time },
  { "feature.get", NULL, due_method_feature_get },
  { "user.admin", NULL, due_method_user_admin },
  { "app.info", NULL, due_method_app_info },
  { "batch", NULL, NULL },
  { "user.current", "user|user_basic|user_brief", due_method_user_current },
  { "user.get", "user|user_basic|user_brief", due_method_user_get },
  { "tasks.task.counters.get", "task", due_method_counters_get },
  { "tasks.task.list", "task", due_method_task_list },
  { "tasks.task.get", "task", due_method_task_get },
  { "tasks.task.complete", "task", due_method_task_complete },
  { "tasks.task.defer", "task", due_method_task_defer },
  { "tasks.task.renew", "task", due_method_task_renew },
  { "tasks.task.mute", "task", due_method_task_mute },
  { "tasks.task.unmute", "task", due_method_task_unmute },
  { "tasks.task.pin", "task", due_method_task_pin },
  { "tasks.task.unpin", "task", due_method_task_unpin },
  { "tasks.task.favorite.add", "task", due_method_favorite_add },
  { "tasks.task.favorite.remove", "task", due_method_favorite_remove },
  { "im.dialog.read", "im", due_method_dialog_read },
  { "sonet_group.user.groups", "sonet_group|sonet|socialnetwork", due_method_user_groups },
  { "sonet_group.get", "sonet_group|sonet|socialnetwork", due_method_group_get },
  { "socialnetwork.api.workgroup.list", "socialnetwork|sonet_group", due_method_workgroup_list },
};

static int
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strcasecmp (table[i].name, name) == 0)
      return (int) i;
  return -1;
}

static gboolean
has_scope (const DueCall *call, const char *scopes)
{
  g_auto (GStrv) list = scopes != NULL ? g_strsplit (scopes, "|", -1) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (g_strv_contains (call->scopes, list[i]))
      return TRUE;
  return scopes == NULL;
}

/* Whether there is a method @name, `batch` included; whatever its case. */
gboolean
due_methods_exist (const char *name)
{
  return find (name) >= 0;
}

gboolean
due_methods_allow (const DueCall *call, const char *name)
{
  int index = find (name);

  return index >= 0 && has_scope (call, table[index].scopes);
}

/* Returns: (transfer full): the names of the methods that the credential of @call allows */
JsonNode *
due_methods_list (const DueCall *call)
{
  g_autoptr (JsonArray) list = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (has_scope (call, table[i].scopes))
      json_array_add_string_element (list, table[i].name);
  return json_node_init_array (node, list);
}

static DueAnswer *
refuse_scope (const DueCall *call)
{
  g_autoptr (DueAnswer) usual = due_call_fail (call, "insufficient_scope");

  if (call->app == NULL)
    return g_steal_pointer (&usual);
  return due_call_refuse (
      call, "insufficient_scope", due_answer_get_status (usual),
      "The request requires higher privileges than provided by the access token",
      "Для запроса нужны более высокие права, чем даёт токен доступа");
}

/**
 * due_methods_run:
 * @call: the call, with its credentials already checked
 * @name: any name; `batch` is refused
 *
 * Returns: (transfer full): what the method says, after scope and operating time were checked
 */
DueAnswer *
due_methods_run (const DueCall *call, const char *name)
{
  int index = find (name);

  if (index < 0)
    return due_call_fail (call, "ERROR_METHOD_NOT_FOUND");
  if (table[index].handler == NULL)
    return due_call_fail (call, "ERROR_BATCH_METHOD_NOT_ALLOWED");
  if (!has_scope (call, table[index].scopes))
    return refuse_scope (call);
  if (!due_limits_spend (call->limits, table[index].name, due_world_now (call->world)))
    return due_call_fail (call, "OPERATION_TIME_LIMIT");
  return table[index].handler (call);
}
