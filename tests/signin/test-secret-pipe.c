/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret-pipe.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <unistd.h>

#define SHORT_MS 20
#define LONG_MS (60 * 1000)

typedef struct
{
  gboolean ended;
  DueSecret *secret; /* (nullable) */
  GError *error;     /* (nullable) */
} Outcome;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->secret = due_secret_pipe_read_finish (result, &outcome->error);
  outcome->ended = TRUE;
}

/* @expected: (nullable): nothing that is a secret */
static void
assert_read (int fd, guint deadline_ms, const char *expected)
{
  Outcome outcome = { FALSE, NULL, NULL };

  due_secret_pipe_read_async (fd, deadline_ms, on_read, &outcome);
  while (!outcome.ended)
    g_main_context_iteration (NULL, TRUE);
  if (expected == NULL)
    {
      g_assert_null (outcome.secret);
      g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_clear_error (&outcome.error);
      return;
    }
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (due_secret_peek (outcome.secret), ==, expected);
  due_secret_unref (outcome.secret);
}

static void
test_handed_over (void)
{
  g_autoptr (DueSecret) secret = due_secret_new ("abc123", -1);
  g_autoptr (GError) error = NULL;
  int fd = due_secret_pipe_open (secret, &error);

  g_assert_no_error (error);
  assert_read (fd, LONG_MS, "abc123");
}

/* Whoever is on the bus may hand over anything. */
static void
test_odd_files (void)
{
  static const char *const paths[] = { "/dev/null", "/dev/zero", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_read (open (paths[i], O_RDONLY | O_CLOEXEC), LONG_MS, NULL);
}

static void
test_silent (void)
{
  int ends[2] = { -1, -1 };

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  assert_read (ends[0], SHORT_MS, NULL);
  close (ends[1]);
}

/* Half of it is none of it. */
static void
test_stuck (void)
{
  int ends[2] = { -1, -1 };

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (ends[1], "abc", 3), ==, 3);
  assert_read (ends[0], SHORT_MS, NULL);
  close (ends[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret-pipe/handed-over", test_handed_over);
  g_test_add_func ("/secret-pipe/odd-files", test_odd_files);
  g_test_add_func ("/secret-pipe/silent", test_silent);
  g_test_add_func ("/secret-pipe/stuck", test_stuck);
  return g_test_run ();
}
