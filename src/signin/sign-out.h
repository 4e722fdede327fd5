/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secrets.h"

G_BEGIN_DECLS

/* Forgets the secret of an account; the account and its settings stay. @id is copied. */
void due_signin_sign_out_async (DueSecrets *secrets,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* FALSE with @error: DUE_SECRETS_ERROR or G_IO_ERROR_CANCELLED; the message is a translated
 * sentence for a person. */
gboolean due_signin_sign_out_finish (GAsyncResult *result, GError **error);

G_END_DECLS
