/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "baseline.h"

#include "model-samples.h"

static void
test_round_trip (void)
{
  static const SampleTask tasks[] = { { G_MAXINT64, "a", 5, 3, FALSE, FALSE },
                                      { 2, "b", 0, 1, FALSE, FALSE },
                                      { 0 } };
  g_autoptr (DueSnapshot) snapshot = sample_listed (1, G_MAXINT32, ABSENT, G_MAXINT64, tasks);
  g_autoptr (DueBaseline) first = due_baseline_new (snapshot);
  g_autoptr (DueBaseline) told =
      due_baseline_with_reminded (first, due_snapshot_get_tasks (snapshot));
  g_autoptr (DueBaseline) baseline = due_baseline_with_trouble (told, G_MAXUINT);
  g_autoptr (GVariant) variant = due_baseline_to_variant (baseline);
  g_autoptr (DueBaseline) again = due_baseline_from_variant (variant);

  g_assert_false (g_variant_is_floating (variant));
  g_assert_cmpstr (g_variant_get_type_string (variant), ==, "a{sv}");
  g_assert_true (due_baseline_equal (baseline, again));
  g_assert_cmpint (due_baseline_get_taken_at (again), ==, G_MAXINT64);
  g_assert_cmpuint (due_baseline_get_trouble (again), ==, G_MAXUINT);
  g_assert_true (due_baseline_fits (again, snapshot));
}

static void
test_foreign (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean read;
  } rows[] = {
    { "least", "{'watch': <'w'>, 'taken-at': <int64 5>, 'counts': <[1, 2, -1]>}", TRUE },
    { "unknown key", "{'watch': <'w'>, 'taken-at': <int64 5>, 'counts': <[1, 2, -1]>, 'x': <1>}",
      TRUE },
    { "other types",
      "{'watch': <'w'>, 'taken-at': <int64 5>, 'counts': <[1, 2, -1]>, "
      "'tasks': <'t'>, 'reminders': <[1]>, 'trouble': <'x'>, 'listed': <1>}",
      TRUE },
    { "strange values",
      "{'watch': <''>, 'taken-at': <int64 -5>, 'counts': <[-9, 2147483647, 0]>, "
      "'tasks': <[(int64 -1, uint32 4294967295, true), (-1, 0, false)]>}",
      TRUE },
    { "no watch", "{'taken-at': <int64 5>, 'counts': <[1, 2, -1]>}", FALSE },
    { "no time", "{'watch': <'w'>, 'counts': <[1, 2, -1]>}", FALSE },
    { "no counts", "{'watch': <'w'>, 'taken-at': <int64 5>}", FALSE },
    { "fewer counts", "{'watch': <'w'>, 'taken-at': <int64 5>, 'counts': <[1, 2]>}", FALSE },
    { "other counts", "{'watch': <'w'>, 'taken-at': <int64 5>, 'counts': <'1 2 3'>}", FALSE },
    { "empty", "@a{sv} {}", FALSE },
    { "a number", "5", FALSE },
    { "strings", "{'watch': 'w'}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) variant = g_variant_parse (NULL, rows[i].text, NULL, NULL, NULL);
      g_autoptr (DueBaseline) baseline = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_nonnull (variant);
      baseline = due_baseline_from_variant (variant);
      g_assert_true ((baseline != NULL) == rows[i].read);
      if (baseline != NULL)
        {
          g_autoptr (GVariant) back = due_baseline_to_variant (baseline);
          g_autoptr (DueBaseline) again = due_baseline_from_variant (back);

          g_assert_true (due_baseline_equal (baseline, again));
        }
    }
  g_assert_null (due_baseline_from_variant (NULL));
}

/* A damaged file: any bytes are some variant. */
static void
test_damaged (void)
{
  g_autoptr (DueSnapshot) snapshot = sample_listed (1, 2, 3, 5, NULL);
  g_autoptr (DueBaseline) baseline = due_baseline_new (snapshot);
  g_autoptr (GVariant) variant = due_baseline_to_variant (baseline);
  gsize size = g_variant_get_size (variant);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 3000; i++)
    {
      guint8 *bytes = g_memdup2 (g_variant_get_data (variant), size);
      g_autoptr (GVariant) damaged = NULL;
      g_autoptr (DueBaseline) read = NULL;

      for (guint j = 0; j < 1 + i % 5; j++)
        bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      damaged = g_variant_ref_sink (g_variant_new_from_data (
          G_VARIANT_TYPE_VARDICT, bytes, i % 2 ? size : size / 2, FALSE, g_free, bytes));
      read = due_baseline_from_variant (damaged);
      if (read != NULL)
        g_assert_true (due_baseline_equal (read, read));
    }
}

static void
test_too_many_tasks (void)
{
  g_autoptr (GString) text = g_string_new ("{'watch': <'w'>, 'taken-at': <int64 5>, "
                                           "'counts': <[1, 2, 3]>, 'listed': <true>, 'tasks': <[");
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (DueBaseline) baseline = NULL;
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) tasks = NULL;

  for (guint i = 0; i < DUE_BASELINE_TASKS_MAX + 100; i++)
    g_string_append_printf (text, "%s(int64 %u, uint32 1, true)", i > 0 ? ", " : "", i + 1);
  g_string_append (text, "]>}");
  variant = g_variant_parse (NULL, text->str, NULL, NULL, NULL);
  baseline = due_baseline_from_variant (variant);
  back = due_baseline_to_variant (baseline);
  tasks = g_variant_lookup_value (back, "tasks", NULL);
  g_assert_cmpuint (g_variant_n_children (tasks), ==, DUE_BASELINE_TASKS_MAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/baseline-variant/round-trip", test_round_trip);
  g_test_add_func ("/baseline-variant/foreign", test_foreign);
  g_test_add_func ("/baseline-variant/damaged", test_damaged);
  g_test_add_func ("/baseline-variant/too-many-tasks", test_too_many_tasks);

  return g_test_run ();
}
