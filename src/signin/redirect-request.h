/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More bytes than this are no request of a browser that was sent to us. */
#define DUE_REDIRECT_REQUEST_MAX 8192

/* What to do with the head of a request as far as it has come: @head is NUL-terminated after
 * @length bytes of any content. Returns a status of HTTP: 0: more has to come; 200: it is a GET of
 * our address, with what stands behind its "?" in *query (transfer full, the caller wipes it; ""
 * for nothing); else the answer. @port: the one that was asked. */
guint due_redirect_request_parse (const char *head, gsize length, guint port, char **query);

G_END_DECLS
