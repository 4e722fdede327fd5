/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* The program: its options, its first line, and how it ends. */

static const char *program;

static const struct
{
  const char *argv[5];
  int status;
} wrong[] = {
  { { "--nope" }, 2 },
  { { "--port", "70000" }, 2 },
  { { "--port", "x" }, 2 },
  { { "--tasks", "-1" }, 2 },
  { { "--story", "sad" }, 2 },
  { { "--clock", "noon" }, 2 },
  { { "--language", "de" }, 2 },
  { { "--tls", "cert.pem" }, 2 },
  { { "more" }, 2 },
  { { "--tls", "/nonexistent/cert.pem", "/nonexistent/key.pem" }, 1 },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) argv = g_ptr_array_new ();
      g_autoptr (GSubprocess) process = NULL;
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (argv, (char *) program);
      for (guint j = 0; j < G_N_ELEMENTS (wrong[i].argv); j++)
        g_ptr_array_add (argv, (char *) wrong[i].argv[j]);
      process = g_subprocess_newv ((const char *const *) argv->pdata,
                                   G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                   &error);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
      g_assert_no_error (error);
      g_test_message ("%s", wrong[i].argv[0]);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, wrong[i].status);
      g_assert_cmpstr (out, ==, "");
      g_assert_cmpstr (err, !=, "");
    }
}

static void
check_signal (int number)
{
  static const char *const options[] = { NULL };
  g_autoptr (Simulated) simulated = simulated_start (program, options);
  GSubprocess *process = simulated_get_process (simulated);
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (process, number);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
test_signals (void)
{
  check_signal (SIGTERM);
  check_signal (SIGINT);
}

/* Standard input is at its end from the start. */
static void
test_no_input (void)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_true (g_str_has_prefix (out, "{\"portal\":\"http://127.0.0.1:"));
}

/* Returns: (transfer full): its id and secret, of which the portal says the same */
static char *
dup_application (Simulated *simulated)
{
  JsonObject *line = simulated_get_first_line (simulated);
  const char *id = json_object_get_string_member (line, "client_id");
  const char *secret = json_object_get_string_member (line, "client_secret");
  g_autofree char *id_json = g_strdup_printf ("\"%s\"", id);
  g_autofree char *secret_json = g_strdup_printf ("\"%s\"", secret);
  g_autoptr (SimulatedAnswer) world = simulated_control (simulated, "/world", NULL);

  g_assert_true (g_str_has_prefix (id, "local."));
  simulated_expect (world, "tokens/application/client_id", id_json);
  simulated_expect (world, "tokens/application/client_secret", secret_json);
  g_assert_cmpstr (json_object_get_string_member (line, "token_server"), ==,
                   simulated_get_origin (simulated));
  return g_strconcat (id, " ", secret, NULL);
}

/* The same seed, clock and control calls give the same world, and another seed another. */
static void
test_same_world (void)
{
  static const char *const options[][8] = {
    { "--seed", "7", "--clock", "2026-11-24T10:00:00Z", "--story", "busy", NULL },
    { "--seed", "7", "--clock", "2026-11-24T10:00:00Z", "--story", "busy", NULL },
    { "--seed", "8", "--clock", "2026-11-24T10:00:00Z", "--story", "busy", NULL },
  };
  char *worlds[G_N_ELEMENTS (options)] = { NULL };
  char *apps[G_N_ELEMENTS (options)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (Simulated) simulated = simulated_start (program, options[i]);
      g_autoptr (SimulatedAnswer) world = NULL;

      simulated_do (simulated, "/tasks/8001/comments {}");
      simulated_do (simulated, "/clock {\"advance\":600}");
      world = simulated_call (simulated, "tasks.task.list", "{\"order\":{\"ID\":\"asc\"}}");
      g_assert_cmpuint (world->status, ==, 200);
      worlds[i] = g_steal_pointer (&world->body);
      apps[i] = dup_application (simulated);
      g_assert_cmpint (simulated_stop (simulated), ==, 0);
    }
  g_assert_cmpstr (worlds[0], ==, worlds[1]);
  g_assert_cmpstr (worlds[0], !=, worlds[2]);
  g_assert_cmpstr (apps[0], ==, apps[1]);
  g_assert_cmpstr (apps[0], !=, apps[2]);
  for (guint i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_free (worlds[i]);
      g_free (apps[i]);
    }
}

static void
test_office (void)
{
  static const char *const options[] = { "--language", "ru", "--tasks", "120", NULL };
  g_autoptr (Simulated) simulated = simulated_start (program, options);
  g_autoptr (SimulatedAnswer) profile = simulated_call (simulated, "profile", "{}");
  g_autoptr (SimulatedAnswer) world = simulated_control (simulated, "/world", NULL);
  g_autoptr (SimulatedAnswer) counters =
      simulated_call (simulated, "tasks.task.counters.get", "{}");
  JsonObject *result =
      json_object_get_object_member (json_node_get_object (counters->json), "result");

  simulated_expect (profile, "result/LAST_NAME", "\"Петрова\"");
  simulated_expect (world, "tasks/#", "120");
  simulated_expect (world, "still", "false");
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (result, "expired"), "counter"), >,
      2);
  g_assert_cmpint (json_object_get_int_member (
                       json_object_get_object_member (result, "new_comments"), "counter"),
                   >, 2);
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
}

static void
test_taken_port (void)
{
  static const char *const options[] = { NULL };
  g_autoptr (Simulated) first = simulated_start (program, options);
  g_autoptr (GUri) uri = g_uri_parse (simulated_get_origin (first), G_URI_FLAGS_NONE, NULL);
  g_autofree char *port = g_strdup_printf ("%d", g_uri_get_port (uri));
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GError) error = NULL;

  second =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program, "--port", port, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (second, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 1);
  g_assert_cmpint (simulated_stop (first), ==, 0);
}

/* Returns: (transfer full): what openssl prints */
static char *
run_openssl (const char *const *argv, const char *input)
{
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return out;
}

static void
check_tls (const char *certificate, const char *key)
{
  const char *const make[] = {
    "openssl", "req",   "-x509",         "-newkey",   "rsa:2048",
    "-nodes",  "-subj", "/CN=localhost", "-addext",   "subjectAltName=DNS:localhost,IP:127.0.0.1",
    "-keyout", key,     "-out",          certificate, NULL
  };
  const char *const options[] = { "--tls", certificate, key, NULL };
  const char *ask[] = { "openssl",    "s_client",  "-quiet",  "-verify_return_error",
                        "-verify_ip", "127.0.0.1", "-CAfile", certificate,
                        "-connect",   NULL,        NULL };
  g_autofree char *made = run_openssl (make, "");
  g_autoptr (Simulated) simulated = NULL;
  const char *origin = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *tokens = NULL;

  g_assert_cmpstr (made, ==, "");
  simulated = simulated_start (program, options);
  origin = simulated_get_origin (simulated);
  g_assert_true (g_str_has_prefix (origin, "https://127.0.0.1:"));
  ask[9] = origin + strlen ("https://");
  answer = run_openssl (ask, "GET /rest/1/simulatedsecret/profile HTTP/1.0\r\n\r\n");
  g_assert_nonnull (strstr (answer, "\"LAST_NAME\":\"Petrova\""));
  tokens = run_openssl (ask, "GET /oauth/token/?client_id=x HTTP/1.0\r\nHost: localhost\r\n\r\n");
  g_assert_nonnull (strstr (tokens, "{\"error\":\"wrong_client\"}"));
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
}

/* openssl speaks TLS for us: with TLS in a process, LeakSanitizer's tracer crashes. */
static void
test_tls (void)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *folder = NULL;
  g_autofree char *certificate = NULL;
  g_autofree char *key = NULL;

  if (openssl == NULL)
    {
      g_test_skip ("There is no openssl");
      return;
    }
  folder = g_dir_make_tmp ("duebell-tls-XXXXXX", NULL);
  certificate = g_build_filename (folder, "cert.pem", NULL);
  key = g_build_filename (folder, "key.pem", NULL);
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  check_tls (certificate, key);
  g_unsetenv ("ASAN_OPTIONS");
  g_unlink (certificate);
  g_unlink (key);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/program/wrong", test_wrong);
  g_test_add_func ("/program/signals", test_signals);
  g_test_add_func ("/program/no-input", test_no_input);
  g_test_add_func ("/program/same-world", test_same_world);
  g_test_add_func ("/program/office", test_office);
  g_test_add_func ("/program/taken-port", test_taken_port);
  g_test_add_func ("/program/tls", test_tls);
  return g_test_run ();
}
