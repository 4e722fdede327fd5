/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "credential.h"

#include <string.h>

#include "address.h"

struct _DueCredential
{
  GObject parent_instance;

  DueAccount *account;
  DueSecrets *secrets;
  DueClient *client; /* (nullable): with what is in `stored` */
  DueSecret *stored; /* (nullable): as it was where it is kept, when it was last looked up */

  guint serial;

  GPtrArray *waiting;        /* (element-type GTask): those who want the client */
  GCancellable *cancellable; /* of what is under way; renewed when that is ended early */
  gboolean busy;
  gboolean look_due;
};

G_DEFINE_FINAL_TYPE (DueCredential, due_credential, G_TYPE_OBJECT)

/* What the store of secrets says, in the terms of who polls. */
static GError *
make_error (const GError *error)
{
  DuePortalError code = DUE_PORTAL_ERROR_SIGN_IN;
  DueTrouble trouble = DUE_TROUBLE_KEYRING_LOCKED;

  if (error->domain == DUE_ADDRESS_ERROR)
    trouble = DUE_TROUBLE_WEBHOOK_GONE;
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    trouble = DUE_TROUBLE_SECRET_MISSING;
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE))
    trouble = DUE_TROUBLE_SECRET_FILE;
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE))
    trouble = DUE_TROUBLE_KEYRING_MISSING;
  return due_portal_error_new (code, trouble, 0);
}

/* Ends the wait of all: with the client, or with @error (nullable). */
static void
return_waiting (DueCredential *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->busy = FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (waiting->pdata[i], g_error_copy (error));
    else
      g_task_return_pointer (waiting->pdata[i], g_object_ref (self->client), g_object_unref);
}

static gboolean
is_same (DueSecret *a, DueSecret *b)
{
  return a != NULL && due_secret_get_length (a) == due_secret_get_length (b) &&
         memcmp (due_secret_peek (a), due_secret_peek (b), due_secret_get_length (a)) == 0;
}

/* A client that works goes on: it knows its portal, and has a connection. */
static gboolean
take_secret (DueCredential *self, DueSecret *secret, GError **error)
{
  g_autoptr (DueAddress) address = NULL;

  if (self->client != NULL && is_same (self->stored, secret))
    return TRUE;

  g_clear_object (&self->client);
  g_clear_pointer (&self->stored, due_secret_unref);
  address = due_address_for_webhook (due_account_get_portal (self->account),
                                     due_account_get_user_id (self->account), secret, error);
  if (address == NULL)
    return FALSE;
  self->client = due_client_new (address, DUE_CLIENT_DEADLINE_MS);
  self->stored = due_secret_ref (secret);
  self->serial++;
  return TRUE;
}

static void go_on (DueCredential *self);

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueCredential *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;
  g_autoptr (DueSecret) secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DUE_CREDENTIAL (user_data);
  if (secret != NULL && take_secret (self, secret, &error))
    {
      go_on (self);
      return;
    }
  g_clear_object (&self->client);
  self->look_due = TRUE;
  told = make_error (error);
  return_waiting (self, told);
}

/* One step after the other, until there is a client that can be asked with. */
static void
go_on (DueCredential *self)
{
  g_autoptr (GError) error = NULL;

  self->busy = TRUE;
  if (due_account_get_user_id (self->account) < 1)
    {
      /* No person, no secret, and nobody whose tasks could be asked for. */
      g_clear_object (&self->client);
      error = due_portal_error_new (DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_NOT_SIGNED_IN, 0);
      return_waiting (self, error);
      return;
    }
  if (self->look_due || self->client == NULL)
    {
      self->look_due = FALSE;
      due_secrets_lookup_async (self->secrets, due_account_get_id (self->account),
                                self->cancellable, on_looked_up, self);
    }
  else
    return_waiting (self, NULL);
}

/**
 * due_credential_prepare_async:
 * @cancellable: (nullable): ends the caller's wait; what is under way goes on, for the next one
 * @callback: called once, never from inside this function
 *
 * Makes the client ready to be asked with. Who asks meanwhile gets the same answer.
 */
void
due_credential_prepare_async (DueCredential *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_CREDENTIAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_credential_prepare_async);
  g_ptr_array_add (self->waiting, task);
  if (!self->busy)
    go_on (self);
}

/**
 * due_credential_prepare_finish:
 *
 * Returns: (transfer full) (nullable): the client; or %NULL with @error set to a #DuePortalError,
 *   with the trouble of the keyring where that is the reason, or to %G_IO_ERROR_CANCELLED
 */
DueClient *
due_credential_prepare_finish (DueCredential *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DueClient *
due_credential_get_client (DueCredential *self)
{
  return self->client;
}

guint
due_credential_get_serial (DueCredential *self)
{
  return self->serial;
}

void
due_credential_reload (DueCredential *self)
{
  g_return_if_fail (DUE_IS_CREDENTIAL (self));

  self->look_due = TRUE;
}

static void
end_early (DueCredential *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
due_credential_forget (DueCredential *self)
{
  g_return_if_fail (DUE_IS_CREDENTIAL (self));

  end_early (self);
  g_clear_object (&self->client);
  g_clear_pointer (&self->stored, due_secret_unref);
  if (self->busy)
    go_on (self);
}

static void
due_credential_dispose (GObject *object)
{
  DueCredential *self = DUE_CREDENTIAL (object);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Ended");

  end_early (self);
  return_waiting (self, error);

  G_OBJECT_CLASS (due_credential_parent_class)->dispose (object);
}

static void
due_credential_finalize (GObject *object)
{
  DueCredential *self = DUE_CREDENTIAL (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->stored, due_secret_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->account);
  g_clear_object (&self->secrets);

  G_OBJECT_CLASS (due_credential_parent_class)->finalize (object);
}

static void
due_credential_class_init (DueCredentialClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_credential_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_credential_finalize;
}

static void
due_credential_init (DueCredential *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * due_credential_new:
 *
 * Returns: (transfer full): the credential of @account; looks nothing up yet
 */
DueCredential *
due_credential_new (DueAccount *account, DueSecrets *secrets)
{
  DueCredential *self = g_object_new (DUE_TYPE_CREDENTIAL, NULL);

  self->account = g_object_ref (account);
  self->secrets = g_object_ref (secrets);
  return self;
}
