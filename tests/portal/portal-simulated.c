/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-simulated.h"

static char *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

/* (transfer full) */
static char *
take_member (JsonNode *node, const char *name)
{
  return g_strdup (json_object_get_string_member (json_node_get_object (node), name));
}

Simulated *
simulated_new (void)
{
  return simulated_new_tls (NULL);
}

/* (transfer full) */
static GPtrArray *
make_arguments (const char *certificate)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  const char *const fixed[] = { g_getenv ("DUEBELL_SIMULATOR"), "--seed", "1", "--clock",
                                SIMULATED_CLOCK };

  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (arguments, g_strdup (fixed[i]));
  if (certificate != NULL)
    {
      g_autofree char *file = g_strconcat (certificate, ".pem", NULL);

      g_ptr_array_add (arguments, g_strdup ("--tls"));
      g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "tls", file, NULL));
      g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "tls", "key.pem", NULL));
    }
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

Simulated *
simulated_new_tls (const char *certificate)
{
  Simulated *self = g_new0 (Simulated, 1);
  g_autoptr (GPtrArray) arguments = make_arguments (certificate);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  self->process =
      g_subprocess_newv ((const char *const *) arguments->pdata,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  line = read_line (self->process);
  node = json_from_string (line, &error);
  g_assert_no_error (error);
  self->portal = take_member (node, "portal");
  self->webhook = take_member (node, "webhook");
  self->control = take_member (node, "control");
  self->client_id = take_member (node, "client_id");
  self->client_secret = take_member (node, "client_secret");
  self->token_server = take_member (node, "token_server");
  self->session = soup_session_new ();
  return self;
}

void
simulated_free (Simulated *self)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (self->session);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->process);
  g_free (self->portal);
  g_free (self->webhook);
  g_free (self->control);
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->token_server);
  g_free (self);
}

static JsonNode *
ask (Simulated *self, SoupMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (self->session, message, NULL, &error);
  g_autofree char *text = NULL;
  JsonNode *node = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (soup_message_get_status (message) != 200)
    g_error ("The control interface: %s", text);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

JsonNode *
simulated_post (Simulated *self, const char *path, const char *json)
{
  g_autofree char *uri = g_strconcat (self->control, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", uri);
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  return ask (self, message);
}

JsonNode *
simulated_get (Simulated *self, const char *path)
{
  g_autofree char *uri = g_strconcat (self->control, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);

  return ask (self, message);
}
