/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* An HTTP answer and the way it is sent. */
typedef struct
{
  guint status;
  const char *content_type; /* (nullable): JSON */
  GBytes *body;
  const char *location;    /* (nullable) */
  const char *retry_after; /* (nullable) */
  guint delay_ms;
  guint trickle_ms; /* between two bytes of the body */
  gint64 cut;       /* bytes of the body after which the connection is closed; -1: never */
  gboolean close;   /* closed without an answer */
} DueReply;

void due_reply_send (SoupServerMessage *message, const DueReply *reply);
void due_reply_send_text (SoupServerMessage *message,
                          guint status,
                          const char *content_type,
                          const char *text);

G_END_DECLS
