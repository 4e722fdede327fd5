/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/* Milliseconds that an operation may take altogether; where the keyring asks the person for a
 * password, as long as a person may take. */
#define DUE_SECRETS_DEADLINE_MS 25000
#define DUE_SECRETS_PROMPT_DEADLINE_MS 180000

/**
 * DueSecretsError:
 * @DUE_SECRETS_ERROR_LOCKED: a keyring is locked: due_secrets_unlock_async() on a click
 * @DUE_SECRETS_ERROR_MISSING: the keyring is open, but it has no item for the account
 * @DUE_SECRETS_ERROR_UNAVAILABLE: no Secret Service on this desktop
 * @DUE_SECRETS_ERROR_REFUSED: the person dismissed the keyring's question
 * @DUE_SECRETS_ERROR_FILE: the file that keeps the secret cannot be used: others may read it, it
 *   belongs to somebody else, or it cannot be read or written
 * @DUE_SECRETS_ERROR_FAILED: the keyring did not answer in time, or not well
 *
 * The message is a translated sentence for a person.
 */
typedef enum
{
  DUE_SECRETS_ERROR_LOCKED,
  DUE_SECRETS_ERROR_MISSING,
  DUE_SECRETS_ERROR_UNAVAILABLE,
  DUE_SECRETS_ERROR_REFUSED,
  DUE_SECRETS_ERROR_FAILED,
  DUE_SECRETS_ERROR_FILE,
} DueSecretsError;

#define DUE_SECRETS_ERROR (due_secrets_error_quark ())
GQuark due_secrets_error_quark (void);

typedef enum
{
  DUE_SECRETS_PLACE_KEYRING,
  DUE_SECRETS_PLACE_SESSION, /* in this process's memory, until it ends */
  /* In $XDG_DATA_HOME/duebell/secrets/, mode 0600, a file an account: only if the person wants it.
   */
  DUE_SECRETS_PLACE_FILE,
  DUE_SECRETS_PLACE_KEEP, /* where it is now: memory, file; else in the keyring */
} DueSecretsPlace;

/**
 * DueSecrets:
 *
 * The secrets of the accounts, in the person's keyring, in memory only or in a file. One in memory
 * comes first, then one in a file: the keyring is not even asked then. What is stored elsewhere is
 * in no file any more. Every operation ends within its deadline with a value, a #DueSecretsError or
 * %G_IO_ERROR_CANCELLED, and none but those that say so lets the keyring ask the person.
 *
 * Signal "keyring-changed": a keyring appeared, went, was locked or unlocked: what failed may work
 * now.
 * It comes rarely even when a keyring comes and goes all the time.
 */
#define DUE_TYPE_SECRETS (due_secrets_get_type ())
G_DECLARE_FINAL_TYPE (DueSecrets, due_secrets, DUE, SECRETS, GObject)

DueSecrets *due_secrets_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* For tests: milliseconds for all operations. */
DueSecrets *due_secrets_new_with_deadline (guint deadline_ms) G_GNUC_WARN_UNUSED_RESULT;

void due_secrets_lookup_async (DueSecrets *self,
                               const char *account_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DueSecret *due_secrets_lookup_finish (DueSecrets *self, GAsyncResult *result, GError **error);

/* Replaces what was stored for the account, in full or not at all. May ask the person (a locked
 * keyring, none yet). @portal: for the label that a person sees in the keyring. */
void due_secrets_store_async (DueSecrets *self,
                              const char *account_id,
                              const char *portal,
                              DueSecret *secret,
                              DueSecretsPlace place,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean due_secrets_store_finish (DueSecrets *self, GAsyncResult *result, GError **error);

/* From memory, file and keyring; well too when there was nothing, or no Secret Service that could
 * hold anything. Asks the person only when there is an item in a locked keyring. */
void due_secrets_clear_async (DueSecrets *self,
                              const char *account_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean due_secrets_clear_finish (DueSecrets *self, GAsyncResult *result, GError **error);

/* Lets the keyring ask the person for its password: only from a click. */
void due_secrets_unlock_async (DueSecrets *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean due_secrets_unlock_finish (DueSecrets *self, GAsyncResult *result, GError **error);

/* Whether the keyring could keep a secret now: FALSE with LOCKED, UNAVAILABLE or FAILED. Asks
 * nobody. */
void due_secrets_check_keyring_async (DueSecrets *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean due_secrets_check_keyring_finish (DueSecrets *self, GAsyncResult *result, GError **error);

/* Keeps @secret in memory until the process ends or the account is cleared. */
void due_secrets_adopt (DueSecrets *self, const char *account_id, DueSecret *secret);
/* Keeps none in memory any more: another process has stored one elsewhere, or cleared it. */
void due_secrets_drop (DueSecrets *self, const char *account_id);

G_END_DECLS
