/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/* The servers of Bitrix24 that renew a sign-in: "west" for most portals, "east" for those of a few
 * countries. A key goes to no other host but one that somebody set explicitly. */
#define DUE_OAUTH_SERVER_WEST "oauth.bitrix.info"
#define DUE_OAUTH_SERVER_EAST "oauth.bitrix24.tech"
#define DUE_OAUTH_CLIENT_ID_MAX 255

/* (nullable): which of the two @host (nullable), of any content, is; NULL: none. */
const char *due_oauth_server_find (const char *host);

/**
 * DueOAuthApp:
 *
 * The local application of one portal through which people sign in: where the portal is, which
 * server renews sign-ins, and the application's id and key. Immutable. Holds a secret.
 */
typedef struct _DueOAuthApp DueOAuthApp;

#define DUE_TYPE_OAUTH_APP (due_oauth_app_get_type ())
GType due_oauth_app_get_type (void);
DueOAuthApp *due_oauth_app_ref (DueOAuthApp *self);
void due_oauth_app_unref (DueOAuthApp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueOAuthApp, due_oauth_app_unref)

DueOAuthApp *due_oauth_app_new (const char *portal,
                                const char *token_server,
                                const char *trusted_certificate,
                                const char *client_id,
                                DueSecret *client_secret,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As of due_address_get_portal(). */
const char *due_oauth_app_get_portal (const DueOAuthApp *self);
/* (nullable): the fingerprint that the person agreed to for the server of tokens, "": none; NULL:
 * that server is not the portal, and nobody is asked about its certificate. */
const char *due_oauth_app_get_trusted_certificate (const DueOAuthApp *self);
const char *due_oauth_app_get_client_id (const DueOAuthApp *self);
DueSecret *due_oauth_app_get_client_secret (const DueOAuthApp *self); /* (transfer none) */

/* (transfer full): the page of the portal to open in the browser. @state: what the portal gives
 * back; letters and digits that nobody can guess. */
char *due_oauth_app_make_authorize_uri (const DueOAuthApp *self, const char *state);
/* (transfer full): where to send codes and keys. @server_domain: (nullable): the host that the
 * portal named, of any content: counts only if it is one of the two and none was set. */
GUri *due_oauth_app_make_token_uri (const DueOAuthApp *self, const char *server_domain);

G_END_DECLS
