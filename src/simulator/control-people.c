/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "json-make.h"
#include "params.h"

#define MAX_NAME 200

/* What is to be changed; NULL and -1: as it is. */
typedef struct
{
  char *name;
  char *last_name;
  char *secret;
  GPtrArray *scopes;
  GArray *members;
  gint64 owner;
  int flags[2]; /* admin and active, or opened and closed */
} Change;

static void
clear_change (Change *change)
{
  g_free (change->name);
  g_free (change->last_name);
  g_free (change->secret);
  g_clear_pointer (&change->scopes, g_ptr_array_unref);
  g_clear_pointer (&change->members, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, clear_change)

static gboolean
read_text (JsonObject *input, const char *name, char **text, char **complaint)
{
  *text = due_params_dup_text (input, name);
  if (!json_object_has_member (input, name) ||
      (*text != NULL && **text != '\0' && g_utf8_strlen (*text, -1) <= MAX_NAME))
    return TRUE;
  *complaint = g_strdup_printf ("\"%s\" has 1 to 200 characters.", name);
  return FALSE;
}

static gboolean
read_flag (JsonObject *input, const char *name, int *flag, char **complaint)
{
  JsonNode *node = json_object_get_member (input, name);

  *flag = -1;
  return node == NULL || due_control_read_flag (node, flag, complaint);
}

static void
replace (char **place, char **text)
{
  if (*text == NULL)
    return;
  g_free (*place);
  *place = g_steal_pointer (text);
}

/* A secret is a part of a path. */
static gboolean
is_path_part (const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    if (!g_ascii_isalnum (*text))
      return FALSE;
  return TRUE;
}

static gboolean
read_user_change (JsonObject *input, Change *change, char **complaint)
{
  static const char *const known[] = { "id",     "name",   "last_name", "secret",
                                       "scopes", "active", "admin",     NULL };

  if (!due_control_check_names (input, known, complaint) ||
      !read_text (input, "name", &change->name, complaint) ||
      !read_text (input, "last_name", &change->last_name, complaint) ||
      !read_text (input, "secret", &change->secret, complaint) ||
      !read_flag (input, "admin", &change->flags[0], complaint) ||
      !read_flag (input, "active", &change->flags[1], complaint))
    return FALSE;
  if (!is_path_part (change->secret))
    {
      *complaint = g_strdup ("A secret has letters and digits only.");
      return FALSE;
    }
  if (json_object_has_member (input, "scopes"))
    {
      change->scopes = due_node_dup_texts (json_object_get_member (input, "scopes"));
      g_ptr_array_add (change->scopes, NULL);
    }
  return TRUE;
}

static void
apply_to_user (DueWorldUser *user, Change *change)
{
  replace (&user->name, &change->name);
  replace (&user->last_name, &change->last_name);
  replace (&user->secret, &change->secret);
  if (change->scopes != NULL)
    {
      g_strfreev (user->scopes);
      user->scopes = g_strdupv ((char **) change->scopes->pdata);
    }
  if (change->flags[0] >= 0)
    user->admin = change->flags[0];
  if (change->flags[1] >= 0)
    user->active = change->flags[1];
}

/* Adds a user, or changes the one that @id or the key "id" names. */
JsonNode *
due_control_user (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  DueWorld *world = control->site->world;
  g_auto (Change) change = { 0 };
  DueWorldUser *user = NULL;
  JsonNode *node = json_object_get_member (input, "id");

  if (!read_user_change (input, &change, complaint) ||
      (node != NULL && !due_control_read_user (control, node, &id, complaint)))
    return NULL;
  if (id != 0 && (user = due_world_user (world, id)) == NULL)
    {
      *complaint = g_strdup ("There is no such user.");
      return NULL;
    }
  if (user == NULL)
    user = due_world_add_user (world, "New", "Colleague");
  apply_to_user (user, &change);
  return due_control_describe_user (control, user);
}

static gboolean
read_group_change (const DueControl *control, JsonObject *input, Change *change, char **complaint)
{
  static const char *const known[] = { "id",     "name",   "owner",  "members",
                                       "opened", "closed", "delete", NULL };
  JsonNode *owner = json_object_get_member (input, "owner");
  JsonNode *members = json_object_get_member (input, "members");

  if (!due_control_check_names (input, known, complaint) ||
      !read_text (input, "name", &change->name, complaint) ||
      !read_flag (input, "opened", &change->flags[0], complaint) ||
      !read_flag (input, "closed", &change->flags[1], complaint))
    return FALSE;
  if (owner != NULL && !due_control_read_user (control, owner, &change->owner, complaint))
    return FALSE;
  if (members == NULL)
    return TRUE;
  change->members = due_control_read_users (control, members, complaint);
  return change->members != NULL;
}

static void
apply_to_group (DueWorldGroup *group, Change *change)
{
  replace (&group->name, &change->name);
  if (change->owner != 0)
    group->owner = change->owner;
  if (change->members != NULL)
    {
      g_array_unref (group->members);
      group->members = g_steal_pointer (&change->members);
    }
  if (change->flags[0] >= 0)
    group->opened = change->flags[0];
  if (change->flags[1] >= 0)
    group->closed = change->flags[1];
}

static JsonNode *
delete_group (DueWorld *world, gint64 id)
{
  due_world_delete_group (world, id);
  return due_json_take_object (json_object_new ());
}

/* Adds a group, or changes or deletes the one that @id or the key "id" names. */
JsonNode *
due_control_group (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  DueWorld *world = control->site->world;
  g_auto (Change) change = { 0 };
  DueWorldGroup *group = NULL;

  if (!read_group_change (control, input, &change, complaint))
    return NULL;
  if (due_params_read_int (input, "id", &id) == DUE_GIVEN_WRONG ||
      (id != 0 && (group = due_world_group (world, id)) == NULL))
    {
      *complaint = g_strdup ("There is no such group.");
      return NULL;
    }
  if (group != NULL && due_params_is_true (input, "delete"))
    return delete_group (world, id);
  if (group == NULL)
    group = due_world_add_group (world, "New project", change.owner != 0 ? change.owner : 2);
  apply_to_group (group, &change);
  return due_control_describe_group (control, group);
}
