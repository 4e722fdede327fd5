/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "identity.h"
#include "plan.h"

G_BEGIN_DECLS

/* Lets an account in by the link of a webhook: asks the portal in whose name the link speaks, keeps
 * the secret, then adds the account; one that is there already gets the new secret and keeps its
 * settings. On failure nothing has changed.
 *
 * @link: what a person pasted, any bytes; it is not kept. */
void due_signin_webhook_async (const DueSigninPlan *plan,
                               const char *link,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* (transfer full) (nullable): NULL with @error: DUE_ADDRESS_ERROR, DUE_PORTAL_ERROR,
 * DUE_SIGNIN_ERROR, DUE_SECRETS_ERROR, DUE_ACCOUNTS_ERROR or G_IO_ERROR_CANCELLED; the message is a
 * translated sentence for a person. */
DueAccount *due_signin_webhook_finish (GAsyncResult *result, GError **error);
/* (transfer none): after a successful end: what the portal said about the person. */
DueIdentity *due_signin_webhook_get_identity (GAsyncResult *result);

G_END_DECLS
