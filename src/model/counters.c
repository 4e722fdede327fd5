/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "counters.h"

struct _DueCounters
{
  gboolean no_access;
  gint32 counts[DUE_N_KINDS]; /* DUE_COUNTER_ABSENT or 0 and more */
  gint64 codes[DUE_N_KINDS];  /* 0 or more */
};

G_DEFINE_BOXED_TYPE (DueCounters, due_counters, due_counters_ref, due_counters_unref)

static DueCounters *
create (void)
{
  DueCounters *self = g_atomic_rc_box_new0 (DueCounters);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    self->counts[i] = DUE_COUNTER_ABSENT;
  return self;
}

static gint32
add_counts (gint32 a, gint32 b)
{
  if (a < 0 || b < 0)
    return MAX (a, b);
  return (gint32) MIN ((gint64) a + b, G_MAXINT32);
}

static gint32
subtract_counts (gint32 a, gint32 b)
{
  if (a < 0 || b < 0)
    return a;
  return MAX (a - b, 0);
}

DueCounters *
due_counters_new (const gint32 counts[DUE_N_KINDS], const gint64 codes[DUE_N_KINDS])
{
  DueCounters *self = create ();

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      self->counts[i] = MAX (counts[i], DUE_COUNTER_ABSENT);
      self->codes[i] = codes != NULL ? MAX (codes[i], 0) : 0;
    }
  return self;
}

DueCounters *
due_counters_new_no_access (void)
{
  DueCounters *self = create ();

  self->no_access = TRUE;
  return self;
}

DueCounters *
due_counters_ref (DueCounters *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_counters_unref (DueCounters *self)
{
  g_atomic_rc_box_release (self);
}

gboolean
due_counters_has_access (const DueCounters *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->no_access;
}

gboolean
due_counters_get (const DueCounters *self, DueKinds kind, guint *count)
{
  gint32 value = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  value = self->counts[due_kind_get_index (kind)];
  *count = (guint) MAX (value, 0);
  return value >= 0;
}

gint64
due_counters_get_code (const DueCounters *self, DueKinds kind)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->codes[due_kind_get_index (kind)];
}

DueCounters *
due_counters_add (DueCounters *a, DueCounters *b)
{
  DueCounters *sum = NULL;

  g_return_val_if_fail (a != NULL, NULL);
  g_return_val_if_fail (b != NULL, NULL);

  if (a->no_access)
    return due_counters_ref (b);
  if (b->no_access)
    return due_counters_ref (a);

  sum = create ();
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      sum->counts[i] = add_counts (a->counts[i], b->counts[i]);
      sum->codes[i] = a->codes[i] != 0 ? a->codes[i] : b->codes[i];
    }
  return sum;
}

DueCounters *
due_counters_subtract (DueCounters *a, DueCounters *b)
{
  DueCounters *rest = NULL;

  g_return_val_if_fail (a != NULL, NULL);
  g_return_val_if_fail (b != NULL, NULL);

  if (a->no_access || b->no_access)
    return due_counters_ref (a);

  rest = create ();
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      rest->counts[i] = subtract_counts (a->counts[i], b->counts[i]);
      rest->codes[i] = a->codes[i];
    }
  return rest;
}

gboolean
due_counters_get_sum (const DueCounters *self, DueKinds kinds, guint *sum)
{
  gint32 total = DUE_COUNTER_ABSENT;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (kinds & due_kind_nth (i))
      total = add_counts (total, self->counts[i]);
  *sum = (guint) MAX (total, 0);
  return total >= 0;
}

gboolean
due_counters_equal (const DueCounters *a, const DueCounters *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->no_access != b->no_access)
    return FALSE;
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (a->counts[i] != b->counts[i] || a->codes[i] != b->codes[i])
      return FALSE;
  return TRUE;
}
