/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A TLS session that is resumed shows no certificate anew and asks nobody whether it is accepted;
 * what began with one person's consent must not go on without it. GIO resumes no session under
 * g_test_init(), so this is a plain program that prints TAP. */

#include "portal-await.h"

#define GOOD "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
  char *link;
} Server;

static char *
read_line (Server *server)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (server->lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
start (Server *server)
{
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "ticket-server.py", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "tls", "good.pem", NULL);
  g_autofree char *key = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "tls", "key.pem", NULL);
  g_autofree char *port = NULL;
  g_autoptr (GError) error = NULL;

  server->process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        g_getenv ("PYTHON"), script, path, key, NULL);
  g_assert_no_error (error);
  server->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  port = read_line (server);
  server->link = g_strdup_printf ("https://127.0.0.1:%s/rest/547/topsecret/", port);
}

static void
stop (Server *server)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (server->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (server->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (server->lines);
  g_object_unref (server->process);
  g_free (server->link);
}

static void
assert_connection (Server *server, const char *expected)
{
  g_autofree char *line = read_line (server);

  g_assert_cmpstr (line, ==, expected);
}

int
main (void)
{
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  Server server = { NULL, NULL, NULL };
  DueClient *trusting = NULL;
  DueClient *other = NULL;

  start (&server);
  trusting = client_for (server.link, LONG_MS);
  due_client_set_trusted_certificate (trusting, GOOD);
  await_good_poll (trusting, all);
  assert_connection (&server, "0 1");
  await_good_poll (trusting, all);
  assert_connection (&server, "1 1");
  g_assert_cmpint (due_certificate_get_trust (due_client_get_certificate (trusting)), ==,
                   DUE_TRUST_PERSON);
  g_print ("ok 1 resumed with consent\n");

  other = client_for (server.link, LONG_MS);
  g_assert_null (await_poll (other, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD);
  assert_connection (&server, "1 0");
  g_print ("ok 2 nothing sent without consent\n");
  g_print ("1..2\n");

  g_assert_finalize_object (trusting);
  g_assert_finalize_object (other);
  stop (&server);
  return 0;
}
