/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/* More bytes than this are no part of a grant. */
#define DUE_GRANT_PART_MAX 4096
/* The same for the words that are no secret. */
#define DUE_GRANT_WORD_MAX 253

/**
 * DueGrant:
 *
 * What a sign-in through the browser gave (OAuth 2.0): the key of the local application, the access
 * token to ask with, and the refresh token that gets the next pair. It also knows which portal it
 * is for, and which server renews it. Immutable. Each renewal makes another grant, since the portal
 * replaces both tokens.
 */
typedef struct _DueGrant DueGrant;

#define DUE_TYPE_GRANT (due_grant_get_type ())
GType due_grant_get_type (void);
DueGrant *due_grant_ref (DueGrant *self);
void due_grant_unref (DueGrant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueGrant, due_grant_unref)

/* (transfer full) (nullable): NULL when one of the secrets, of any content, is not one line of 1 to
 * DUE_GRANT_PART_MAX visible ASCII characters. @expires: Unix seconds, 0: not known. @member_id,
 * @server_domain: (nullable): of any content; what is not a word of letters, digits, "-", "_" and
 * "." counts as not known. */
DueGrant *due_grant_new (DueSecret *client_secret,
                         DueSecret *access_token,
                         DueSecret *refresh_token,
                         gint64 expires,
                         const char *member_id,
                         const char *server_domain);
/* (transfer none) */
DueSecret *due_grant_get_client_secret (const DueGrant *self);
DueSecret *due_grant_get_access_token (const DueGrant *self);
DueSecret *due_grant_get_refresh_token (const DueGrant *self);
/* Unix seconds at which the access token stops working; 0: not known. */
gint64 due_grant_get_expires (const DueGrant *self);
/* The portal's own name for itself, which outlives a new address; "": not known. */
const char *due_grant_get_member_id (const DueGrant *self);
/* The host that the portal named for renewals; "": not known. */
const char *due_grant_get_server_domain (const DueGrant *self);
gboolean due_grant_has_refresh_token (const DueGrant *self, DueSecret *refresh_token);

/* (transfer full): the one text that is kept for an account. */
DueSecret *due_grant_to_secret (const DueGrant *self);
/* (transfer full) (nullable): NULL when @secret, of any content, is not such a text: that of a
 * webhook never is. */
DueGrant *due_grant_from_secret (DueSecret *secret);

G_END_DECLS
