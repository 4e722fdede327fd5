/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"
#include "client.h"
#include "secrets.h"
#include "trouble.h"

G_BEGIN_DECLS

/* Makes the client that asks in the name of @account, with the secret that is kept for it. Shows no
 * prompt. */
void due_credential_client_async (DueAccount *account,
                                  DueSecrets *secrets,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) (nullable): NULL with *trouble, or with %G_IO_ERROR_CANCELLED in @error and
 * *trouble untouched. */
DueClient *due_credential_client_finish (GAsyncResult *result, DueTrouble *trouble, GError **error);

G_END_DECLS
