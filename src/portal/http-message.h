/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "http-reply.h"
#include "http-request.h"

G_BEGIN_DECLS

/* (transfer full): sends nothing of its own accord: no cookies, no time-out. */
SoupSession *due_http_session_new (void);
/* (transfer full): @request as libsoup sends it. @fresh: on a connection of its own. */
SoupMessage *due_http_message_new (const DueHttpRequest *request, gboolean fresh);
/* Whether what came back is the portal's word, and not that of a proxy. */
gboolean due_http_message_is_from_portal (SoupMessage *message);
/* (transfer full): what came back. @body: (transfer full): all of it. */
DueHttpReply *due_http_message_take_reply (SoupMessage *message, GByteArray *body);

G_END_DECLS
