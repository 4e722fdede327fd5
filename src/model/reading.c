/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reading.h"

struct _DueReading
{
  DueQuery *query;
  DueCounters *counters;
};

G_DEFINE_BOXED_TYPE (DueReading, due_reading, due_reading_ref, due_reading_unref)

static void
clear (gpointer data)
{
  DueReading *self = data;

  due_query_unref (self->query);
  due_counters_unref (self->counters);
}

DueReading *
due_reading_new (DueQuery *query, DueCounters *counters)
{
  DueReading *self = NULL;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (counters != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueReading);
  self->query = due_query_ref (query);
  self->counters = due_counters_ref (counters);
  return self;
}

DueReading *
due_reading_ref (DueReading *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_reading_unref (DueReading *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DueQuery *
due_reading_get_query (const DueReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}

DueCounters *
due_reading_get_counters (const DueReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->counters;
}
