/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came back over HTTP, whole and believed to be the portal's own. */
typedef struct
{
  guint status;
  GBytes *body;
  char *location;        /* (nullable): of a redirect, of any content */
  gint64 retry_after_ms; /* 0: not said */
} DueHttpReply;

void due_http_reply_free (DueHttpReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueHttpReply, due_http_reply_free)

gboolean due_http_reply_is_redirect (const DueHttpReply *self);
/* (transfer full) (nullable): where the portal at @base says that it moved to, in the form of
 * due_address_get_portal(): https, another host, the same page or the root. */
char *due_http_reply_get_new_portal (const DueHttpReply *self, const char *base, const char *path);

G_END_DECLS
