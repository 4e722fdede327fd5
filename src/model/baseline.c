/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "baseline-private.h"

#define DAY_S 86400
/* A list of a page or more may lack tasks: what it does not name is not forgotten. */
#define COMPLETE_LIST_MAX 50

G_DEFINE_BOXED_TYPE (DueBaseline, due_baseline, due_baseline_ref, due_baseline_unref)

/* What a step does with one kind. */
typedef enum
{
  STEP_LOWER, /* only what got better */
  STEP_TAKE,  /* all as it is */
} Step;

static void
clear (gpointer data)
{
  DueBaseline *self = data;

  g_free (self->fingerprint);
  g_clear_pointer (&self->counters, due_counters_unref);
  g_array_unref (self->tasks);
  g_array_unref (self->reminders);
}

int
due_baseline_compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

DueBaseline *
due_baseline_create (void)
{
  DueBaseline *self = g_atomic_rc_box_new0 (DueBaseline);

  self->tasks = g_array_new (FALSE, FALSE, sizeof (DueBaselineTask));
  self->reminders = g_array_new (FALSE, FALSE, sizeof (DueBaselineReminder));
  return self;
}

static DueBaseline *
copy (const DueBaseline *self)
{
  DueBaseline *copy = g_atomic_rc_box_new0 (DueBaseline);

  copy->fingerprint = g_strdup (self->fingerprint);
  copy->counters = due_counters_ref (self->counters);
  copy->taken_at = self->taken_at;
  copy->trouble = self->trouble;
  copy->listed = self->listed;
  copy->tasks = g_array_copy (self->tasks);
  copy->reminders = g_array_copy (self->reminders);
  return copy;
}

static gconstpointer
find (GArray *array, gint64 id)
{
  guint index = 0;

  if (!g_array_binary_search (array, &id, due_baseline_compare_ids, &index))
    return NULL;
  return array->data + (gsize) index * g_array_get_element_size (array);
}

const DueBaselineTask *
due_baseline_find_task (const DueBaseline *self, gint64 id)
{
  return find (self->tasks, id);
}

const DueBaselineReminder *
due_baseline_find_reminder (const DueBaseline *self, gint64 id)
{
  return find (self->reminders, id);
}

static gint32
get_count (const DueCounters *counters, DueKinds kind)
{
  guint count = 0;

  return due_counters_get (counters, kind, &count) ? (gint32) count : DUE_COUNTER_ABSENT;
}

/* What was not known before is no rise, and what is not known now is no fall. */
static Step
choose_step (const DueBaseline *self, DueCounters *counters, DueKinds kind, gboolean hold)
{
  gint32 before = get_count (self->counters, kind);
  gint32 after = get_count (counters, kind);

  if (before < 0)
    return STEP_TAKE;
  return after > before && !hold ? STEP_TAKE : STEP_LOWER;
}

static DueCounters *
step_counters (const DueBaseline *self, DueCounters *counters, const Step steps[DUE_N_KINDS])
{
  gint32 counts[DUE_N_KINDS] = { 0 };

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      gint32 before = get_count (self->counters, due_kind_nth (i));
      gint32 after = get_count (counters, due_kind_nth (i));

      if (after < 0)
        counts[i] = before;
      else
        counts[i] = steps[i] == STEP_TAKE ? after : MIN (before, after);
    }
  return due_counters_new (counts, NULL);
}

/* What to remember of @task. */
static DueBaselineTask
step_task (const DueBaseline *self, DueTask *task, gint64 now, const Step steps[DUE_N_KINDS])
{
  DueKinds kinds = due_task_get_kinds (task, now);
  const DueBaselineTask *before = due_baseline_find_task (self, due_task_get_id (task));
  DueBaselineTask after = {
    .id = due_task_get_id (task),
    .comments = kinds & DUE_KIND_COMMENTS ? due_task_get_new_comments (task) : 0,
    .overdue = (kinds & DUE_KIND_OVERDUE) != 0,
  };

  if (steps[due_kind_get_index (DUE_KIND_COMMENTS)] == STEP_LOWER)
    after.comments = MIN (after.comments, before != NULL ? before->comments : 0);
  if (steps[due_kind_get_index (DUE_KIND_OVERDUE)] == STEP_LOWER)
    after.overdue = after.overdue && before != NULL && before->overdue;
  return after;
}

/* No task has more comments than are counted, whatever the list said when it was asked for: what
 * was read since then must not hide the next comment. */
static void
add_task (GArray *tasks, DueBaselineTask task, DueCounters *counters)
{
  gint32 n_comments = get_count (counters, DUE_KIND_COMMENTS);

  if (n_comments >= 0)
    task.comments = MIN (task.comments, (guint) n_comments);
  if (get_count (counters, DUE_KIND_OVERDUE) == 0)
    task.overdue = FALSE;
  if ((task.comments > 0 || task.overdue) && tasks->len < DUE_BASELINE_TASKS_MAX)
    g_array_append_val (tasks, task);
}

static gboolean
has_task (GPtrArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    if (due_task_get_id (g_ptr_array_index (list, i)) == id)
      return TRUE;
  return FALSE;
}

static GArray *
step_tasks (const DueBaseline *self, DueSnapshot *snapshot, const Step steps[DUE_N_KINDS])
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (DueBaselineTask));
  GPtrArray *list = due_snapshot_get_tasks (snapshot);
  DueCounters *counters = due_snapshot_get_counters (snapshot);
  gint64 now = due_snapshot_get_taken_at (snapshot);

  for (guint i = 0; list != NULL && i < list->len; i++)
    add_task (tasks, step_task (self, g_ptr_array_index (list, i), now, steps), counters);
  for (guint i = 0; i < self->tasks->len; i++)
    {
      DueBaselineTask task = g_array_index (self->tasks, DueBaselineTask, i);

      if (list == NULL || (list->len >= COMPLETE_LIST_MAX && !has_task (list, task.id)))
        add_task (tasks, task, counters);
    }
  g_array_sort (tasks, due_baseline_compare_ids);
  return tasks;
}

/* Deadlines that are long past are not told again anyway. */
static void
forget_past_reminders (DueBaseline *self, gint64 now)
{
  for (guint i = self->reminders->len; i-- > 0;)
    {
      gint64 deadline = g_array_index (self->reminders, DueBaselineReminder, i).deadline;

      if (deadline < now && now - deadline > DAY_S)
        g_array_remove_index (self->reminders, i);
    }
}

static DueBaseline *
step (DueBaseline *self, DueSnapshot *snapshot, gboolean hold)
{
  DueCounters *counters = due_snapshot_get_counters (snapshot);
  DueBaseline *next = NULL;
  Step steps[DUE_N_KINDS] = { STEP_LOWER };
  gboolean rose = FALSE;

  /* An error keeps what was known. */
  if (!due_counters_has_access (counters))
    return due_baseline_ref (self);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      DueKinds kind = due_kind_nth (i);

      rose |= get_count (counters, kind) > get_count (self->counters, kind);
      steps[i] = choose_step (self, counters, kind, hold);
    }

  next = copy (self);
  due_counters_unref (next->counters);
  next->counters = step_counters (self, counters, steps);
  if (!self->listed && due_snapshot_get_tasks (snapshot) != NULL && !(hold && rose))
    {
      next->listed = TRUE;
      for (guint i = 0; i < DUE_N_KINDS; i++)
        steps[i] = STEP_TAKE;
    }
  g_array_unref (next->tasks);
  next->tasks = step_tasks (self, snapshot, steps);
  if (!hold)
    next->taken_at = due_snapshot_get_taken_at (snapshot);
  forget_past_reminders (next, due_snapshot_get_taken_at (snapshot));
  return next;
}

DueBaseline *
due_baseline_new (DueSnapshot *snapshot)
{
  static const Step take_all[DUE_N_KINDS] = { STEP_TAKE, STEP_TAKE, STEP_TAKE };
  static const gint32 unknown[DUE_N_KINDS] = { DUE_COUNTER_ABSENT, DUE_COUNTER_ABSENT,
                                               DUE_COUNTER_ABSENT };
  DueBaseline *self = NULL;
  g_autoptr (DueBaseline) empty = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  empty = due_baseline_create ();
  empty->counters = due_counters_new (unknown, NULL);
  self = due_baseline_create ();
  self->fingerprint = due_snapshot_get_fingerprint (snapshot);
  self->taken_at = due_snapshot_get_taken_at (snapshot);
  self->counters = step_counters (empty, due_snapshot_get_counters (snapshot), take_all);
  self->listed = due_snapshot_get_tasks (snapshot) != NULL;
  g_array_unref (self->tasks);
  self->tasks = step_tasks (empty, snapshot, take_all);
  return self;
}

DueBaseline *
due_baseline_ref (DueBaseline *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_baseline_unref (DueBaseline *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Another filter, or a project came or went: numbers and tasks start anew; what was told about
 * deadlines and trouble holds. */
static DueBaseline *
start_anew (DueBaseline *self, DueSnapshot *snapshot)
{
  DueBaseline *next = due_baseline_new (snapshot);

  next->trouble = self->trouble;
  g_array_unref (next->reminders);
  next->reminders = g_array_copy (self->reminders);
  return next;
}

/**
 * due_baseline_advance:
 * @self: what was announced before
 * @snapshot: what is known now
 *
 * Without access nothing is learnt and nothing forgotten; likewise a kind that this snapshot does
 * not know. A snapshot of another filter, or with access to other projects, starts anew. A task's
 * rise is taken over only with its counter's, since lists may be ahead of counters: so the task is
 * named when the counter rises.
 *
 * Returns: (transfer full): the next baseline
 */
DueBaseline *
due_baseline_advance (DueBaseline *self, DueSnapshot *snapshot)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!due_baseline_fits (self, snapshot))
    return start_anew (self, snapshot);
  return step (self, snapshot, FALSE);
}

DueBaseline *
due_baseline_hold (DueBaseline *self, DueSnapshot *snapshot)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!due_baseline_fits (self, snapshot))
    return start_anew (self, snapshot);
  return step (self, snapshot, TRUE);
}

static void
remember_deadline (GArray *reminders, DueTask *task)
{
  DueBaselineReminder reminder = { due_task_get_id (task), due_task_get_deadline (task) };
  guint index = 0;

  if (g_array_binary_search (reminders, &reminder.id, due_baseline_compare_ids, &index))
    g_array_remove_index (reminders, index);
  else if (reminders->len >= DUE_BASELINE_TASKS_MAX)
    g_array_remove_index (reminders, 0);
  g_array_append_val (reminders, reminder);
  g_array_sort (reminders, due_baseline_compare_ids);
}

DueBaseline *
due_baseline_with_reminded (DueBaseline *self, GPtrArray *tasks)
{
  DueBaseline *next = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tasks != NULL, NULL);

  next = copy (self);
  for (guint i = 0; i < tasks->len; i++)
    remember_deadline (next->reminders, g_ptr_array_index (tasks, i));
  return next;
}

DueBaseline *
due_baseline_with_trouble (DueBaseline *self, guint trouble)
{
  DueBaseline *next = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  next = copy (self);
  next->trouble = trouble;
  return next;
}

DueCounters *
due_baseline_get_counters (const DueBaseline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return due_counters_ref (self->counters);
}

guint
due_baseline_get_trouble (const DueBaseline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->trouble;
}

gboolean
due_baseline_fits (const DueBaseline *self, const DueSnapshot *snapshot)
{
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);

  if (self->fingerprint == NULL)
    return FALSE;
  fingerprint = due_snapshot_get_fingerprint (snapshot);
  if (due_counters_has_access (due_snapshot_get_counters (snapshot)))
    return g_str_equal (self->fingerprint, fingerprint);
  return g_str_has_prefix (self->fingerprint, fingerprint);
}

gint64
due_baseline_get_taken_at (const DueBaseline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->taken_at;
}
