/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-loopback.h"

#include <string.h>

struct _Loopback
{
  GSocketService *service;
  GTlsCertificate *certificate; /* (nullable) */
  char *authority;
  char *link;
  GQueue answers;      /* LoopbackAnswer */
  GPtrArray *texts;    /* char: what answers point to */
  GPtrArray *requests; /* char */
  GPtrArray *peers;    /* Peer: open connections */
  guint n_connections;
  gboolean anything;
};

/* One connection. Its only pending operation owns a reference. */
typedef struct
{
  Loopback *server; /* NULL: it is gone */
  GIOStream *stream;
  GByteArray *input;
  guint8 chunk[4096];
  LoopbackAnswer answer;
  guint pause_id;
} Peer;

static void read_more (Peer *peer);

static void
peer_free (gpointer data)
{
  Peer *peer = data;

  g_clear_handle_id (&peer->pause_id, g_source_remove);
  g_io_stream_close (peer->stream, NULL, NULL);
  g_object_unref (peer->stream);
  g_byte_array_unref (peer->input);
}

static void
peer_unref (Peer *peer)
{
  g_rc_box_release_full (peer, peer_free);
}

static void
drop (Peer *peer)
{
  if (peer->server != NULL)
    g_ptr_array_remove_fast (peer->server->peers, peer);
}

static void on_written (GObject *source, GAsyncResult *result, gpointer user_data);

static void
write_bytes (Peer *peer, const char *data, gsize length)
{
  g_output_stream_write_all_async (g_io_stream_get_output_stream (peer->stream), data, length,
                                   G_PRIORITY_DEFAULT, NULL, on_written, g_rc_box_acquire (peer));
}

static gboolean
on_pause_over (gpointer user_data)
{
  Peer *peer = user_data;

  peer->pause_id = 0;
  write_bytes (peer, peer->answer.again, strlen (peer->answer.again));
  return G_SOURCE_REMOVE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peer *peer = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL) ||
      peer->server == NULL || peer->answer.close)
    drop (peer);
  else if (peer->answer.again == NULL)
    read_more (peer);
  else
    peer->pause_id = g_timeout_add (peer->answer.pause_ms, on_pause_over, peer);
  peer_unref (peer);
}

static void
answer (Peer *peer)
{
  LoopbackAnswer *next = g_queue_pop_head (&peer->server->answers);

  if (next == NULL)
    {
      read_more (peer); /* to see the end of the connection */
      return;
    }
  peer->answer = *next;
  g_free (next);
  if (peer->answer.head == NULL)
    drop (peer);
  else
    write_bytes (peer, peer->answer.head,
                 peer->answer.head_length > 0 ? peer->answer.head_length
                                              : strlen (peer->answer.head));
}

/* Bytes that the request at the start of @input has, 0 if it is not yet whole. */
static gsize
measure (const char *input, gsize length)
{
  const char *end = g_strstr_len (input, (gssize) length, "\r\n\r\n");
  const char *field = g_strstr_len (input, (gssize) length, "Content-Length: ");
  gsize whole = 0;

  if (end == NULL)
    return 0;
  whole = (gsize) (end + 4 - input);
  if (field != NULL && field < end)
    whole += g_ascii_strtoull (field + strlen ("Content-Length: "), NULL, 10);
  return whole <= length ? whole : 0;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peer *peer = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  gsize whole = 0;

  if (n <= 0 || peer->server == NULL)
    drop (peer);
  else
    {
      g_byte_array_append (peer->input, peer->chunk, (guint) n);
      whole = peer->server->anything ? peer->input->len
                                     : measure ((const char *) peer->input->data, peer->input->len);
      if (whole > 0)
        {
          g_ptr_array_add (peer->server->requests,
                           g_strndup ((const char *) peer->input->data, whole));
          g_byte_array_remove_range (peer->input, 0, (guint) whole);
          answer (peer);
        }
      else
        read_more (peer);
    }
  peer_unref (peer);
}

static void
read_more (Peer *peer)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (peer->stream), peer->chunk,
                             sizeof peer->chunk, G_PRIORITY_DEFAULT, NULL, on_read,
                             g_rc_box_acquire (peer));
}

static gboolean
on_incoming (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Loopback *self = user_data;
  Peer *peer = g_rc_box_new0 (Peer);

  peer->server = self;
  peer->input = g_byte_array_new ();
  if (self->certificate == NULL)
    peer->stream = g_object_ref (G_IO_STREAM (connection));
  else
    peer->stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  self->n_connections++;
  g_ptr_array_add (self->peers, peer);
  read_more (peer);
  return TRUE;
}

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tls", file, NULL);
  g_autofree char *key = g_test_build_filename (G_TEST_DIST, "tls", "key.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (path, key, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
peer_abandon (gpointer data)
{
  Peer *peer = data;

  peer->server = NULL;
  g_clear_handle_id (&peer->pause_id, g_source_remove);
  peer_unref (peer);
}

Loopback *
loopback_new (const char *certificate)
{
  Loopback *self = g_new0 (Loopback, 1);
  g_autoptr (GInetAddress) any = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wish = g_inet_socket_address_new (any, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  self->certificate = certificate == NULL ? NULL : load_certificate (certificate);
  g_queue_init (&self->answers);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->peers = g_ptr_array_new_with_free_func (peer_abandon);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wish, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);

  self->authority = g_strdup_printf ("127.0.0.1:%u",
                                     g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  self->link = g_strdup_printf ("%s://%s/rest/547/topsecret/",
                                certificate == NULL ? "http" : "https", self->authority);
  return self;
}

void
loopback_change_certificate (Loopback *self, const char *certificate)
{
  g_object_unref (self->certificate);
  self->certificate = load_certificate (certificate);
  g_ptr_array_set_size (self->peers, 0);
}

void
loopback_free (Loopback *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_pointer (&self->peers, g_ptr_array_unref);
  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_queue_clear_full (&self->answers, g_free);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->requests);
  g_free (self->authority);
  g_free (self->link);
  g_free (self);
}

void
loopback_push (Loopback *self, const LoopbackAnswer *next)
{
  g_queue_push_tail (&self->answers, g_memdup2 (next, sizeof *next));
}

void
loopback_push_text (Loopback *self, guint status, const char *headers, const char *body)
{
  char *text =
      g_strdup_printf ("HTTP/1.1 %u Told\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n%s",
                       status, strlen (body), headers, body);
  const LoopbackAnswer next = { .head = text };

  g_ptr_array_add (self->texts, text);
  loopback_push (self, &next);
}

void
loopback_push_json (Loopback *self, const char *body)
{
  loopback_push_text (self, 200, "Content-Type: application/json\r\n", body);
}

void
loopback_answer_anything (Loopback *self)
{
  self->anything = TRUE;
}

const char *
loopback_get_link (Loopback *self)
{
  return self->link;
}

const char *
loopback_get_authority (Loopback *self)
{
  return self->authority;
}

guint
loopback_get_n_requests (Loopback *self)
{
  return self->requests->len;
}

guint
loopback_get_n_connections (Loopback *self)
{
  return self->n_connections;
}

const char *
loopback_get_request (Loopback *self, guint n)
{
  g_assert_cmpuint (n, <, self->requests->len);
  return g_ptr_array_index (self->requests, n);
}

void
loopback_await_closed (Loopback *self)
{
  while (self->peers->len > 0)
    g_main_context_iteration (NULL, TRUE);
}
