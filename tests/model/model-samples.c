/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model-samples.h"

DueCounters *
sample_counters (gint32 overdue, gint32 comments, gint32 mentions)
{
  gint32 counts[DUE_N_KINDS] = { overdue, comments, mentions };

  return overdue == NO_ACCESS ? due_counters_new_no_access () : due_counters_new (counts, NULL);
}

DueWatch *
sample_watch_all (void)
{
  return due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ALL, NULL, 0);
}

DueSnapshot *
sample_snapshot (gint32 overdue, gint32 comments, gint32 mentions, gint64 taken_at)
{
  g_autoptr (DueWatch) watch = sample_watch_all ();
  g_autoptr (DueQuery) query = due_query_new (DUE_ROLES_ALL, 0);
  g_autoptr (DueCounters) counters = sample_counters (overdue, comments, mentions);
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);

  g_ptr_array_add (readings, due_reading_new (query, counters));
  return due_snapshot_new (watch, readings, taken_at);
}

DueTask *
sample_task (const SampleTask *row)
{
  DueTaskFields fields = {
    .id = row->id,
    .title = row->title,
    .deadline = row->deadline,
    .new_comments = row->comments,
    .muted = row->muted,
    .finished = row->finished,
  };

  return due_task_new (&fields);
}

GPtrArray *
sample_tasks (const SampleTask *rows)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);

  for (guint i = 0; rows != NULL && rows[i].id != 0; i++)
    g_ptr_array_add (tasks, sample_task (&rows[i]));
  return tasks;
}

DueSnapshot *
sample_listed (gint32 overdue,
               gint32 comments,
               gint32 mentions,
               gint64 taken_at,
               const SampleTask *rows)
{
  g_autoptr (DueSnapshot) snapshot = sample_snapshot (overdue, comments, mentions, taken_at);
  g_autoptr (GPtrArray) tasks = sample_tasks (rows);

  return due_snapshot_with_tasks (snapshot, tasks, taken_at);
}

char *
sample_ids (GPtrArray *tasks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (tasks == NULL)
    return g_strdup ("-");
  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            due_task_get_id (g_ptr_array_index (tasks, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sample_numbers (const DueCounters *counters)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!due_counters_has_access (counters))
    return g_strdup ("no access");
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;

      if (i > 0)
        g_string_append_c (text, ' ');
      if (due_counters_get (counters, due_kind_nth (i), &count))
        g_string_append_printf (text, "%u", count);
      else
        g_string_append_c (text, '-');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
