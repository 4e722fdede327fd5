/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"
#include "client.h"
#include "secrets.h"

G_BEGIN_DECLS

/**
 * DueCredential:
 *
 * What an account asks its portal with: looks the secret up where it is kept, and has the client
 * that uses it. Shows no prompt.
 */
#define DUE_TYPE_CREDENTIAL (due_credential_get_type ())
G_DECLARE_FINAL_TYPE (DueCredential, due_credential, DUE, CREDENTIAL, GObject)

DueCredential *due_credential_new (DueAccount *account, DueSecrets *secrets)
    G_GNUC_WARN_UNUSED_RESULT;

void due_credential_prepare_async (DueCredential *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DueClient *
due_credential_prepare_finish (DueCredential *self, GAsyncResult *result, GError **error);

/* (transfer none) (nullable): NULL until it was prepared once. */
DueClient *due_credential_get_client (DueCredential *self);

/* Another number each time that what is asked with has changed. */
guint due_credential_get_serial (DueCredential *self);

/* The portal does not take the access token of @serial any more: it is renewed the next time. */
void due_credential_refuse (DueCredential *self, guint serial);
/* The person agrees to another certificate now. */
void due_credential_update_trust (DueCredential *self);
/* Somebody may have stored another secret: it is looked up anew the next time. */
void due_credential_reload (DueCredential *self);
/* Portal or person are others: ends what is under way, and what is held serves no more. */
void due_credential_forget (DueCredential *self);

G_END_DECLS
