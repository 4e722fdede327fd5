/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-tickets.h"

static char *
read_line (Tickets *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (self->lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

Tickets *
tickets_new (const char *is_proxy)
{
  Tickets *self = g_new0 (Tickets, 1);
  const char *folder = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *script = g_build_filename (folder, "ticket-server.py", NULL);
  g_autofree char *path = g_build_filename (folder, "tls", "good.pem", NULL);
  g_autofree char *key = g_build_filename (folder, "tls", "key.pem", NULL);
  g_autofree char *port = NULL;
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, g_getenv ("PYTHON"), script, path, key, is_proxy, NULL);
  g_assert_no_error (error);
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  port = read_line (self);
  self->authority = g_strdup_printf ("127.0.0.1:%s", port);
  return self;
}

void
tickets_free (Tickets *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->lines);
  g_object_unref (self->process);
  g_free (self->authority);
  g_free (self);
}

void
tickets_assert_connection (Tickets *self, const char *expected)
{
  g_autofree char *line = read_line (self);

  g_assert_cmpstr (line, ==, expected);
}
