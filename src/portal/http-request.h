/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is sent by POST, as JSON. Holds a secret in its URI: never printed. */
typedef struct
{
  GUri *uri;
  GBytes *body;
} DueHttpRequest;

/* @uri, @body: (transfer full) */
DueHttpRequest *due_http_request_new (GUri *uri, GBytes *body);
void due_http_request_free (DueHttpRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueHttpRequest, due_http_request_free)

G_END_DECLS
