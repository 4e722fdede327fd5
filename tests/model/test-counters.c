/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "counters.h"

#include "model-samples.h"

typedef struct
{
  const char *name;
  gint32 a[DUE_N_KINDS];
  gint32 b[DUE_N_KINDS];
  const char *sum;
  const char *rest;
} Row;

static const Row rows[] = {
  { "plain", { 3, 12, 1 }, { 1, 4, 0 }, "4 16 1", "2 8 1" },
  { "zero", { 0, 0, 0 }, { 0, 0, 0 }, "0 0 0", "0 0 0" },
  { "never-below-zero", { 1, 2, 3 }, { 5, 5, 5 }, "6 7 8", "0 0 0" },
  { "absent-left", { ABSENT, 2, ABSENT }, { 1, 1, 1 }, "1 3 1", "- 1 -" },
  { "absent-right", { 1, 2, 3 }, { ABSENT, 1, ABSENT }, "1 3 3", "1 1 3" },
  { "absent-both", { ABSENT, 1, ABSENT }, { ABSENT, 1, ABSENT }, "- 2 -", "- 0 -" },
  { "no-access-left", { NO_ACCESS, 0, 0 }, { 1, 2, 3 }, "1 2 3", "no access" },
  { "no-access-right", { 1, 2, 3 }, { NO_ACCESS, 0, 0 }, "1 2 3", "1 2 3" },
  { "no-access-both", { NO_ACCESS, 0, 0 }, { NO_ACCESS, 0, 0 }, "no access", "no access" },
  { "most",
    { G_MAXINT32, G_MAXINT32, 0 },
    { G_MAXINT32, 1, 0 },
    "2147483647 2147483647 0",
    "0 2147483646 0" },
  { "below-absent", { 1, G_MININT32, -7 }, { 1, ABSENT, 1 }, "2 - 1", "0 - -" },
};

static void
test_arithmetic (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (DueCounters) a = sample_counters (row->a[0], row->a[1], row->a[2]);
  g_autoptr (DueCounters) b = sample_counters (row->b[0], row->b[1], row->b[2]);
  g_autoptr (DueCounters) sum = due_counters_add (a, b);
  g_autoptr (DueCounters) swapped = due_counters_add (b, a);
  g_autoptr (DueCounters) rest = due_counters_subtract (a, b);
  g_autofree char *sum_text = sample_numbers (sum);
  g_autofree char *rest_text = sample_numbers (rest);

  g_assert_cmpstr (sum_text, ==, row->sum);
  g_assert_cmpstr (rest_text, ==, row->rest);
  g_assert_true (due_counters_equal (sum, swapped));
}

static void
test_sum_of_kinds (void)
{
  static const struct
  {
    gint32 counts[DUE_N_KINDS];
    DueKinds kinds;
    gboolean known;
    guint sum;
  } sums[] = {
    { { 3, 12, 2 }, DUE_KINDS_ALL, TRUE, 17 },
    { { 3, 12, 2 }, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS, TRUE, 15 },
    { { 3, 12, ABSENT }, DUE_KINDS_ALL, TRUE, 15 },
    { { 3, 12, ABSENT }, DUE_KIND_MENTIONS, FALSE, 0 },
    { { 3, 12, 2 }, DUE_KINDS_NONE, FALSE, 0 },
    { { 0, ABSENT, ABSENT }, DUE_KINDS_ALL, TRUE, 0 },
    { { ABSENT, ABSENT, ABSENT }, DUE_KINDS_ALL, FALSE, 0 },
    { { NO_ACCESS, 0, 0 }, DUE_KINDS_ALL, FALSE, 0 },
    { { G_MAXINT32, G_MAXINT32, 1 }, DUE_KINDS_ALL, TRUE, G_MAXINT32 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (DueCounters) counters =
          sample_counters (sums[i].counts[0], sums[i].counts[1], sums[i].counts[2]);
      guint sum = 99;

      g_assert_true (due_counters_get_sum (counters, sums[i].kinds, &sum) == sums[i].known);
      g_assert_cmpuint (sum, ==, sums[i].sum);
    }
}

static void
test_codes (void)
{
  const gint32 counts[DUE_N_KINDS] = { 1, 7, ABSENT };
  const gint64 codes[DUE_N_KINDS] = { 6291456, G_MAXINT64, -5 };
  const gint64 other_codes[DUE_N_KINDS] = { 1, 2, 15728640 };
  g_autoptr (DueCounters) a = due_counters_new (counts, codes);
  g_autoptr (DueCounters) b = due_counters_new (counts, other_codes);
  g_autoptr (DueCounters) bare = due_counters_new (counts, NULL);
  g_autoptr (DueCounters) sum = due_counters_add (a, b);
  g_autoptr (DueCounters) rest = due_counters_subtract (a, b);

  g_assert_cmpint (due_counters_get_code (a, DUE_KIND_OVERDUE), ==, 6291456);
  g_assert_cmpint (due_counters_get_code (a, DUE_KIND_COMMENTS), ==, G_MAXINT64);
  g_assert_cmpint (due_counters_get_code (a, DUE_KIND_MENTIONS), ==, 0);
  g_assert_cmpint (due_counters_get_code (bare, DUE_KIND_OVERDUE), ==, 0);
  g_assert_cmpint (due_counters_get_code (sum, DUE_KIND_OVERDUE), ==, 6291456);
  g_assert_cmpint (due_counters_get_code (sum, DUE_KIND_MENTIONS), ==, 15728640);
  g_assert_cmpint (due_counters_get_code (rest, DUE_KIND_MENTIONS), ==, 0);
  g_assert_false (due_counters_equal (a, bare));
}

static void
test_equality (void)
{
  g_autoptr (DueCounters) a = sample_counters (1, 2, ABSENT);
  g_autoptr (DueCounters) same = sample_counters (1, 2, ABSENT);
  g_autoptr (DueCounters) zero = sample_counters (1, 2, 0);
  g_autoptr (DueCounters) none = sample_counters (NO_ACCESS, 0, 0);
  g_autoptr (DueCounters) absent = sample_counters (ABSENT, ABSENT, ABSENT);

  g_assert_true (due_counters_equal (a, same));
  g_assert_false (due_counters_equal (a, zero));
  g_assert_false (due_counters_equal (none, absent));
  g_assert_true (due_counters_has_access (absent));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/counters/arithmetic/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_arithmetic);
    }
  g_test_add_func ("/counters/sum-of-kinds", test_sum_of_kinds);
  g_test_add_func ("/counters/codes", test_codes);
  g_test_add_func ("/counters/equality", test_equality);

  return g_test_run ();
}
