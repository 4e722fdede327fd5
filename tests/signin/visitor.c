/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "visitor.h"

#include <string.h>

#include "redirect-listener.h"

guint
visitor_find_port (void)
{
  for (;;)
    {
      guint port = (guint) g_random_int_range (DUE_REDIRECT_PORT_MIN + 9000, DUE_REDIRECT_PORT_MAX);
      g_autoptr (DueRedirectListener) listener = due_redirect_listener_new (port, 1, NULL);

      if (listener != NULL)
        return port;
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  Visitor *self = user_data;

  if (n_read <= 0)
    {
      self->closed = TRUE;
      return;
    }
  g_string_append_len (self->answer, self->buffer, n_read);
  g_input_stream_read_async (G_INPUT_STREAM (source), self->buffer, sizeof self->buffer,
                             G_PRIORITY_DEFAULT, NULL, on_read, self);
}

Visitor *
visitor_new (GSocketFamily family, guint port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);
  GSocketConnection *connection = NULL;
  Visitor *self = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (connection == NULL)
    return NULL;
  self = g_new0 (Visitor, 1);
  self->connection = connection;
  self->answer = g_string_new (NULL);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, NULL, on_read, self);
  return self;
}

void
visitor_free (Visitor *self)
{
  g_socket_shutdown (g_socket_connection_get_socket (self->connection), TRUE, TRUE, NULL);
  visitor_wait (self);
  g_object_unref (self->connection);
  g_string_free (self->answer, TRUE);
  g_free (self);
}

void
visitor_say (Visitor *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)), text,
                             strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

void
visitor_ask (Visitor *self, guint port, const char *query)
{
  g_autofree char *request = g_strdup_printf ("GET /?%s HTTP/1.1\r\n"
                                              "Host: localhost:%u\r\n"
                                              "Accept: text/html\r\n\r\n",
                                              query, port);

  visitor_say (self, request);
}

void
visitor_wait (Visitor *self)
{
  while (!self->closed)
    g_main_context_iteration (NULL, TRUE);
}
