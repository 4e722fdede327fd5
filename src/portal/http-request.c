/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-request.h"

DueHttpRequest *
due_http_request_new (GUri *uri, GBytes *body)
{
  DueHttpRequest *self = g_new0 (DueHttpRequest, 1);

  self->uri = uri;
  self->body = body;
  return self;
}

void
due_http_request_free (DueHttpRequest *self)
{
  g_uri_unref (self->uri);
  g_bytes_unref (self->body);
  g_free (self);
}
