/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clock-jump.h"

/* @back_us: how much longer the machine has slept since a call @back_us microseconds "ago" */
static const struct
{
  const char *name;
  gint64 back_us;
  gboolean jumped;
} rows[] = {
  { "none", 0, FALSE },
  { "between two readings", G_USEC_PER_SEC / 2, FALSE },
  { "a short sleep", 3 * G_USEC_PER_SEC, TRUE },
  { "a night", G_GINT64_CONSTANT (8) * 3600 * G_USEC_PER_SEC, TRUE },
};

static void
test_jump (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  gint64 asleep_us = DUE_CLOCK_JUMP_INIT;

  g_assert_false (due_clock_jump (&asleep_us));
  g_assert_cmpint (asleep_us, >=, 0);
  asleep_us -= rows[row].back_us;
  g_assert_true (due_clock_jump (&asleep_us) == rows[row].jumped);
  g_assert_false (due_clock_jump (&asleep_us));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/clock-jump/%s", rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_jump);
    }

  return g_test_run ();
}
