/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "credential.h"

#include "address.h"

static DueTrouble
get_trouble (const GError *error)
{
  if (error->domain == DUE_ADDRESS_ERROR)
    return DUE_TROUBLE_WEBHOOK_GONE;
  if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    return DUE_TROUBLE_SECRET_MISSING;
  if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE))
    return DUE_TROUBLE_KEYRING_MISSING;
  return DUE_TROUBLE_KEYRING_LOCKED;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueAccount *account = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);
  g_autoptr (DueAddress) address = NULL;

  if (secret != NULL)
    address = due_address_for_webhook (due_account_get_portal (account),
                                       due_account_get_user_id (account), secret, &error);
  if (address == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, due_client_new (address, DUE_CLIENT_DEADLINE_MS), g_object_unref);
}

void
due_credential_client_async (DueAccount *account,
                             DueSecrets *secrets,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, due_credential_client_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  due_secrets_lookup_async (secrets, due_account_get_id (account), cancellable, on_looked_up, task);
}

DueClient *
due_credential_client_finish (GAsyncResult *result, DueTrouble *trouble, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DueClient *client = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  client = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (client == NULL && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *trouble = get_trouble (local_error);
  if (client == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return client;
}
