/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "account.h"
#include "secrets.h"

G_BEGIN_DECLS

/* Looks for the key of an account's local application, so that nobody has to type it again: in the
 * file that an administrator has provided, else in what an earlier sign-in left. The keyring asks
 * nobody for a password. */
void due_signin_get_client_secret_async (DueAccount *account,
                                         DueSecrets *secrets,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full) (nullable): NULL without @error: there is none, or the keyring does not tell;
 * NULL with @error: DUE_SIGNIN_ERROR_SECRET_FILE or G_IO_ERROR_CANCELLED, a sentence for a person.
 */
DueSecret *due_signin_get_client_secret_finish (GAsyncResult *result, GError **error);

G_END_DECLS
