/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rest-limits.h"

#define N_BASKETS 10
#define MINUTE_US G_TIME_SPAN_MINUTE

/* The last ten minutes of one method. */
typedef struct
{
  gint64 minute[N_BASKETS]; /* since 1970 */
  double seconds[N_BASKETS];
} Usage;

struct _DueLimits
{
  const DueSwitches *switches;
  double level; /* of the leaky bucket, in requests */
  gint64 level_us;
  GHashTable *usage; /* method name to Usage */
};

/* @switches: outlives the limits */
DueLimits *
due_limits_new (const DueSwitches *switches)
{
  DueLimits *self = g_new0 (DueLimits, 1);

  self->switches = switches;
  self->usage = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
due_limits_free (DueLimits *self)
{
  g_hash_table_unref (self->usage);
  g_free (self);
}

void
due_limits_reset (DueLimits *self)
{
  self->level = 0;
  g_hash_table_remove_all (self->usage);
}

/**
 * due_limits_admit:
 * @self: the limits
 * @now_us: a time that only grows, in microseconds
 *
 * Puts one request into the leaky bucket.
 *
 * Returns: whether there was room for it
 */
gboolean
due_limits_admit (DueLimits *self, gint64 now_us)
{
  double cap = due_switches_get (self->switches, DUE_SWITCH_RATE_CAP);
  double drain = due_switches_get (self->switches, DUE_SWITCH_RATE_DRAIN);
  double passed = (double) (now_us - self->level_us) / G_USEC_PER_SEC;

  self->level = MAX (0, self->level - passed * drain);
  self->level_us = now_us;
  if (cap == 0)
    return TRUE;
  if (self->level + 1 > cap)
    return FALSE;
  self->level += 1;
  return TRUE;
}

static Usage *
get_usage (DueLimits *self, const char *method)
{
  Usage *usage = g_hash_table_lookup (self->usage, method);

  if (usage == NULL)
    {
      usage = g_new0 (Usage, 1);
      g_hash_table_insert (self->usage, g_strdup (method), usage);
    }
  return usage;
}

/* Returns: seconds that @method has worked in the last ten minutes */
double
due_limits_get_operating (DueLimits *self, const char *method, gint64 now_us)
{
  const Usage *usage = g_hash_table_lookup (self->usage, method);
  gint64 minute = now_us / MINUTE_US;
  double sum = 0;

  for (guint i = 0; usage != NULL && i < N_BASKETS; i++)
    if (usage->minute[i] > minute - N_BASKETS && usage->minute[i] <= minute)
      sum += usage->seconds[i];
  return sum;
}

/* Returns: Unix seconds when the oldest of the ten minutes is forgotten */
gint64
due_limits_get_reset_at (DueLimits *self, const char *method, gint64 now_us)
{
  const Usage *usage = g_hash_table_lookup (self->usage, method);
  gint64 minute = now_us / MINUTE_US;
  gint64 oldest = minute;

  for (guint i = 0; usage != NULL && i < N_BASKETS; i++)
    if (usage->minute[i] > minute - N_BASKETS && usage->minute[i] < oldest)
      oldest = usage->minute[i];
  return (oldest + N_BASKETS) * 60;
}

/**
 * due_limits_spend:
 * @self: the limits
 * @method: the name of the method that runs
 * @now_us: the world's time
 *
 * Returns: whether @method may run; what it costs is then booked
 */
gboolean
due_limits_spend (DueLimits *self, const char *method, gint64 now_us)
{
  Usage *usage = get_usage (self, method);
  gint64 minute = now_us / MINUTE_US;
  guint basket = (guint) (minute % N_BASKETS);
  double limit = due_switches_get (self->switches, DUE_SWITCH_OPERATING_LIMIT);

  if (limit > 0 && due_limits_get_operating (self, method, now_us) >= limit)
    return FALSE;
  if (usage->minute[basket] != minute)
    usage->seconds[basket] = 0;
  usage->minute[basket] = minute;
  usage->seconds[basket] += due_switches_get (self->switches, DUE_SWITCH_OPERATING_COST);
  return TRUE;
}
