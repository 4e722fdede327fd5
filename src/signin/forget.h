/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "accounts.h"
#include "announced.h"
#include "secrets.h"

G_BEGIN_DECLS

/* Removes an account: its secret first (if that fails, the account stays as it is), then its
 * settings and, with @announced (nullable), its state file. @id is copied. */
void due_signin_forget_async (DueAccounts *accounts,
                              DueSecrets *secrets,
                              DueAnnounced *announced,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* FALSE with @error: DUE_SECRETS_ERROR, DUE_ACCOUNTS_ERROR or G_IO_ERROR_CANCELLED; the message is
 * a translated sentence for a person. */
gboolean due_signin_forget_finish (GAsyncResult *result, GError **error);

G_END_DECLS
