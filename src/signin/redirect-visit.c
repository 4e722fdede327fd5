/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-visit.h"

#include <string.h>

#include "redirect-request.h"
#include "secret.h"

struct _DueRedirectVisit
{
  GObject parent_instance;

  GSocketConnection *connection;
  GCancellable *cancellable; /* of the read or write under way */
  GBytes *answer;            /* (nullable): what is being written */
  guint port;
  guint patience_ms;
  guint deadline_id;
  gboolean ended;
  gsize length;
  char head[DUE_REDIRECT_REQUEST_MAX + 1]; /* secret: holds the code */
};

G_DEFINE_FINAL_TYPE (DueRedirectVisit, due_redirect_visit, G_TYPE_OBJECT)

enum
{
  ASKED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
close_connection (DueRedirectVisit *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  /* Of a socket that does not block: nothing to wait for. */
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  due_secret_wipe (self->head, sizeof self->head);
}

void
due_redirect_visit_close (DueRedirectVisit *self)
{
  g_return_if_fail (DUE_IS_REDIRECT_VISIT (self));

  if (self->ended)
    return;
  self->ended = TRUE;
  close_connection (self);
  g_signal_emit (self, signals[ENDED], 0);
}

static gboolean
on_deadline (gpointer user_data)
{
  g_autoptr (DueRedirectVisit) self = g_object_ref (DUE_REDIRECT_VISIT (user_data));

  self->deadline_id = 0;
  due_redirect_visit_close (self);
  return G_SOURCE_REMOVE;
}

static void
set_deadline (DueRedirectVisit *self)
{
  self->deadline_id = g_timeout_add (self->patience_ms, on_deadline, self);
  g_source_set_name_by_id (self->deadline_id, "duebell-redirect-visit");
}

static void on_read (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_more (DueRedirectVisit *self)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));

  g_input_stream_read_async (stream, self->head + self->length,
                             DUE_REDIRECT_REQUEST_MAX - self->length, G_PRIORITY_DEFAULT,
                             self->cancellable, on_read, g_object_ref (self));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueRedirectVisit) self = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  char *query = NULL;
  guint status = 0;

  if (self->ended)
    return;
  if (n_read <= 0)
    {
      due_redirect_visit_close (self);
      return;
    }
  self->length += (gsize) n_read;
  status = due_redirect_request_parse (self->head, self->length, self->port, &query);
  if (status == 0)
    {
      read_more (self);
      return;
    }
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  due_secret_wipe (self->head, sizeof self->head);
  g_signal_emit (self, signals[ASKED], 0, status, query);
  if (query != NULL)
    due_secret_wipe (query, strlen (query));
  g_free (query);
}

void
due_redirect_visit_start (DueRedirectVisit *self)
{
  g_return_if_fail (DUE_IS_REDIRECT_VISIT (self));

  set_deadline (self);
  read_more (self);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueRedirectVisit) self = user_data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  due_redirect_visit_close (self);
}

void
due_redirect_visit_answer (DueRedirectVisit *self, GBytes *answer)
{
  GOutputStream *stream = NULL;
  gsize size = 0;
  const void *data = NULL;

  g_return_if_fail (DUE_IS_REDIRECT_VISIT (self));
  g_return_if_fail (answer != NULL);

  if (self->ended || self->answer != NULL)
    return;
  set_deadline (self);
  stream = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  data = g_bytes_get_data (answer, &size);
  self->answer = g_bytes_ref (answer);
  g_output_stream_write_all_async (stream, data, size, G_PRIORITY_DEFAULT, self->cancellable,
                                   on_written, g_object_ref (self));
}

static void
due_redirect_visit_dispose (GObject *object)
{
  DueRedirectVisit *self = DUE_REDIRECT_VISIT (object);

  if (!self->ended)
    {
      self->ended = TRUE;
      close_connection (self);
    }

  G_OBJECT_CLASS (due_redirect_visit_parent_class)->dispose (object);
}

static void
due_redirect_visit_finalize (GObject *object)
{
  DueRedirectVisit *self = DUE_REDIRECT_VISIT (object);

  g_clear_object (&self->connection);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_object (&self->cancellable);
  due_secret_wipe (self->head, sizeof self->head);

  G_OBJECT_CLASS (due_redirect_visit_parent_class)->finalize (object);
}

static void
due_redirect_visit_class_init (DueRedirectVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_redirect_visit_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_redirect_visit_finalize;

  signals[ASKED] =
      g_signal_new ("asked", DUE_TYPE_REDIRECT_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ENDED] = g_signal_new ("ended", DUE_TYPE_REDIRECT_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
due_redirect_visit_init (DueRedirectVisit *self)
{
  self->cancellable = g_cancellable_new ();
}

DueRedirectVisit *
due_redirect_visit_new (GSocketConnection *connection, guint port, guint patience_ms)
{
  DueRedirectVisit *self = NULL;

  g_return_val_if_fail (G_IS_SOCKET_CONNECTION (connection), NULL);

  self = g_object_new (DUE_TYPE_REDIRECT_VISIT, NULL);
  self->connection = g_object_ref (connection);
  self->port = port;
  self->patience_ms = patience_ms;
  return self;
}
