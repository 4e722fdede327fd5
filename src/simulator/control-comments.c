/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "office.h"
#include "params.h"

#define MAX_COUNT 10000

/* Anna has the webhook that the first line names; the director is somebody else. */
#define ANNA 1
#define DIRECTOR 2

static gboolean
read_count (JsonObject *input, gint64 *count, char **complaint)
{
  if (due_params_read_int (input, "count", count) != DUE_GIVEN_WRONG && *count >= 1 &&
      *count <= MAX_COUNT)
    return TRUE;
  *complaint = g_strdup ("The count of comments is from 1 to 10000.");
  return FALSE;
}

static DueWorldTask *
edit_task (const DueControl *control, gint64 id, char **complaint)
{
  DueWorldTask *task = due_world_edit_task (control->site->world, id);

  if (task == NULL)
    *complaint = g_strdup ("There is no such task.");
  return task;
}

/* @input: author, text, mention (a user or a list of them), count */
JsonNode *
due_control_add_comments (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  static const char *const known[] = { "author", "text", "mention", "count", NULL };
  DueSite *site = control->site;
  JsonNode *author_node = json_object_get_member (input, "author");
  g_autofree char *text = due_params_dup_text (input, "text");
  g_autoptr (GArray) mentions = NULL;
  DueWorldTask *task = NULL;
  gint64 author = DIRECTOR;
  gint64 count = 1;

  if (!due_control_check_names (input, known, complaint) ||
      !read_count (input, &count, complaint) ||
      (author_node != NULL && !due_control_read_user (control, author_node, &author, complaint)))
    return NULL;
  mentions = due_control_read_users (control, json_object_get_member (input, "mention"), complaint);
  if (mentions == NULL || (task = edit_task (control, id, complaint)) == NULL)
    return NULL;

  if (text == NULL)
    text = g_strdup (due_office_remark (site->start.language, due_world_prng (site->world)));
  for (gint64 i = 0; i < count; i++)
    due_world_comment (site->world, task, author, text, g_array_copy (mentions));
  return due_control_describe_task (control, task);
}

/* @input: user, by default 1 */
JsonNode *
due_control_read_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  static const char *const known[] = { "user", NULL };
  JsonNode *user_node = json_object_get_member (input, "user");
  DueWorldTask *task = NULL;
  gint64 user = ANNA;

  if (!due_control_check_names (input, known, complaint) ||
      (user_node != NULL && !due_control_read_user (control, user_node, &user, complaint)) ||
      (task = edit_task (control, id, complaint)) == NULL)
    return NULL;
  due_world_task_read (task, user);
  return due_control_describe_task (control, task);
}
