/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport.h"

#include <libsoup/soup.h>

#include "http-message.h"
#include "peer-guard.h"
#include "portal-error.h"
#include "secret.h"
#include "transport-error.h"

/* A peer that sends more interim answers than this only wants to keep us. */
#define INTERIM_MAX 16
#define CHUNK 4096

struct _DueTransport
{
  GObject parent_instance;

  SoupSession *session;
  char *trusted;               /* a fingerprint, or "" */
  DueCertificate *certificate; /* (nullable): of the last peer */
  guint64 connection_id;       /* that of the request before; 0: none */
};

G_DEFINE_FINAL_TYPE (DueTransport, due_transport, G_TYPE_OBJECT)

/* The state of one request. Owned by its task, and the task by the step that runs next. */
typedef struct
{
  DueHttpRequest request;
  SoupMessage *message;
  DuePeerGuard *guard; /* of the message */
  gboolean repeated;
  gulong interim_id;
  gulong restarted_id;
  guint n_interim;
  GInputStream *stream;
  GByteArray *body;
  gsize max_body;
  guint8 chunk[CHUNK];
  GCancellable *stop; /* of this request alone */
  GSource *deadline;
  GSource *caller;
  gboolean timed_out;
  gboolean flooded;
  gboolean restarted;
} Fetch;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_listening (Fetch *fetch)
{
  g_clear_signal_handler (&fetch->interim_id, fetch->message);
  g_clear_signal_handler (&fetch->restarted_id, fetch->message);
}

/* Before the task returns, not when it is freed: the caller may keep the result for long.
 * @whole: the body was read to its end, so that the connection can serve the next request. */
static void
fetch_end (Fetch *fetch, gboolean whole)
{
  clear_source (&fetch->deadline);
  clear_source (&fetch->caller);
  stop_listening (fetch);
  /* Closing would read the rest first, however long that is. */
  if (!whole)
    g_cancellable_cancel (fetch->stop);
  /* A stream that is only unreffed keeps its connection. */
  if (fetch->stream != NULL)
    g_input_stream_close_async (fetch->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&fetch->stream);
}

static void
fetch_free (Fetch *fetch)
{
  fetch_end (fetch, FALSE);
  g_clear_pointer (&fetch->guard, due_peer_guard_free);
  g_clear_object (&fetch->message);
  g_uri_unref (fetch->request.uri);
  g_bytes_unref (fetch->request.body);
  g_clear_object (&fetch->stop);
  due_secret_wipe ((char *) fetch->body->data, fetch->body->len); /* it may hold tokens */
  g_byte_array_unref (fetch->body);
  due_secret_wipe ((char *) fetch->chunk, sizeof fetch->chunk);
  g_free (fetch);
}

static gboolean
on_deadline (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->timed_out = TRUE;
  g_cancellable_cancel (fetch->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_caller_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Fetch *fetch = user_data;

  g_cancellable_cancel (fetch->stop);
  return G_SOURCE_REMOVE;
}

/* libsoup reads one interim answer after the other without going back to the main loop. */
static void
on_interim (SoupMessage *message, gpointer user_data)
{
  Fetch *fetch = user_data;

  if (++fetch->n_interim < INTERIM_MAX)
    return;
  fetch->flooded = TRUE;
  g_cancellable_cancel (fetch->stop);
}

/* libsoup is about to send the message again. */
static void
on_restarted (SoupMessage *message, gpointer user_data)
{
  Fetch *fetch = user_data;

  if (!fetch->request.once)
    return;
  fetch->restarted = TRUE;
  g_cancellable_cancel (fetch->stop);
}

static GSource *
attach (GTask *task, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, g_task_get_task_data (task), NULL);
  g_source_set_static_name (source, "duebell-request");
  g_source_attach (source, g_task_get_context (task));
  return source;
}

/* The one place where a request fails. */
static void
return_failure (GTask *task, const GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);
  GError *own = NULL;

  g_debug ("Request failed: %s %d", g_quark_to_string (error->domain), error->code);
  fetch_end (fetch, FALSE);

  if (due_peer_guard_has_refused (fetch->guard))
    own = due_portal_error_new_refused (due_peer_guard_get_certificate (fetch->guard));
  else if (fetch->timed_out)
    own = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_TIMEOUT, 0);
  else if (fetch->restarted)
    own = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NETWORK, 0);
  else if (fetch->flooded)
    own = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0);
  else
    own = due_transport_error_map (error);
  g_task_return_error (task, own);
}

static void
return_trouble (GTask *task, DueTrouble trouble)
{
  g_autoptr (GError) error = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, trouble, 0);

  return_failure (task, error);
}

static void
return_reply (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  DueHttpReply *reply =
      due_http_message_take_reply (fetch->message, g_steal_pointer (&fetch->body));

  fetch->body = g_byte_array_new ();
  fetch_end (fetch, TRUE);
  g_task_return_pointer (task, reply, (GDestroyNotify) due_http_reply_free);
}

static void read_more (GTask *task);

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      return_failure (task, error);
      return;
    }
  if (n == 0)
    {
      return_reply (task);
      return;
    }
  if (fetch->body->len + (gsize) n > fetch->max_body)
    {
      return_trouble (task, DUE_TROUBLE_NOT_A_PORTAL);
      return;
    }
  g_byte_array_append (fetch->body, fetch->chunk, (guint) n);
  read_more (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_more (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_async (fetch->stream, fetch->chunk, sizeof fetch->chunk, G_PRIORITY_DEFAULT,
                             fetch->stop, on_read, task);
}

/* The portal closed a kept connection while the request was on its way. */
static gboolean
is_stale (DueTransport *self, Fetch *fetch, const GError *error)
{
  guint64 id = soup_message_get_connection_id (fetch->message);

  return !fetch->request.once && !fetch->repeated && id != 0 && id == self->connection_id &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
          g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF));
}

/* A connection that was kept shows no certificate anew: that of its start still holds. */
static void
take_certificate (DueTransport *self, const Fetch *fetch)
{
  DueCertificate *certificate = due_peer_guard_get_certificate (fetch->guard);

  if (certificate == NULL)
    return;
  g_clear_pointer (&self->certificate, due_certificate_unref);
  self->certificate = due_certificate_ref (certificate);
}

static void send_message (GTask *task);

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueTransport *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  take_certificate (self, fetch);
  if (fetch->stream == NULL && is_stale (self, fetch, error))
    {
      fetch->repeated = TRUE;
      send_message (g_steal_pointer (&task));
      return;
    }

  self->connection_id = soup_message_get_connection_id (fetch->message);
  if (fetch->stream == NULL)
    return_failure (task, error);
  else if (!due_http_message_is_from_portal (fetch->message))
    return_trouble (task, DUE_TROUBLE_PROXY);
  else
    read_more (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
send_message (GTask *task)
{
  DueTransport *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  stop_listening (fetch);
  g_clear_pointer (&fetch->guard, due_peer_guard_free);
  g_clear_object (&fetch->message);
  fetch->message = due_http_message_new (&fetch->request, fetch->repeated);
  fetch->guard = due_peer_guard_new (fetch->message, self->trusted, fetch->stop);
  fetch->interim_id =
      g_signal_connect (fetch->message, "got-informational", G_CALLBACK (on_interim), fetch);
  fetch->restarted_id =
      g_signal_connect (fetch->message, "restarted", G_CALLBACK (on_restarted), fetch);
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT, fetch->stop, on_sent,
                           task);
}

/**
 * due_transport_send_async:
 * @self: a transport
 * @request: (transfer none): a read may be sent twice, when the portal closes a kept connection
 * @max_body: bytes that the answer may have, after decompression
 * @deadline_ms: milliseconds for all of it
 * @cancellable: (nullable): ends the request early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 */
void
due_transport_send_async (DueTransport *self,
                          const DueHttpRequest *request,
                          gsize max_body,
                          guint deadline_ms,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->request = *request;
  g_uri_ref (fetch->request.uri);
  g_bytes_ref (fetch->request.body);
  fetch->body = g_byte_array_sized_new (CHUNK); /* most answers fit: growing leaves copies */
  fetch->max_body = max_body;
  fetch->stop = g_cancellable_new ();
  g_task_set_source_tag (task, due_transport_send_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  fetch->deadline = attach (task, g_timeout_source_new (deadline_ms), on_deadline);
  if (cancellable != NULL)
    fetch->caller =
        attach (task, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_caller_cancelled));

  send_message (g_steal_pointer (&task));
}

/* Returns: (transfer full) (nullable): the reply, or %NULL with @error set to a #DuePortalError or
 * %G_IO_ERROR_CANCELLED */
DueHttpReply *
due_transport_send_finish (DueTransport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
due_transport_set_trusted (DueTransport *self, const char *fingerprint)
{
  g_autofree char *trusted = due_fingerprint_normalize (fingerprint);

  if (g_str_equal (trusted, self->trusted))
    return;
  g_free (self->trusted);
  self->trusted = g_steal_pointer (&trusted);
  /* A connection that was kept was judged by what was trusted before. */
  g_object_unref (self->session);
  self->session = due_http_session_new ();
  self->connection_id = 0;
}

DueCertificate *
due_transport_get_certificate (DueTransport *self)
{
  return self->certificate;
}

static void
due_transport_finalize (GObject *object)
{
  DueTransport *self = DUE_TRANSPORT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->trusted, g_free);
  g_clear_pointer (&self->certificate, due_certificate_unref);

  G_OBJECT_CLASS (due_transport_parent_class)->finalize (object);
}

static void
due_transport_class_init (DueTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_transport_finalize;
}

static void
due_transport_init (DueTransport *self)
{
  self->trusted = g_strdup ("");
  self->session = due_http_session_new ();
}

DueTransport *
due_transport_new (void)
{
  return g_object_new (DUE_TYPE_TRANSPORT, NULL);
}
