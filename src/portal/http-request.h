/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is sent by POST. Holds secrets in its URI and its body: never printed. */
typedef struct
{
  GUri *uri;
  GBytes *body;
  const char *content_type;
  gboolean once; /* not a read: must never reach the server twice */
} DueHttpRequest;

/* A read, with JSON. @uri: (transfer full). @body: (transfer full): wiped in the end. */
DueHttpRequest *due_http_request_new (GUri *uri, char *body);
/* The same for a form that may be sent once. */
DueHttpRequest *due_http_request_new_form (GUri *uri, char *body);
void due_http_request_free (DueHttpRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueHttpRequest, due_http_request_free)

G_END_DECLS
