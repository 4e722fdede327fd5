/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "overview.h"

struct _DueOverview
{
  const char *state_name;
  DueTone tone;
  gint32 count;              /* DUE_COUNTER_ABSENT: not known */
  gint32 kinds[DUE_N_KINDS]; /* likewise */
};

G_DEFINE_BOXED_TYPE (DueOverview, due_overview, due_overview_ref, due_overview_unref)

/* What the parts have in common, gathered for the badge. */
typedef struct
{
  gboolean trouble;
  gboolean stale;
  gboolean pending;
  guint urgent; /* overdue, as far as counted */
} Signs;

static gint32
add_known (gint32 sum, guint count)
{
  return (gint32) MIN ((gint64) MAX (sum, 0) + count, G_MAXINT32);
}

static void
add_numbers (DueOverview *self, const DueOverviewPart *part, Signs *signs)
{
  DueCounters *counters = due_snapshot_get_counters (part->snapshot);
  guint count = 0;

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (due_counters_get (counters, due_kind_nth (i), &count))
      self->kinds[i] = add_known (self->kinds[i], count);
  if (due_counters_get_sum (counters, part->count, &count))
    self->count = add_known (self->count, count);
  if (due_counters_get_sum (counters, part->count & DUE_KIND_OVERDUE, &count))
    signs->urgent |= count;
}

static void
add_part (DueOverview *self, const DueOverviewPart *part, Signs *signs)
{
  DueStateKind kind = due_state_get_kind (part->state);

  if (kind == DUE_STATE_DISABLED)
    return;
  if (due_state_kind_is_trouble (kind))
    {
      /* Its last numbers are no longer true, and nobody knows since when. */
      signs->trouble = TRUE;
      return;
    }
  signs->stale |= kind == DUE_STATE_OFFLINE || kind == DUE_STATE_BUSY;
  signs->pending |= part->snapshot == NULL;
  if (part->snapshot != NULL)
    add_numbers (self, part, signs);
}

static DueTone
choose_tone (const DueOverview *self, const Signs *signs)
{
  if (signs->trouble)
    return DUE_TONE_TROUBLE;
  if (self->count < 0)
    return DUE_TONE_UNKNOWN;
  if (signs->stale)
    return DUE_TONE_STALE;
  if (signs->urgent > 0)
    return DUE_TONE_OVERDUE;
  if (self->count > 0)
    return DUE_TONE_COMMENTS;
  return signs->pending ? DUE_TONE_UNKNOWN : DUE_TONE_CLEAR;
}

static const char *
find_worst (const DueOverviewPart *parts, gsize n_parts)
{
  DueStateKind worst = DUE_STATE_DISABLED;

  if (n_parts == 0)
    return "empty";
  for (gsize i = 0; i < n_parts; i++)
    {
      DueStateKind kind = due_state_get_kind (parts[i].state);

      if (due_state_kind_get_rank (kind) > due_state_kind_get_rank (worst))
        worst = kind;
    }
  return due_state_kind_get_name (worst);
}

/**
 * due_overview_new:
 * @parts: (array length=n_parts): the accounts; may be NULL when @n_parts is 0
 * @n_parts: how many
 *
 * The numbers are the sums of what is known: current ones, and the last ones of accounts that are
 * connecting, offline or busy. Signed-out, locked and forbidden accounts are not counted.
 *
 * Returns: (transfer full): the value
 */
DueOverview *
due_overview_new (const DueOverviewPart *parts, gsize n_parts)
{
  DueOverview *self = g_atomic_rc_box_new0 (DueOverview);
  Signs signs = { 0 };

  self->count = DUE_COUNTER_ABSENT;
  for (guint i = 0; i < DUE_N_KINDS; i++)
    self->kinds[i] = DUE_COUNTER_ABSENT;
  for (gsize i = 0; i < n_parts; i++)
    add_part (self, &parts[i], &signs);
  self->state_name = find_worst (parts, n_parts);
  self->tone = choose_tone (self, &signs);
  return self;
}

DueOverview *
due_overview_ref (DueOverview *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_overview_unref (DueOverview *self)
{
  g_atomic_rc_box_release (self);
}

const char *
due_overview_get_state_name (const DueOverview *self)
{
  g_return_val_if_fail (self != NULL, "empty");

  return self->state_name;
}

DueTone
due_overview_get_tone (const DueOverview *self)
{
  g_return_val_if_fail (self != NULL, DUE_TONE_UNKNOWN);

  return self->tone;
}

gboolean
due_overview_get_count (const DueOverview *self, guint *count)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *count = (guint) MAX (self->count, 0);
  return self->count >= 0;
}

gboolean
due_overview_get_kind (const DueOverview *self, DueKinds kind, guint *count)
{
  gint32 value = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  value = self->kinds[due_kind_get_index (kind)];
  *count = (guint) MAX (value, 0);
  return value >= 0;
}

gboolean
due_overview_equal (const DueOverview *a, const DueOverview *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (a->kinds[i] != b->kinds[i])
      return FALSE;
  return g_str_equal (a->state_name, b->state_name) && a->tone == b->tone && a->count == b->count;
}
