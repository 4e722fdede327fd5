/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-request.h"

#include <string.h>

#include "secret.h"

/* (transfer full): takes @text. */
static GBytes *
make_body (char *text)
{
  DueSecret *secret = due_secret_new (text, -1);

  due_secret_wipe (text, strlen (text));
  g_free (text);
  return g_bytes_new_with_free_func (due_secret_peek (secret), due_secret_get_length (secret),
                                     (GDestroyNotify) due_secret_unref, secret);
}

DueHttpRequest *
due_http_request_new (GUri *uri, char *body)
{
  DueHttpRequest *self = g_new0 (DueHttpRequest, 1);

  self->uri = uri;
  self->body = make_body (body);
  self->content_type = "application/json";
  return self;
}

DueHttpRequest *
due_http_request_new_form (GUri *uri, char *body)
{
  DueHttpRequest *self = due_http_request_new (uri, body);

  self->content_type = "application/x-www-form-urlencoded";
  self->once = TRUE;
  return self;
}

void
due_http_request_free (DueHttpRequest *self)
{
  g_uri_unref (self->uri);
  g_bytes_unref (self->body);
  g_free (self);
}
