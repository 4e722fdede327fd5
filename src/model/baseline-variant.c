/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "baseline-private.h"

#define KEY_WATCH "watch"
#define KEY_TAKEN_AT "taken-at"
#define KEY_COUNTS "counts"
#define KEY_TROUBLE "trouble"
#define KEY_LISTED "listed"
#define KEY_TASKS "tasks"
#define KEY_REMINDERS "reminders"

#define TASKS_TYPE "a(xub)"
#define REMINDERS_TYPE "a(xx)"

static GVariant *
write_counts (DueCounters *counters)
{
  gint32 counts[DUE_N_KINDS] = { 0 };

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;
      gboolean known = due_counters_get (counters, due_kind_nth (i), &count);

      counts[i] = known ? (gint32) count : DUE_COUNTER_ABSENT;
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, counts, DUE_N_KINDS, sizeof *counts);
}

static GVariant *
write_tasks (GArray *tasks)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TASKS_TYPE));
  for (guint i = 0; i < tasks->len; i++)
    {
      const DueBaselineTask *task = &g_array_index (tasks, DueBaselineTask, i);

      g_variant_builder_add (&builder, "(xub)", task->id, (guint32) task->comments, task->overdue);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
write_reminders (GArray *reminders)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (REMINDERS_TYPE));
  for (guint i = 0; i < reminders->len; i++)
    {
      const DueBaselineReminder *reminder = &g_array_index (reminders, DueBaselineReminder, i);

      g_variant_builder_add (&builder, "(xx)", reminder->id, reminder->deadline);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
write_known (const DueBaseline *self, gint64 taken_at)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, KEY_WATCH, "s", self->fingerprint);
  g_variant_dict_insert (&dict, KEY_TAKEN_AT, "x", taken_at);
  g_variant_dict_insert_value (&dict, KEY_COUNTS, write_counts (self->counters));
  g_variant_dict_insert (&dict, KEY_TROUBLE, "u", (guint32) self->trouble);
  g_variant_dict_insert (&dict, KEY_LISTED, "b", self->listed);
  g_variant_dict_insert_value (&dict, KEY_TASKS, write_tasks (self->tasks));
  g_variant_dict_insert_value (&dict, KEY_REMINDERS, write_reminders (self->reminders));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
read_counts (GVariantDict *dict, DueBaseline *self)
{
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (dict, KEY_COUNTS, G_VARIANT_TYPE ("ai"));
  const gint32 *counts = NULL;
  gsize n_counts = 0;

  if (value == NULL)
    return FALSE;
  counts = g_variant_get_fixed_array (value, &n_counts, sizeof *counts);
  if (n_counts != DUE_N_KINDS)
    return FALSE;
  self->counters = due_counters_new (counts, NULL);
  return TRUE;
}

static void
read_tasks (GVariantDict *dict, GArray *tasks)
{
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (dict, KEY_TASKS, G_VARIANT_TYPE (TASKS_TYPE));
  gsize n = value != NULL ? g_variant_n_children (value) : 0;

  for (gsize i = 0; i < MIN (n, DUE_BASELINE_TASKS_MAX); i++)
    {
      DueBaselineTask task = { 0 };
      guint32 comments = 0;

      g_variant_get_child (value, i, "(xub)", &task.id, &comments, &task.overdue);
      task.comments = comments;
      g_array_append_val (tasks, task);
    }
  g_array_sort (tasks, due_baseline_compare_ids);
}

static void
read_reminders (GVariantDict *dict, GArray *reminders)
{
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (dict, KEY_REMINDERS, G_VARIANT_TYPE (REMINDERS_TYPE));
  gsize n = value != NULL ? g_variant_n_children (value) : 0;

  for (gsize i = 0; i < MIN (n, DUE_BASELINE_TASKS_MAX); i++)
    {
      DueBaselineReminder reminder = { 0 };

      g_variant_get_child (value, i, "(xx)", &reminder.id, &reminder.deadline);
      g_array_append_val (reminders, reminder);
    }
  g_array_sort (reminders, due_baseline_compare_ids);
}

GVariant *
due_baseline_to_variant (const DueBaseline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_known (self, self->taken_at);
}

/**
 * due_baseline_from_variant:
 * @variant: (nullable): anything
 *
 * Returns: (transfer full) (nullable): the baseline, or NULL when filter, time or numbers are
 *   missing; what else is missing is taken as not known
 */
DueBaseline *
due_baseline_from_variant (GVariant *variant)
{
  g_autoptr (GVariant) normal = NULL;
  g_autoptr (DueBaseline) self = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  guint32 trouble = 0;

  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return NULL;

  normal = g_variant_get_normal_form (variant);
  g_variant_dict_clear (&dict);
  g_variant_dict_init (&dict, normal);
  self = due_baseline_create ();
  if (!g_variant_dict_lookup (&dict, KEY_WATCH, "s", &self->fingerprint) ||
      !g_variant_dict_lookup (&dict, KEY_TAKEN_AT, "x", &self->taken_at) ||
      !read_counts (&dict, self))
    return NULL;
  g_variant_dict_lookup (&dict, KEY_TROUBLE, "u", &trouble);
  self->trouble = trouble;
  g_variant_dict_lookup (&dict, KEY_LISTED, "b", &self->listed);
  read_tasks (&dict, self->tasks);
  read_reminders (&dict, self->reminders);
  return g_steal_pointer (&self);
}

/**
 * due_baseline_equal:
 * @a: a baseline
 * @b: another
 *
 * Returns: whether both know the same; the time when it was taken does not count, so that a poll
 *   that brings nothing new is nothing to store
 */
gboolean
due_baseline_equal (const DueBaseline *a, const DueBaseline *b)
{
  g_autoptr (GVariant) first = NULL;
  g_autoptr (GVariant) second = NULL;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  first = write_known (a, 0);
  second = write_known (b, 0);
  return g_variant_equal (first, second);
}
