/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* libsecret keeps the secrets in a file of its own, without a Secret Service: never locked. */
gboolean due_keyring_is_file (void);

/* Whether the keyring that new items go to is locked; no such keyring is not locked. Asks nobody.
 * The errors are those of libsecret. */
void due_keyring_is_locked_async (GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean due_keyring_is_locked_finish (GAsyncResult *result, gboolean *locked, GError **error);

/* Unlocks that keyring and those that hold items of @schema. The keyring asks the person. FALSE
 * without an error when it was dismissed. */
void due_keyring_unlock_async (const SecretSchema *schema,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean due_keyring_unlock_finish (GAsyncResult *result, GError **error);

G_END_DECLS
