/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret.h"

#include <string.h>

static void
test_copies (void)
{
  char text[] = "q1w2e3";
  g_autoptr (DueSecret) secret = due_secret_new (text, -1);
  g_autoptr (DueSecret) same = due_secret_ref (secret);

  due_secret_wipe (text, strlen (text));
  g_assert_cmpmem (text, sizeof text, "\0\0\0\0\0\0", 7);
  g_assert_cmpstr (due_secret_peek (same), ==, "q1w2e3");
  g_assert_cmpuint (due_secret_get_length (same), ==, 6);
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *expected;
    gsize expected_length;
  } rows[] = {
    { "abc", -1, "abc", 3 }, { "abc", 2, "ab", 2 },    { "abc", 0, "", 0 },
    { "", -1, "", 0 },       { "a\0b", 3, "a\0b", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSecret) secret = due_secret_new (rows[i].text, rows[i].length);

      g_assert_cmpmem (due_secret_peek (secret), due_secret_get_length (secret) + 1,
                       rows[i].expected, rows[i].expected_length + 1);
    }
  due_secret_wipe (NULL, 0);
}

static void
test_equal (void)
{
  g_autoptr (DueSecret) secret = due_secret_new ("a\0b", 3);
  g_autoptr (DueSecret) same = due_secret_new ("a\0bc", 3);
  g_autoptr (DueSecret) longer = due_secret_new ("a\0bc", 4);
  g_autoptr (DueSecret) other = due_secret_new ("a\0c", 3);

  g_assert_true (due_secret_equal (secret, secret));
  g_assert_true (due_secret_equal (secret, same));
  g_assert_false (due_secret_equal (secret, longer));
  g_assert_false (due_secret_equal (secret, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/copies", test_copies);
  g_test_add_func ("/secret/lengths", test_lengths);
  g_test_add_func ("/secret/equal", test_equal);

  return g_test_run ();
}
