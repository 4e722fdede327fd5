/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many desktops behind one address, which share what the portal lets through: 2 requests a second,
 * 50 in store. The real schedule on a virtual clock. */

#include "schedule.h"

#include <stdlib.h>

#define SECOND_MS G_GINT64_CONSTANT (1000)
#define START_MS (1800 * SECOND_MS) /* from here on it counts */
#define END_MS (5400 * SECOND_MS)
#define SAMPLE_MS (60 * SECOND_MS)
#define BUCKET 50.0
#define DRAIN_PER_MS (2.0 / 1000.0)
#define DESKTOPS_MAX 1000

typedef struct
{
  guint n_desktops;
  double refused_max;   /* share of the requests */
  gint64 median_max_ms; /* age of the numbers: 1.5 x what the limit or the interval allows */
} Row;

static const Row rows[] = {
  { 10, 0.01, 90 * SECOND_MS },
  { 100, 0.01, 90 * SECOND_MS },
  /* Who comes back within the hour must try, and is refused: about one in seven. */
  { 1000, 0.2, 750 * SECOND_MS },
};

typedef struct
{
  DueSchedule *schedules[DESKTOPS_MAX];
  gint64 answered_ms[DESKTOPS_MAX];
  guint n;
  GRand *rand;
  double level;
  gint64 drained_ms;
  guint answers;
  guint refusals;
} Fleet;

static guint
find_next (const Fleet *fleet)
{
  guint next = 0;

  for (guint i = 1; i < fleet->n; i++)
    if (due_schedule_get_next_ms (fleet->schedules[i]) <
        due_schedule_get_next_ms (fleet->schedules[next]))
      next = i;
  return next;
}

static gboolean
is_let_through (Fleet *fleet, gint64 now_ms)
{
  fleet->level -= (double) (now_ms - fleet->drained_ms) * DRAIN_PER_MS;
  fleet->level = MAX (fleet->level, 0.0);
  fleet->drained_ms = now_ms;
  if (fleet->level + 1.0 > BUCKET)
    return FALSE;
  fleet->level += 1.0;
  return TRUE;
}

static void
poll (Fleet *fleet, guint i, gint64 now_ms)
{
  g_autoptr (DueSchedule) before = fleet->schedules[i];
  gboolean through = is_let_through (fleet, now_ms);

  fleet->schedules[i] =
      due_schedule_after_poll (before, through ? DUE_OUTCOME_ANSWER : DUE_OUTCOME_TOO_MANY, now_ms,
                               0, g_rand_double (fleet->rand));
  if (through)
    fleet->answered_ms[i] = now_ms;
  if (now_ms >= START_MS)
    {
      fleet->answers += through;
      fleet->refusals += !through;
    }
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static gint64
measure_median_ms (const Fleet *fleet, gint64 now_ms)
{
  gint64 ages[DESKTOPS_MAX] = { 0 };

  for (guint i = 0; i < fleet->n; i++)
    ages[i] = now_ms - fleet->answered_ms[i];
  qsort (ages, fleet->n, sizeof *ages, compare_ages);
  return ages[fleet->n / 2];
}

static void
start (Fleet *fleet, guint n)
{
  fleet->n = n;
  fleet->rand = g_rand_new_with_seed (n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DueSchedule) first = due_schedule_new (60);

      /* Everybody comes to work within five minutes. */
      fleet->schedules[i] = due_schedule_after_poll (
          first, DUE_OUTCOME_ANSWER, g_rand_int_range (fleet->rand, 0, 300) * SECOND_MS, 0, 0.5);
    }
}

static void
stop (Fleet *fleet)
{
  for (guint i = 0; i < fleet->n; i++)
    due_schedule_unref (fleet->schedules[i]);
  g_rand_free (fleet->rand);
}

static void
test_shares (gconstpointer data)
{
  const Row *row = data;
  Fleet fleet = { .level = 0.0 };
  gint64 sample_ms = START_MS;
  gint64 worst_ms = 0;

  start (&fleet, row->n_desktops);
  for (gint64 now_ms = 0; now_ms < END_MS;)
    {
      guint next = find_next (&fleet);

      now_ms = due_schedule_get_next_ms (fleet.schedules[next]);
      for (; sample_ms <= now_ms && sample_ms < END_MS; sample_ms += SAMPLE_MS)
        worst_ms = MAX (worst_ms, measure_median_ms (&fleet, sample_ms));
      poll (&fleet, next, now_ms);
    }
  g_test_message ("%u refused, %u answered, median age %" G_GINT64_FORMAT " s at worst",
                  fleet.refusals, fleet.answers, worst_ms / SECOND_MS);
  g_assert_cmpfloat ((double) fleet.refusals, <=,
                     row->refused_max * (fleet.refusals + fleet.answers));
  g_assert_cmpint (worst_ms, <=, row->median_max_ms);
  stop (&fleet);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fleet/shares/%u", rows[i].n_desktops);

      g_test_add_data_func (path, &rows[i], test_shares);
    }

  return g_test_run ();
}
