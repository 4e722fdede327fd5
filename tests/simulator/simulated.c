/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

#include <string.h>

#include "json-path.h"

#define WEBHOOK "/rest/1/simulatedsecret/"

struct _Simulated
{
  GSubprocess *process;
  SoupSession *session;
  JsonNode *first_line;
};

static void
clear_answer (gpointer data)
{
  SimulatedAnswer *self = data;

  g_free (self->body);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
}

void
simulated_answer_free (SimulatedAnswer *self)
{
  g_rc_box_release_full (self, clear_answer);
}

static JsonNode *
read_first_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  node = json_from_string (line, &error);
  g_assert_no_error (error);
  return node;
}

/**
 * simulated_start:
 * @program: the built program
 * @options: its options, NULL-terminated
 *
 * Returns: (transfer full): the simulator, which listens
 */
Simulated *
simulated_start (const char *program, const char *const *options)
{
  Simulated *self = g_new0 (Simulated, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (char *) program);
  for (guint i = 0; options[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) options[i]);
  g_ptr_array_add (argv, NULL);

  self->process =
      g_subprocess_newv ((const char *const *) argv->pdata,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->first_line = read_first_line (self->process);
  self->session = soup_session_new ();
  soup_session_set_timeout (self->session, 30);
  return self;
}

/* Closes its standard input. Returns: its exit status */
int
simulated_stop (Simulated *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  return g_subprocess_get_exit_status (self->process);
}

void
simulated_free (Simulated *self)
{
  g_assert_finalize_object (self->session);
  g_object_unref (self->process); /* GLib's worker thread may hold it for a moment longer */
  json_node_unref (self->first_line);
  g_free (self);
}

GSubprocess *
simulated_get_process (Simulated *self)
{
  return self->process;
}

JsonObject *
simulated_get_first_line (Simulated *self)
{
  return json_node_get_object (self->first_line);
}

const char *
simulated_get_origin (Simulated *self)
{
  return json_object_get_string_member (simulated_get_first_line (self), "portal");
}

/* @type, @body: (nullable): no body. Never follows a redirect. Returns: (transfer full) */
SimulatedAnswer *
simulated_ask (Simulated *self,
               const char *verb,
               const char *url,
               const char *type,
               const char *body)
{
  SimulatedAnswer *answer = g_rc_box_new0 (SimulatedAnswer);
  g_autoptr (SoupMessage) message = soup_message_new (verb, url);
  g_autoptr (GBytes) sent = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;
  g_autoptr (GBytes) got = NULL;

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               "Bearer ignored");
  if (sent != NULL)
    soup_message_set_request_body_from_bytes (message, type, sent);
  got = soup_session_send_and_read (self->session, message, NULL, NULL);
  if (got == NULL)
    return answer;

  answer->status = soup_message_get_status (message);
  answer->body = g_bytes_get_size (got) > 0
                     ? g_strndup (g_bytes_get_data (got, NULL), g_bytes_get_size (got))
                     : g_strdup ("");
  answer->json = *answer->body != '\0' ? json_from_string (answer->body, NULL) : NULL;
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  return answer;
}

SimulatedAnswer *
simulated_portal (Simulated *self,
                  const char *verb,
                  const char *path,
                  const char *type,
                  const char *body)
{
  g_autofree char *url = g_strconcat (simulated_get_origin (self), path, NULL);

  return simulated_ask (self, verb, url, type, body);
}

SimulatedAnswer *
simulated_call (Simulated *self, const char *method, const char *json)
{
  g_autofree char *path = g_strconcat (WEBHOOK, method, NULL);

  return simulated_portal (self, "POST", path, "application/json", json);
}

/* @json: (nullable): NULL to GET */
SimulatedAnswer *
simulated_control (Simulated *self, const char *path, const char *json)
{
  const char *origin = json_object_get_string_member (simulated_get_first_line (self), "control");
  g_autofree char *url = g_strconcat (origin, path, NULL);

  return simulated_ask (self, json != NULL ? "POST" : "GET", url, "application/json", json);
}

/* Calls @method, and goes away as soon as the simulator has recorded that. */
void
simulated_leave (Simulated *self, const char *method)
{
  g_autoptr (GUri) uri = g_uri_parse (simulated_get_origin (self), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *request =
      g_strdup_printf ("GET " WEBHOOK "%s HTTP/1.1\r\nHost: localhost\r\n\r\n", method);
  g_autofree char *recorded = NULL;

  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) g_uri_get_port (uri),
                                                NULL, NULL);
  g_assert_nonnull (connection);
  g_assert_true (
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                                 strlen (request), NULL, NULL, NULL));
  do
    {
      g_autoptr (SimulatedAnswer) record = simulated_control (self, "/requests", NULL);

      g_free (recorded);
      recorded = json_path_print (record->json, "requests/#");
    }
  while (g_str_equal (recorded, "0"));
}

/* @step: a control path and JSON with a space in between, or a method and JSON */
void
simulated_do (Simulated *self, const char *step)
{
  g_auto (GStrv) parts = g_strsplit (step, " ", 2);
  g_autoptr (SimulatedAnswer) answer = NULL;

  answer = *step == '/' ? simulated_control (self, parts[0], parts[1])
                        : simulated_call (self, parts[0], parts[1]);
  if (answer->status != 200)
    g_test_message ("%s: %s", step, answer->body);
  g_assert_cmpuint (answer->status, ==, 200);
}

void
simulated_expect (const SimulatedAnswer *answer, const char *path, const char *json)
{
  g_autofree char *value = json_path_print (answer->json, path);

  if (!g_str_equal (value, json))
    g_test_message ("%s in: %s", path, answer->body);
  g_assert_cmpstr (value, ==, json);
}

/* Each row begins with everything as at the start. */
void
simulated_walk (Simulated *self, const SimulatedRow *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      const SimulatedRow *row = &rows[i];
      g_autoptr (SimulatedAnswer) answer = NULL;

      g_test_message ("%s", row->name);
      simulated_do (self, "/reset {}");
      for (guint j = 0; j < G_N_ELEMENTS (row->steps) && row->steps[j] != NULL; j++)
        simulated_do (self, row->steps[j]);
      answer = simulated_portal (self, row->verb, row->path, row->type, row->body);
      if (answer->status != row->status)
        g_test_message ("%s", answer->body);
      g_assert_cmpuint (answer->status, ==, row->status);
      for (guint j = 0; j < G_N_ELEMENTS (row->wants) && row->wants[j].path != NULL; j++)
        simulated_expect (answer, row->wants[j].path, row->wants[j].json);
    }
}
