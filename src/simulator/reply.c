/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reply.h"

#include <string.h>

#include "raw-answer.h"

#define JSON_TYPE "application/json; charset=utf-8"

/* An answer that waits. Owned by its source. */
typedef struct
{
  SoupServerMessage *message;
  GBytes *head; /* (nullable): the message is complete, and only waits */
  GBytes *body;
  guint trickle_ms;
  guint source_id;
  gulong finished_id;
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  if (waiting->finished_id != 0)
    g_signal_handler_disconnect (waiting->message, waiting->finished_id);
  g_object_unref (waiting->message);
  g_clear_pointer (&waiting->head, g_bytes_unref);
  g_clear_pointer (&waiting->body, g_bytes_unref);
  g_free (waiting);
}

static gboolean
is_raw (const DueReply *reply)
{
  return reply->close || reply->cut >= 0 || reply->trickle_ms > 0;
}

static GBytes *
make_head (const DueReply *reply)
{
  g_autoptr (GString) head = g_string_new (NULL);

  if (reply->close)
    return g_bytes_new (NULL, 0);
  g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", reply->status,
                          soup_status_get_phrase (reply->status));
  g_string_append_printf (head, "Content-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n",
                          reply->content_type != NULL ? reply->content_type : JSON_TYPE,
                          g_bytes_get_size (reply->body));
  if (reply->location != NULL)
    g_string_append_printf (head, "Location: %s\r\n", reply->location);
  if (reply->retry_after != NULL)
    g_string_append_printf (head, "Retry-After: %s\r\n", reply->retry_after);
  g_string_append (head, "Connection: close\r\n\r\n");
  return g_string_free_to_bytes (g_steal_pointer (&head));
}

static GBytes *
make_cut_body (const DueReply *reply)
{
  gsize length = g_bytes_get_size (reply->body);

  if (reply->close)
    length = 0;
  else if (reply->cut >= 0)
    length = MIN (length, (gsize) reply->cut);
  return g_bytes_new_from_bytes (reply->body, 0, length);
}

static void
fill_message (SoupServerMessage *message, const DueReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_replace (headers, "Content-Type",
                                reply->content_type != NULL ? reply->content_type : JSON_TYPE);
  if (reply->location != NULL)
    soup_message_headers_replace (headers, "Location", reply->location);
  if (reply->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", reply->retry_after);
  if (g_bytes_get_size (reply->body) > 0)
    soup_message_body_append_bytes (body, reply->body);
}

static void
send_raw (const Waiting *waiting)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (waiting->message);

  due_raw_answer_send (stream, waiting->head, waiting->body, waiting->trickle_ms);
}

static gboolean
on_delay_over (gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->source_id = 0;
  g_clear_signal_handler (&waiting->finished_id, waiting->message);
  if (waiting->head != NULL)
    send_raw (waiting);
  else
    soup_server_message_unpause (waiting->message);
  return G_SOURCE_REMOVE;
}

/* The other side went away first. */
static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  Waiting *waiting = user_data;

  g_clear_signal_handler (&waiting->finished_id, waiting->message);
  g_source_remove (waiting->source_id);
}

/**
 * due_reply_send:
 * @message: a request that was read
 * @reply: what to send, and how
 *
 * Sends it, now or later; does not block. A client that goes away in between is no error.
 */
void
due_reply_send (SoupServerMessage *message, const DueReply *reply)
{
  Waiting *waiting = NULL;

  if (!is_raw (reply))
    fill_message (message, reply);
  if (!is_raw (reply) && reply->delay_ms == 0)
    return;

  waiting = g_new0 (Waiting, 1);
  waiting->message = g_object_ref (message);
  if (is_raw (reply))
    {
      waiting->head = make_head (reply);
      waiting->body = make_cut_body (reply);
      waiting->trickle_ms = reply->trickle_ms;
    }
  soup_server_message_pause (message);
  waiting->finished_id = g_signal_connect (message, "finished", G_CALLBACK (on_finished), waiting);
  waiting->source_id = g_timeout_add_full (G_PRIORITY_DEFAULT, reply->delay_ms, on_delay_over,
                                           waiting, free_waiting);
}

void
due_reply_send_text (SoupServerMessage *message,
                     guint status,
                     const char *content_type,
                     const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  DueReply reply = { .status = status, .content_type = content_type, .body = body, .cut = -1 };

  due_reply_send (message, &reply);
}
