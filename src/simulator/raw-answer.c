/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "raw-answer.h"

/* Bytes on their way into a connection that is ours. Owned by the step that runs next. */
typedef struct
{
  GIOStream *stream;
  GBytes *head;
  GBytes *body;
  gsize sent; /* of the body */
  guint trickle_ms;
} RawAnswer;

static void send_body (RawAnswer *self);

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_io_stream_close_finish (G_IO_STREAM (source), result, NULL);
}

static void
end (RawAnswer *self)
{
  g_io_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, on_closed, NULL);
  g_object_unref (self->stream);
  g_bytes_unref (self->head);
  g_bytes_unref (self->body);
  g_free (self);
}

static gboolean
on_next_due (gpointer user_data)
{
  send_body (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_body_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RawAnswer *self = user_data;
  gsize written = 0;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &written, NULL))
    {
      end (self);
      return;
    }
  self->sent += written;
  if (self->sent < g_bytes_get_size (self->body))
    g_timeout_add (self->trickle_ms, on_next_due, self);
  else
    end (self);
}

static void
send_body (RawAnswer *self)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (self->body, &size);
  gsize length = self->trickle_ms > 0 ? MIN (size - self->sent, 1) : size - self->sent;

  if (length == 0)
    end (self);
  else
    g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream),
                                     data + self->sent, length, G_PRIORITY_DEFAULT, NULL,
                                     on_body_written, self);
}

static void
on_head_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RawAnswer *self = user_data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    send_body (self);
  else
    end (self);
}

/**
 * due_raw_answer_send:
 * @stream: a connection that nobody else writes to; it is closed in the end
 * @head: status line and headers; empty to close without a word
 * @body: what follows
 * @trickle_ms: the time between two bytes of @body; 0 to send it at once
 *
 * Writes what HTTP libraries refuse to write: too little, too slowly, or nothing.
 */
void
due_raw_answer_send (GIOStream *stream, GBytes *head, GBytes *body, guint trickle_ms)
{
  RawAnswer *self = g_new0 (RawAnswer, 1);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (head, &size);

  self->stream = g_object_ref (stream);
  self->head = g_bytes_ref (head);
  self->body = g_bytes_ref (body);
  self->trickle_ms = trickle_ms;
  if (size == 0)
    end (self);
  else
    g_output_stream_write_all_async (g_io_stream_get_output_stream (stream), data, size,
                                     G_PRIORITY_DEFAULT, NULL, on_head_written, self);
}
