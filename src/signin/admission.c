/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "admission.h"

#include <glib/gi18n.h>

#include "address.h"
#include "signin-error.h"

/* One admission. Owned by its task, and the task by the step that runs next. */
typedef struct
{
  DueSigninPlan *plan;
  DueAdmission admission;
  DueAccount *existing; /* (nullable): the account that gets the secret */
  char *id;             /* (nullable): of that account or of the new one */
  DueSecret *old;       /* (nullable): what was kept for the existing account */
  gboolean had_none;    /* nothing was kept for it */
  GError *failure;      /* (nullable): why all is being taken back */
} Admitting;

static void
admitting_free (Admitting *self)
{
  due_signin_plan_free (self->plan);
  g_free ((char *) self->admission.portal);
  g_free ((char *) self->admission.name);
  g_free ((char *) self->admission.client_id);
  g_free ((char *) self->admission.token_server);
  due_secret_unref (self->admission.secret);
  g_clear_object (&self->existing);
  g_free (self->id);
  g_clear_pointer (&self->old, due_secret_unref);
  g_clear_error (&self->failure);
  g_free (self);
}

static Admitting *
admitting_new (const DueSigninPlan *plan, const DueAdmission *admission)
{
  Admitting *self = g_new0 (Admitting, 1);

  self->plan = due_signin_plan_copy (plan);
  self->admission = *admission;
  self->admission.portal = g_strdup (admission->portal);
  self->admission.name = g_strdup (admission->name);
  self->admission.client_id = g_strdup (admission->client_id);
  self->admission.token_server = g_strdup (admission->token_server);
  self->admission.secret = due_secret_ref (admission->secret);
  return self;
}

/* An administrator may have written the portal in other words. */
static gboolean
is_portal_of (DueAccount *account, const char *portal)
{
  g_autoptr (DueAddress) address = due_address_parse (due_account_get_portal (account), NULL);

  return address != NULL && g_str_equal (due_address_get_portal (address), portal);
}

/* Whether the account to sign in to again is this person's. */
static gboolean
is_same_account (Admitting *self, GError **error)
{
  gint64 user_id = due_account_get_user_id (self->existing);
  g_autoptr (DueAccount) other = due_accounts_get_by_identity (
      self->plan->accounts, self->admission.portal, self->admission.user_id);

  if (!is_portal_of (self->existing, self->admission.portal))
    g_set_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_OTHER_PORTAL,
                 /* Translators: %s is a portal */
                 _ ("This is another portal. Sign in to %s, or add a new account."),
                 due_account_get_portal (self->existing));
  else if (user_id > 0 && user_id != self->admission.user_id &&
           due_account_get_user_name (self->existing)[0] != '\0')
    g_set_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_OTHER_PERSON,
                 /* Translators: %s is a person */
                 _ ("This is another person. Sign in as %s, or add a new account."),
                 due_account_get_user_name (self->existing));
  else if (user_id > 0 && user_id != self->admission.user_id)
    g_set_error_literal (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_OTHER_PERSON,
                         _ ("This is another person. Add a new account for them."));
  else if (other != NULL && other != self->existing)
    g_set_error_literal (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_CONNECTED,
                         _ ("This person is connected already, as another account."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
may_set (DueAccount *account, const char *key, GVariant *value)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (value);
  g_autoptr (GVariant) old = g_settings_get_value (due_account_get_settings (account), key);

  return g_variant_equal (old, wanted) || due_account_is_writable (account, key);
}

/* Returns: the value of the key that means the port of @admission */
static guint
choose_port (DueAccount *account, const DueAdmission *admission)
{
  guint port = admission->redirect_port == 0 ? DUE_REDIRECT_PORT : admission->redirect_port;

  return port == due_account_get_redirect_port (account)
             ? g_settings_get_uint (due_account_get_settings (account), "redirect-port")
             : admission->redirect_port;
}

static gboolean
may_set_oauth (DueAccount *account, const DueAdmission *admission)
{
  return may_set (account, "client-id", g_variant_new_string (admission->client_id)) &&
         may_set (account, "token-server", g_variant_new_string (admission->token_server)) &&
         may_set (account, "redirect-port",
                  g_variant_new_uint32 (choose_port (account, admission)));
}

/* What an administrator has locked must be what this sign-in wants anyway. */
static gboolean
may_update (Admitting *self, GError **error)
{
  DueAccount *account = self->existing;
  const char *certificate = self->plan->trusted_certificate;

  if ((due_account_get_method (account) == self->admission.method ||
       due_account_is_writable (account, "method")) &&
      (self->admission.method != DUE_METHOD_OAUTH || may_set_oauth (account, &self->admission)) &&
      (certificate == NULL || certificate[0] == '\0' ||
       may_set (account, "trusted-certificate", g_variant_new_string (certificate))) &&
      may_set (account, "user-id", g_variant_new_int64 (self->admission.user_id)))
    return TRUE;
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED,
                       _ ("Your administrator has set another way to sign in for this account."));
  return FALSE;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND,
                       _ ("There is no such account."));
  return FALSE;
}

/* Whatever could refuse the account does so before the secret is stored. */
static gboolean
choose_account (Admitting *self, GError **error)
{
  if (self->plan->account_id == NULL)
    self->existing = due_accounts_get_for_person (self->plan->accounts, self->admission.portal,
                                                  self->admission.user_id);
  else
    {
      self->existing = due_accounts_get_by_id (self->plan->accounts, self->plan->account_id);
      if (self->existing == NULL)
        return set_not_found (error);
      if (!is_same_account (self, error))
        return FALSE;
    }
  if (self->existing == NULL)
    {
      self->id = g_uuid_string_random ();
      return due_accounts_can_add (self->plan->accounts, error);
    }
  self->id = g_strdup (due_account_get_id (self->existing));
  return may_update (self, error);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Admitting *self = g_task_get_task_data (task);

  /* If this fails too, the keyring holds an item of no account, which nothing ever asks for. */
  due_secrets_clear_finish (DUE_SECRETS (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&self->failure));
}

static void
on_put_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Admitting *self = g_task_get_task_data (task);

  due_secrets_store_finish (DUE_SECRETS (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&self->failure));
}

/* A keyring that refused has not stored; one that failed or was left may have. */
static gboolean
is_perhaps_stored (const GError *error)
{
  return !g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_LOCKED) &&
         !g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_REFUSED) &&
         !g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE);
}

static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
}

/* Takes @error. */
static void
take_back (GTask *task, GError *error)
{
  Admitting *self = g_task_get_task_data (task);
  DueSecrets *secrets = self->plan->secrets;

  self->failure = error;
  if (!is_perhaps_stored (error))
    g_task_return_error (task, g_steal_pointer (&self->failure));
  else if (self->old != NULL && !is_gone (error))
    due_secrets_store_async (secrets, self->id, self->admission.portal, self->old,
                             DUE_SECRETS_PLACE_KEEP, NULL, on_put_back, g_object_ref (task));
  else if (self->existing == NULL || self->had_none || is_gone (error))
    due_secrets_clear_async (secrets, self->id, NULL, on_cleared, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&self->failure));
}

/* What the account has besides its portal and its person. */
static gboolean
set_details (DueAccount *account, Admitting *self)
{
  const DueAdmission *admission = &self->admission;
  const char *certificate = self->plan->trusted_certificate;

  if (certificate != NULL && certificate[0] != '\0' &&
      !due_account_set_trusted_certificate (account, certificate))
    return FALSE;
  return admission->method != DUE_METHOD_OAUTH ||
         due_account_set_oauth (account, admission->client_id, admission->token_server,
                                choose_port (account, admission));
}

/* What may fail here is only the person's name and the switch, which an administrator may have
 * locked: the account works either way. */
static void
update_existing (Admitting *self)
{
  DueAccount *account = self->existing;
  const char *name = self->admission.name;

  set_details (account, self);
  due_account_set_portal (account, due_account_get_portal (account), self->admission.method);
  if (name[0] == '\0')
    name = due_account_get_user_name (account);
  due_account_set_identity (account, self->admission.user_id, name);
  due_account_set_enabled (account, TRUE);
}

/* Returns: (transfer full) (nullable) */
static DueAccount *
add_account (Admitting *self, GError **error)
{
  DueAccount *account = due_accounts_add_with_id (
      self->plan->accounts, self->id, self->admission.portal, self->admission.user_id,
      self->admission.name, self->admission.method, error);

  if (account == NULL || set_details (account, self))
    return account;
  due_accounts_remove (self->plan->accounts, self->id, NULL);
  g_object_unref (account);
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED,
                       _ ("The settings of the account cannot be written."));
  return NULL;
}

/* The keyring may have asked the person, and another program removed the account meanwhile. */
static gboolean
is_still_listed (Admitting *self, GError **error)
{
  g_autoptr (DueAccount) listed = due_accounts_get_by_id (self->plan->accounts, self->id);

  return listed == self->existing || set_not_found (error);
}

/* Returns: (transfer full) (nullable) */
static DueAccount *
take_in (Admitting *self, GError **error)
{
  if (self->existing == NULL)
    return add_account (self, error);
  if (!is_still_listed (self, error))
    return NULL;
  update_existing (self);
  return g_object_ref (self->existing);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Admitting *self = g_task_get_task_data (task);
  g_autoptr (DueAccount) account = NULL;
  GError *error = NULL;

  if (!due_secrets_store_finish (DUE_SECRETS (source), result, &error))
    {
      take_back (task, error);
      return;
    }
  account = take_in (self, &error);
  if (account == NULL)
    take_back (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&account), g_object_unref);
}

static void
store (GTask *task)
{
  Admitting *self = g_task_get_task_data (task);

  due_secrets_store_async (self->plan->secrets, self->id, self->admission.portal,
                           self->admission.secret, self->plan->place, g_task_get_cancellable (task),
                           on_stored, g_object_ref (task));
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Admitting *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->old = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);
  self->had_none = g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING);
  store (task);
}

void
due_admission_run_async (const DueSigninPlan *plan,
                         const DueAdmission *admission,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Admitting *self = NULL;
  GError *error = NULL;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (admission != NULL && admission->user_id > 0);

  self = admitting_new (plan, admission);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_admission_run_async);
  /* What was stored is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) admitting_free);
  if (!choose_account (self, &error))
    g_task_return_error (task, error);
  else if (self->existing != NULL)
    due_secrets_lookup_async (self->plan->secrets, self->id, cancellable, on_looked_up,
                              g_object_ref (task));
  else
    store (task);
}

DueAccount *
due_admission_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_admitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DueAccount *account = due_admission_run_finish (result, &error);

  if (account == NULL)
    due_signin_error_return (task, error);
  else
    g_task_return_pointer (task, account, g_object_unref);
}

void
due_admission_run_for (GTask *task, const DueSigninPlan *plan, const DueAdmission *admission)
{
  g_return_if_fail (G_IS_TASK (task));

  due_admission_run_async (plan, admission, g_task_get_cancellable (task), on_admitted,
                           g_object_ref (task));
}
