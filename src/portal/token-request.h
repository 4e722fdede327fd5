/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "oauth-answer.h"

G_BEGIN_DECLS

/* For oauth.c: one request to the server of tokens, sent once and never again.
 * @uri: (transfer none). @form: (transfer full): wiped in the end. @client_secret: (transfer none):
 * for the grant. @trusted_certificate: (nullable): as of due_oauth_app_get_trusted_certificate().
 * @deadline_ms: milliseconds for all of it. */
void due_token_request_async (GUri *uri,
                              char *form,
                              DueSecret *client_secret,
                              const char *trusted_certificate,
                              guint deadline_ms,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (transfer full) (nullable): NULL with a #DuePortalError or %G_IO_ERROR_CANCELLED. */
DueOAuthAnswer *due_token_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
