/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "address.h"

G_BEGIN_DECLS

/* Where a server is: the part of an address before the path. */
typedef struct
{
  gboolean plain; /* http, not https: of this machine only */
  char *host;     /* lower case, ASCII; IPv6 in brackets */
  guint port;     /* 0: the scheme's own */
} DueOrigin;

/* @authority: "host[:port]" of @length bytes, of any content. FALSE with @reason set. */
gboolean due_origin_parse (DueOrigin *self,
                           const char *authority,
                           gsize length,
                           gboolean plain,
                           DueAddressError *reason);
void due_origin_clear (DueOrigin *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueOrigin, due_origin_clear)

/* (transfer full): "host[:port]" or "http://127.0.0.1:PORT", as `portal` in the settings. */
char *due_origin_to_portal (const DueOrigin *self);
/* (transfer full): "https://host[:port]" */
char *due_origin_to_base (const DueOrigin *self);

G_END_DECLS
