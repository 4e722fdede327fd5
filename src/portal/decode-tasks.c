/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode-tasks.h"

#include "json-read.h"
#include "plain-text.h"

#define STATUS_AWAITING_CONTROL 4
#define STATUS_COMPLETED 5
#define COMMENTS_MAX 1000000

struct _DueTaskTable
{
  GHashTable *rows; /* id -> Row */
};

typedef struct
{
  gint64 id;
  char *title;
  char *group;
  DueTaskFields fields;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->title);
  g_free (row->group);
  g_free (row);
}

DueTaskTable *
due_task_table_new (void)
{
  DueTaskTable *self = g_new0 (DueTaskTable, 1);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  return self;
}

void
due_task_table_free (DueTaskTable *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

/* Unix seconds; 0 for none and for what is no time. */
static gint64
read_time (JsonObject *object, const char *name)
{
  const char *text = due_json_get_string (object, name);
  g_autoptr (GDateTime) time = text == NULL ? NULL : g_date_time_new_from_iso8601 (text, NULL);

  return time == NULL ? 0 : MAX (0, g_date_time_to_unix (time));
}

/* (transfer full) (nullable) */
static char *
read_text (JsonObject *object, const char *name)
{
  const char *text = due_json_get_string (object, name);

  return text == NULL ? NULL : due_plain_text_decode (text);
}

static void
read_fields (Row *row, JsonObject *object)
{
  DueTaskFields *fields = &row->fields;
  gint64 comments = 0;
  gint64 status = 0;

  row->title = read_text (object, "title");
  row->group = read_text (due_json_get_object (object, "group"), "name");
  fields->id = row->id;
  fields->title = row->title == NULL ? "" : row->title;
  fields->group = row->group;
  fields->deadline = read_time (object, "deadline");
  due_json_get_int (object, "groupId", 0, G_MAXINT64, &fields->group_id);
  due_json_get_int (object, "newCommentsCount", 0, COMMENTS_MAX, &comments);
  due_json_get_int (object, "status", 0, G_MAXINT32, &status);
  fields->new_comments = (guint) comments;
  fields->muted = g_strcmp0 (due_json_get_string (object, "isMuted"), "Y") == 0;
  fields->finished = status == STATUS_AWAITING_CONTROL || status == STATUS_COMPLETED;
}

/* (transfer full) (nullable): NULL if it is not a task that is looked for. */
static Row *
read_row (JsonNode *node, DueTaskChoice choice)
{
  JsonObject *object = due_json_as_object (node);
  gint64 id = 0;
  Row *row = NULL;

  if (!due_json_get_int (object, "id", 1, G_MAXINT64, &id))
    return NULL;

  row = g_new0 (Row, 1);
  row->id = id;
  read_fields (row, object);
  if (row->fields.muted || (choice == DUE_TASKS_COMMENTED && row->fields.new_comments == 0))
    g_clear_pointer (&row, row_free);
  return row;
}

/* @row: (transfer full) */
static void
add_row (DueTaskTable *self, Row *row, DueRoles role)
{
  Row *known = g_hash_table_lookup (self->rows, &row->id);

  if (known == NULL)
    {
      known = row;
      g_hash_table_insert (self->rows, &row->id, row);
    }
  else
    row_free (row);
  known->fields.roles |= role;
}

gboolean
due_task_table_add (DueTaskTable *self, JsonNode *result, DueRoles role, DueTaskChoice choice)
{
  JsonNode *tasks = due_json_get (due_json_as_object (result), "tasks");
  JsonArray *list = NULL;
  guint n = 0;

  if (tasks == NULL || !JSON_NODE_HOLDS_ARRAY (tasks))
    return FALSE;

  list = json_node_get_array (tasks);
  n = MIN (json_array_get_length (list), DUE_TASKS_PAGE);
  for (guint i = 0; i < n; i++)
    {
      Row *row = read_row (json_array_get_element (list, i), choice);

      if (row != NULL)
        add_row (self, row, role);
    }
  return TRUE;
}

GPtrArray *
due_task_table_list (const DueTaskTable *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);
  GHashTableIter iter;
  gpointer row = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (tasks, due_task_new (&((const Row *) row)->fields));
  return tasks;
}
