/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-reply.h"

#include <string.h>

#include "origin.h"
#include "secret.h"

void
due_http_reply_free (DueHttpReply *self)
{
  gsize length = 0;
  char *body = g_bytes_unref_to_data (self->body, &length); /* it may hold tokens */

  due_secret_wipe (body, length);
  g_free (body);
  g_free (self->location);
  g_free (self);
}

gboolean
due_http_reply_is_redirect (const DueHttpReply *self)
{
  return self->status >= 300 && self->status <= 399;
}

/* A sign-in page of somebody else is not the portal's new home. */
static gboolean
is_same_page (const char *rest, const char *path)
{
  gsize length = strcspn (rest, "?#");

  if (length <= 1)
    return TRUE;
  return length == strlen (path) && strncmp (rest, path, length) == 0;
}

char *
due_http_reply_get_new_portal (const DueHttpReply *self, const char *base, const char *path)
{
  g_auto (DueOrigin) origin = { FALSE, NULL, 0 };
  g_autofree char *new_base = NULL;
  DueAddressError reason = DUE_ADDRESS_ERROR_BAD_HOST;
  const char *rest = NULL;
  gboolean plain = FALSE;

  if (!due_http_reply_is_redirect (self) || self->location == NULL)
    return NULL;

  /* Plain http only from a simulator to a simulator. */
  plain = g_str_has_prefix (base, "http://") && g_str_has_prefix (self->location, "http://");
  if (!plain && !g_str_has_prefix (self->location, "https://"))
    return NULL;

  rest = strstr (self->location, "://") + 3;
  if (!due_origin_parse (&origin, rest, strcspn (rest, "/?#"), plain, &reason) ||
      !is_same_page (rest + strcspn (rest, "/?#"), path))
    return NULL;

  new_base = due_origin_to_base (&origin);
  if (g_str_equal (new_base, base))
    return NULL;
  return due_origin_to_portal (&origin);
}
