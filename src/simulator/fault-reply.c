/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-reply.h"

#include <string.h>

#include "reply.h"

/* @self: (nullable). Whether the fault speaks in the method's place. */
gboolean
due_fault_is_instead (const DueFault *self)
{
  return self != NULL && (self->body != NULL || self->redirect != NULL || self->close);
}

/* @self: (nullable). Whether nothing at all is answered. */
gboolean
due_fault_is_silent (const DueFault *self)
{
  return self != NULL && (self->close || self->lost);
}

/* A new address without a path gets the old path. */
static char *
make_location (const char *redirect, GUri *uri)
{
  const char *authority = strstr (redirect, "://");
  const char *path = authority != NULL ? strchr (authority + 3, '/') : NULL;
  const char *query = g_uri_get_query (uri);

  if (path != NULL && path[1] != '\0')
    return g_strdup (redirect);
  return g_strdup_printf ("%.*s%s%s%s", path != NULL ? (int) (path - redirect) : G_MAXINT, redirect,
                          g_uri_get_path (uri), query != NULL ? "?" : "",
                          query != NULL ? query : "");
}

static GBytes *
make_body (const DueFault *self, const char *text)
{
  gsize length = 0;

  if (self != NULL && self->body != NULL)
    text = self->body;
  length = strlen (text);
  if (self != NULL && self->truncate >= 0)
    length = MIN (length, (gsize) self->truncate);
  return g_bytes_new (text, length);
}

/**
 * due_fault_send:
 * @self: (nullable): what goes wrong on the way; %NULL for nothing
 * @message: a request that was read
 * @status: an HTTP status
 * @text: the body, unless the fault has one of its own
 *
 * Sends the answer, now or later.
 */
void
due_fault_send (const DueFault *self, SoupServerMessage *message, guint status, const char *text)
{
  g_autoptr (GBytes) body = make_body (self, text);
  g_autofree char *location = NULL;
  DueReply reply = { .status = status, .body = body, .cut = -1 };

  if (self != NULL)
    {
      if (self->redirect != NULL)
        location = make_location (self->redirect, soup_server_message_get_uri (message));
      reply.content_type = self->content_type;
      reply.location = location;
      reply.retry_after = self->retry_after;
      reply.delay_ms = self->delay_ms;
      reply.trickle_ms = self->trickle_ms;
      reply.cut = self->cut;
      reply.close = due_fault_is_silent (self);
    }
  due_reply_send (message, &reply);
}
