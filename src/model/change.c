/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "change-private.h"

#include "baseline-private.h"

G_DEFINE_BOXED_TYPE (DueChange, due_change, due_change_ref, due_change_unref)

static void
clear (gpointer data)
{
  DueChange *self = data;

  for (guint i = 0; i < DUE_N_KINDS; i++)
    g_ptr_array_unref (self->tasks[i]);
  g_ptr_array_unref (self->reminders);
}

static GPtrArray *
create_tasks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);
}

static DueChange *
create (DueBaseline *baseline, const DueChangeRules *rules)
{
  DueChange *self = g_atomic_rc_box_new0 (DueChange);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    self->tasks[i] = create_tasks ();
  self->reminders = create_tasks ();
  self->summary = !!rules->summary;
  self->titles = !!rules->titles;
  self->since = due_baseline_get_taken_at (baseline);
  self->now = rules->now;
  return self;
}

static guint
get_rise (DueBaseline *baseline, DueSnapshot *snapshot, DueKinds kind)
{
  guint before = 0;
  guint after = 0;

  if (!due_counters_get (baseline->counters, kind, &before) ||
      !due_counters_get (due_snapshot_get_counters (snapshot), kind, &after))
    return 0;
  return after > before ? after - before : 0;
}

/* Without a list to compare with, a task is new for sure only when nothing was counted before. */
static gboolean
can_compare (DueBaseline *baseline, DueKinds kind)
{
  guint before = 0;

  return baseline->listed || (due_counters_get (baseline->counters, kind, &before) && before == 0);
}

static gboolean
is_newly_overdue (DueBaseline *baseline, DueTask *task, gint64 now)
{
  const DueBaselineTask *before = due_baseline_find_task (baseline, due_task_get_id (task));

  if ((due_task_get_kinds (task, now) & DUE_KIND_OVERDUE) == 0)
    return FALSE;
  if (!can_compare (baseline, DUE_KIND_OVERDUE))
    return due_task_get_deadline (task) >= baseline->taken_at;
  return before == NULL || !before->overdue;
}

static guint
count_new_comments (DueBaseline *baseline, DueTask *task, gint64 now)
{
  const DueBaselineTask *before = due_baseline_find_task (baseline, due_task_get_id (task));
  guint old = before != NULL ? before->comments : 0;
  guint count = due_task_get_new_comments (task);

  if ((due_task_get_kinds (task, now) & DUE_KIND_COMMENTS) == 0 ||
      !can_compare (baseline, DUE_KIND_COMMENTS))
    return 0;
  return count > old ? count - old : 0;
}

/* Of more tasks than the counter rose by, those whose deadline passed last: the list is in the
 * order of deadlines. */
static void
find_overdue (DueChange *self, DueBaseline *baseline, DueSnapshot *snapshot)
{
  guint index = due_kind_get_index (DUE_KIND_OVERDUE);
  GPtrArray *list = due_snapshot_get_tasks (snapshot);
  GPtrArray *found = self->tasks[index];

  for (guint i = 0; self->counts[index] > 0 && list != NULL && i < list->len; i++)
    {
      DueTask *task = g_ptr_array_index (list, i);

      if (is_newly_overdue (baseline, task, due_snapshot_get_taken_at (snapshot)))
        g_ptr_array_add (found, due_task_ref (task));
    }
  if (found->len > self->counts[index])
    g_ptr_array_remove_range (found, 0, found->len - self->counts[index]);
}

static void
find_commented (DueChange *self, DueBaseline *baseline, DueSnapshot *snapshot)
{
  guint index = due_kind_get_index (DUE_KIND_COMMENTS);
  GPtrArray *list = due_snapshot_get_tasks (snapshot);
  GPtrArray *found = self->tasks[index];
  guint64 sum = 0;

  for (guint i = 0; self->counts[index] > 0 && list != NULL && i < list->len; i++)
    {
      DueTask *task = g_ptr_array_index (list, i);
      guint count = count_new_comments (baseline, task, due_snapshot_get_taken_at (snapshot));

      sum += count;
      if (count > 0)
        g_ptr_array_add (found, due_task_ref (task));
    }
  self->comments_placed =
      found->len > 0 && found->len <= self->counts[index] && sum >= self->counts[index];
}

static gboolean
is_deadline_near (DueBaseline *baseline, DueTask *task, const DueChangeRules *rules)
{
  const DueBaselineReminder *told = due_baseline_find_reminder (baseline, due_task_get_id (task));
  gint64 deadline = due_task_get_deadline (task);

  if (deadline <= 0 || due_task_is_muted (task) || due_task_is_finished (task))
    return FALSE;
  if (rules->now < 0 || deadline <= rules->now || deadline - rules->now > rules->lead_s)
    return FALSE;
  return told == NULL || told->deadline != deadline;
}

static void
find_reminders (DueChange *self,
                DueBaseline *baseline,
                DueSnapshot *snapshot,
                const DueChangeRules *rules)
{
  GPtrArray *list = due_snapshot_get_tasks (snapshot);

  for (guint i = 0; rules->deadlines && list != NULL && i < list->len; i++)
    if (is_deadline_near (baseline, g_ptr_array_index (list, i), rules))
      g_ptr_array_add (self->reminders, due_task_ref (g_ptr_array_index (list, i)));
}

DueChange *
due_change_detect (DueBaseline *baseline, DueSnapshot *snapshot, const DueChangeRules *rules)
{
  g_autoptr (DueChange) self = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  if (baseline == NULL || !due_baseline_fits (baseline, snapshot))
    return NULL;

  self = create (baseline, rules);
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (rules->kinds & due_kind_nth (i))
      self->counts[i] = get_rise (baseline, snapshot, due_kind_nth (i));
  find_overdue (self, baseline, snapshot);
  find_commented (self, baseline, snapshot);
  find_reminders (self, baseline, snapshot, rules);
  if (due_change_get_kinds (self) == DUE_KINDS_NONE && self->reminders->len == 0)
    return NULL;
  return g_steal_pointer (&self);
}

DueChange *
due_change_ref (DueChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_change_unref (DueChange *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DueKinds
due_change_get_kinds (const DueChange *self)
{
  DueKinds kinds = DUE_KINDS_NONE;

  g_return_val_if_fail (self != NULL, DUE_KINDS_NONE);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (self->counts[i] > 0)
      kinds |= due_kind_nth (i);
  return kinds;
}

guint
due_change_get_count (const DueChange *self, DueKinds kind)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->counts[due_kind_get_index (kind)];
}

GPtrArray *
due_change_get_tasks (const DueChange *self, DueKinds kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tasks[due_kind_get_index (kind)];
}

GPtrArray *
due_change_get_reminders (const DueChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reminders;
}

/* Whether the tasks that are known are all that the change is about. */
static gboolean
is_complete (const DueChange *self)
{
  guint comments = self->counts[due_kind_get_index (DUE_KIND_COMMENTS)];
  guint overdue = due_kind_get_index (DUE_KIND_OVERDUE);

  if (comments > 0 && !self->comments_placed)
    return FALSE;
  /* A mention is in a comment; which one, the portal does not say. */
  if (self->counts[due_kind_get_index (DUE_KIND_MENTIONS)] > comments)
    return FALSE;
  return self->tasks[overdue]->len == self->counts[overdue];
}

static gboolean
add_only (DueTask **only, GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      DueTask *task = g_ptr_array_index (tasks, i);

      if (*only != NULL && due_task_get_id (*only) != due_task_get_id (task))
        return FALSE;
      *only = task;
    }
  return TRUE;
}

DueTask *
due_change_get_only_task (const DueChange *self)
{
  DueTask *only = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!is_complete (self))
    return NULL;
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (!add_only (&only, self->tasks[i]))
      return NULL;
  return add_only (&only, self->reminders) ? only : NULL;
}
