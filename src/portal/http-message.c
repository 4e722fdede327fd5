/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-message.h"

/* An idle connection outlives the usual interval, so that the next poll needs no handshake. */
#define IDLE_S 150
/* Several: libsoup 3.2 sees that a waiting message is cancelled only when one frees. */
#define CONNECTIONS_MAX 8

SoupSession *
due_http_session_new (void)
{
  /* No time-out of its own: each request has a deadline. */
  SoupSession *session = soup_session_new_with_options (
      "user-agent", "Duebell/" DUE_VERSION, "timeout", 0, "idle-timeout", IDLE_S, "max-conns",
      CONNECTIONS_MAX, "max-conns-per-host", CONNECTIONS_MAX, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  return session;
}

/* A redirect would carry the secret to another host. A POST gets a kept connection only when it is
 * called idempotent; libsoup repeats those. */
static SoupMessageFlags
get_flags (const DueHttpRequest *request, gboolean fresh)
{
  SoupMessageFlags flags = SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE;

  if (request->once || fresh)
    flags |= SOUP_MESSAGE_NEW_CONNECTION;
  if (!request->once)
    flags |= SOUP_MESSAGE_IDEMPOTENT;
  return flags;
}

SoupMessage *
due_http_message_new (const DueHttpRequest *request, gboolean fresh)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_POST, request->uri);

  soup_message_headers_append (soup_message_get_request_headers (message), "Accept",
                               "application/json");
  soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  soup_message_add_flags (message, get_flags (request, fresh));
  return message;
}

/* A proxy that refuses answers in the portal's place, but it has no certificate. */
gboolean
due_http_message_is_from_portal (SoupMessage *message)
{
  return g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "http") ||
         soup_message_get_tls_peer_certificate (message) != NULL;
}

/* Milliseconds; 0 if not said. */
static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds = 0;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return (gint64) seconds * 1000;

  date = soup_date_time_new_from_http_string (text);
  now = g_date_time_new_now_utc ();
  return date == NULL ? 0 : MAX (0, g_date_time_difference (date, now) / 1000);
}

DueHttpReply *
due_http_message_take_reply (SoupMessage *message, GByteArray *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  DueHttpReply *reply = g_new0 (DueHttpReply, 1);

  reply->status = soup_message_get_status (message);
  reply->body = g_byte_array_free_to_bytes (body);
  reply->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  reply->retry_after_ms = read_retry_after (headers);
  return reply;
}
