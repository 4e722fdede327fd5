/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "address.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_ADDRESS_PASTED, /* by a person: a webhook's link, or any page of the portal */
  DUE_ADDRESS_STORED, /* from the settings: the path is the portal's folder */
} DueAddressUse;

/* What the path of an address says. */
typedef struct
{
  char *folder; /* "" or "/sub" */
  gint64 user_id;
  DueSecret *secret; /* NULL: not a webhook */
} DueAddressPath;

/* @text: all that follows the host, of any content. FALSE with @reason set. */
gboolean due_address_path_parse (DueAddressPath *self,
                                 const char *text,
                                 const char *host,
                                 DueAddressUse use,
                                 DueAddressError *reason);
gboolean due_address_path_is_secret (const char *text, gsize length);
void due_address_path_clear (DueAddressPath *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueAddressPath, due_address_path_clear)

G_END_DECLS
