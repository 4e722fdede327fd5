/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "snapshot.h"

struct _DueSnapshot
{
  DueWatch *watch;
  GPtrArray *readings;
  DueCounters *counters;
  gint64 taken_at;
  GPtrArray *tasks; /* (nullable) */
  gint64 listed_at;
};

G_DEFINE_BOXED_TYPE (DueSnapshot, due_snapshot, due_snapshot_ref, due_snapshot_unref)

static void
clear (gpointer data)
{
  DueSnapshot *self = data;

  due_watch_unref (self->watch);
  g_ptr_array_unref (self->readings);
  due_counters_unref (self->counters);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const DueTask *const *first = a;
  const DueTask *const *second = b;

  return due_task_compare (*first, *second);
}

static guint
count_commented (GPtrArray *tasks)
{
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    n += due_task_get_new_comments (g_ptr_array_index (tasks, i)) > 0;
  return n;
}

/* Takes away the least urgent; but tasks with comments keep a half of the room, as one is long
 * behind with many tasks and still wants to read what is new. */
static void
cut_tasks (GPtrArray *tasks)
{
  guint silent = tasks->len - count_commented (tasks);

  for (guint i = tasks->len;
       i-- > 0 && tasks->len > DUE_SNAPSHOT_TASKS_MAX && silent > DUE_SNAPSHOT_TASKS_MAX / 2;)
    if (due_task_get_new_comments (g_ptr_array_index (tasks, i)) == 0)
      {
        g_ptr_array_remove_index (tasks, i);
        silent--;
      }
  if (tasks->len > DUE_SNAPSHOT_TASKS_MAX)
    g_ptr_array_set_size (tasks, DUE_SNAPSHOT_TASKS_MAX);
}

/* (transfer full): those of @watch, each once, most urgent first. */
static GPtrArray *
choose_tasks (DueWatch *watch, GPtrArray *tasks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);

  for (guint i = 0; i < tasks->len; i++)
    {
      DueTask *task = g_ptr_array_index (tasks, i);
      gint64 id = due_task_get_id (task);

      if (due_watch_includes (watch, task) && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_ptr_array_add (chosen, due_task_ref (task));
    }
  g_ptr_array_sort (chosen, compare_tasks);
  cut_tasks (chosen);
  return chosen;
}

static gboolean
are_readings_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      DueReading *first = g_ptr_array_index (a, i);
      DueReading *second = g_ptr_array_index (b, i);

      if (!due_query_equal (due_reading_get_query (first), due_reading_get_query (second)) ||
          !due_counters_equal (due_reading_get_counters (first), due_reading_get_counters (second)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_tasks_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!due_task_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gpointer
copy_reading (gconstpointer reading, gpointer user_data)
{
  return due_reading_ref ((DueReading *) reading);
}

DueSnapshot *
due_snapshot_new (DueWatch *watch, GPtrArray *readings, gint64 taken_at)
{
  DueSnapshot *self = NULL;

  g_return_val_if_fail (watch != NULL, NULL);
  g_return_val_if_fail (readings != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueSnapshot);
  self->watch = due_watch_ref (watch);
  /* A copy, for the caller may go on with its own. */
  self->readings = g_ptr_array_copy (readings, copy_reading, NULL);
  g_ptr_array_set_free_func (self->readings, (GDestroyNotify) due_reading_unref);
  self->counters = due_watch_sum (watch, readings);
  self->taken_at = taken_at;
  return self;
}

DueSnapshot *
due_snapshot_with_tasks (DueSnapshot *self, GPtrArray *tasks, gint64 listed_at)
{
  DueSnapshot *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tasks != NULL, NULL);

  copy = g_atomic_rc_box_new0 (DueSnapshot);
  copy->watch = due_watch_ref (self->watch);
  copy->readings = g_ptr_array_ref (self->readings);
  copy->counters = due_counters_ref (self->counters);
  copy->taken_at = self->taken_at;
  copy->tasks = choose_tasks (self->watch, tasks);
  copy->listed_at = listed_at;
  return copy;
}

DueSnapshot *
due_snapshot_ref (DueSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_snapshot_unref (DueSnapshot *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DueWatch *
due_snapshot_get_watch (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->watch;
}

gint64
due_snapshot_get_taken_at (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->taken_at;
}

GPtrArray *
due_snapshot_get_readings (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->readings;
}

DueCounters *
due_snapshot_get_counters (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->counters;
}

/* (transfer full): "" if all have access, or none. */
static char *
list_lost (const DueSnapshot *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->readings->len && due_counters_has_access (self->counters); i++)
    {
      DueReading *reading = g_ptr_array_index (self->readings, i);
      DueQuery *query = due_reading_get_query (reading);

      if (!due_counters_has_access (due_reading_get_counters (reading)))
        g_string_append_printf (text, "/%u:%" G_GINT64_FORMAT, due_query_get_role (query),
                                due_query_get_group_id (query));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
due_snapshot_get_fingerprint (const DueSnapshot *self)
{
  g_autofree char *watch = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  watch = due_watch_get_fingerprint (self->watch);
  lost = list_lost (self);
  if (lost[0] == '\0')
    return g_steal_pointer (&watch);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lost, -1);
  return g_strdup_printf ("%s-%.16s", watch, digest);
}

GPtrArray *
due_snapshot_get_tasks (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tasks;
}

gint64
due_snapshot_get_listed_at (const DueSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->listed_at;
}

/**
 * due_snapshot_rose:
 * @self: the newer snapshot
 * @before: (nullable): the older one
 *
 * A kind that @before does not know counts from zero: its tasks have not been asked for yet.
 *
 * Returns: whether the tasks' details are worth asking for
 */
gboolean
due_snapshot_rose (const DueSnapshot *self, const DueSnapshot *before)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;
      guint old_count = 0;

      if (before != NULL)
        due_counters_get (before->counters, due_kind_nth (i), &old_count);
      due_counters_get (self->counters, due_kind_nth (i), &count);
      if (count > old_count)
        return TRUE;
    }
  return FALSE;
}

gboolean
due_snapshot_differs (const DueSnapshot *self, const DueSnapshot *before)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (before == NULL || !due_watch_equal (self->watch, before->watch))
    return TRUE;
  return !are_readings_equal (self->readings, before->readings) ||
         !are_tasks_equal (self->tasks, before->tasks);
}
