/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "credential.h"

#include "address.h"
#include "clock.h"
#include "grant.h"
#include "renewal.h"
#include "secrets-trouble.h"

/* Once more if another program's was found that is out of date as well. */
#define RENEWALS_MAX 2
/* A keyring that does not take it is tried again after a while: it may hang until its deadline. */
#define STORE_AGAIN_MS (5 * 60 * 1000)

struct _DueCredential
{
  GObject parent_instance;

  DueAccount *account;
  DueSecrets *secrets;
  DueClient *client; /* (nullable) */
  DueSecret *stored; /* (nullable): what was kept for the account when last read or written */
  DueGrant *grant;   /* (nullable): of a browser sign-in; newer than `stored` if that failed */
  guint serial;
  gint64 store_after_ms; /* steady */
  guint n_renewals;      /* since somebody asked to be prepared */
  gboolean renewal_due;

  GPtrArray *waiting;        /* (element-type GTask): those who want the client */
  GCancellable *cancellable; /* of what is under way; renewed when that is ended early */
  gboolean busy;
  gboolean look_due;
};

G_DEFINE_FINAL_TYPE (DueCredential, due_credential, G_TYPE_OBJECT)

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

/* Nothing is held that serves any more. */
static void
drop (DueCredential *self)
{
  g_clear_object (&self->client);
  g_clear_pointer (&self->stored, due_secret_unref);
  g_clear_pointer (&self->grant, due_grant_unref);
  self->renewal_due = FALSE;
}

/* (transfer full) (nullable) */
static DueClient *
make_client (DueCredential *self)
{
  const char *portal = due_account_get_portal (self->account);
  g_autoptr (DueAddress) address = NULL;

  if (self->grant != NULL)
    return due_client_new_for_token (portal, due_grant_get_access_token (self->grant),
                                     DUE_CLIENT_DEADLINE_MS, NULL);
  address =
      due_address_for_webhook (portal, due_account_get_user_id (self->account), self->stored, NULL);
  return address != NULL ? due_client_new (address, DUE_CLIENT_DEADLINE_MS) : NULL;
}

/* The form tells which way in it is: the settings of another program may arrive later. */
static void
set_stored (DueCredential *self, DueSecret *secret)
{
  g_clear_pointer (&self->stored, due_secret_unref);
  g_clear_pointer (&self->grant, due_grant_unref);
  self->stored = due_secret_ref (secret);
  self->grant = due_grant_from_secret (secret);
  self->renewal_due = FALSE;
  self->serial++;
}

/* A client that works goes on: it knows its portal, and has a connection. */
static gboolean
take_secret (DueCredential *self, DueSecret *secret)
{
  gboolean had_grant = self->grant != NULL;

  if (self->stored == NULL || !due_secret_equal (self->stored, secret))
    {
      set_stored (self, secret);
      if (had_grant && self->grant != NULL && self->client != NULL)
        due_client_set_access_token (self->client, due_grant_get_access_token (self->grant));
      else
        g_clear_object (&self->client);
    }
  if (self->client == NULL)
    self->client = make_client (self);
  due_credential_update_trust (self);
  return self->client != NULL;
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
  if (self->look_due)
    {
      /* Another one was stored since this was asked for. */
      go_on (self);
      return;
    }
  if (secret != NULL && !take_secret (self, secret))
    told = due_portal_error_new (
        DUE_PORTAL_ERROR_SIGN_IN,
        self->grant != NULL ? DUE_TROUBLE_SIGNED_OUT : DUE_TROUBLE_WEBHOOK_GONE, 0);
  else if (secret == NULL)
    told = due_secrets_trouble (error, due_account_get_method (self->account));
  /* A keyring that was locked since does not take away what it gave; a file that others may read
   * now does. */
  if (self->client != NULL &&
      !g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING) &&
      !g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE))
    {
      go_on (self);
      return;
    }
  drop (self);
  return_waiting (self, told);
}

static gboolean
needs_renewal (DueCredential *self)
{
  gint64 expires = self->grant != NULL ? due_grant_get_expires (self->grant) : 0;

  return self->grant != NULL && self->n_renewals < RENEWALS_MAX &&
         (self->renewal_due || (expires > 0 && due_clock_now_s () >= expires));
}

static gboolean
needs_storing (DueCredential *self)
{
  g_autoptr (DueSecret) text = self->grant != NULL ? due_grant_to_secret (self->grant) : NULL;

  return text != NULL && !due_secret_equal (text, self->stored) &&
         due_clock_steady_ms () >= self->store_after_ms;
}

static void
take_renewed (DueCredential *self, DueRenewed *renewed)
{
  g_autoptr (DueSecret) text = due_grant_to_secret (renewed->grant);

  if (!due_secret_equal (due_grant_get_access_token (self->grant),
                         due_grant_get_access_token (renewed->grant)))
    {
      due_client_set_access_token (self->client, due_grant_get_access_token (renewed->grant));
      self->serial++;
    }
  g_clear_pointer (&self->grant, due_grant_unref);
  g_clear_pointer (&self->stored, due_secret_unref);
  self->grant = g_steal_pointer (&renewed->grant);
  self->stored = g_steal_pointer (&renewed->stored);
  if (!renewed->found)
    self->n_renewals = RENEWALS_MAX;
  /* A server that says what cannot be is asked again. */
  self->renewal_due = renewed->refusal != NULL;
  self->store_after_ms =
      due_secret_equal (text, self->stored) ? 0 : due_clock_steady_ms () + STORE_AGAIN_MS;
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueCredential *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueRenewed) renewed = due_renewal_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DUE_CREDENTIAL (user_data);
  if (renewed != NULL)
    take_renewed (self, renewed);
  else if (due_portal_error_get_trouble (error) == DUE_TROUBLE_SECRET_MISSING)
    drop (self);
  if (self->look_due || (renewed != NULL && renewed->refusal == NULL))
    go_on (self);
  else
    return_waiting (self, renewed != NULL ? renewed->refusal : error);
}

/* One step after the other, until there is a client that can be asked with. */
static void
go_on (DueCredential *self)
{
  DueRenewalInput input = { self->account, self->secrets, self->grant, self->stored };
  g_autoptr (GError) error = NULL;

  self->busy = TRUE;
  if (due_account_get_user_id (self->account) < 1)
    {
      /* No person, no secret, and nobody whose tasks could be asked for. */
      error = due_portal_error_new (DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_NOT_SIGNED_IN, 0);
      drop (self);
      return_waiting (self, error);
      return;
    }
  if (self->look_due || self->client == NULL)
    {
      self->look_due = FALSE;
      due_secrets_lookup_async (self->secrets, due_account_get_id (self->account),
                                self->cancellable, on_looked_up, self);
    }
  else if (needs_renewal (self))
    {
      self->n_renewals++;
      due_renewal_async (&input, self->cancellable, on_renewed, self);
    }
  else if (needs_storing (self))
    due_renewal_store_async (&input, self->cancellable, on_renewed, self);
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
  if (self->busy)
    return;
  self->n_renewals = 0;
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
due_credential_refuse (DueCredential *self, guint serial)
{
  g_return_if_fail (DUE_IS_CREDENTIAL (self));

  if (self->serial == serial)
    self->renewal_due = TRUE;
}

void
due_credential_update_trust (DueCredential *self)
{
  g_autofree char *fingerprint = due_account_get_trusted_certificate (self->account);

  if (self->client != NULL)
    due_client_set_trusted_certificate (self->client, fingerprint);
}

void
due_credential_reload (DueCredential *self)
{
  g_return_if_fail (DUE_IS_CREDENTIAL (self));

  self->look_due = TRUE;
}

static void
on_keyring_changed (DueCredential *self)
{
  self->store_after_ms = 0;
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

  drop (self);
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
  g_signal_connect_object (secrets, "keyring-changed", G_CALLBACK (on_keyring_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
