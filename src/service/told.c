/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "told.h"

static guint
get_count (const DueCounters *counters, DueKinds kind)
{
  guint count = 0;

  due_counters_get (counters, kind, &count);
  return count;
}

/* The kinds that were told are no higher than they were before. */
static gboolean
numbers_are_back (DueKinds kinds, const DueCounters *before, const DueSnapshot *snapshot)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if ((kinds & due_kind_nth (i)) != 0 &&
        get_count (due_snapshot_get_counters (snapshot), due_kind_nth (i)) >
            get_count (before, due_kind_nth (i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_listed (GPtrArray *tasks, gint64 id)
{
  for (guint i = 0; i < tasks->len; i++)
    if (due_task_get_id (tasks->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static gboolean
none_is_listed (GPtrArray *named, GPtrArray *tasks)
{
  for (guint i = 0; i < named->len; i++)
    if (is_listed (tasks, due_task_get_id (named->pdata[i])))
      return FALSE;
  return TRUE;
}

gboolean
due_told_has_passed (const DueChange *change,
                     const DueCounters *before,
                     const DueSnapshot *snapshot)
{
  DueKinds kinds = due_change_get_kinds (change);
  GPtrArray *tasks = due_snapshot_get_tasks (snapshot);

  if (kinds != DUE_KINDS_NONE)
    return before != NULL && due_counters_has_access (due_snapshot_get_counters (snapshot)) &&
           numbers_are_back (kinds, before, snapshot);
  return tasks != NULL && none_is_listed (due_change_get_reminders (change), tasks);
}
