/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "webhook-signin.h"

#include <glib/gi18n.h>

#include "address.h"
#include "client.h"
#include "portal-error.h"
#include "trouble.h"

/* One sign-in. Owned by its task, and the task by the step that runs next. */
typedef struct
{
  DueAccounts *accounts;
  DueSecrets *secrets;
  DueAddress *address; /* holds the secret */
  DueSecretsPlace place;
  DueIdentity *identity; /* (nullable): until the portal has answered */
  DueAccount *existing;  /* (nullable): the same person on the same portal */
  char *id;              /* (nullable): of the account that the secret is for */
  GError *failure;       /* (nullable): why all is being taken back */
} Signin;

static void
signin_free (Signin *signin)
{
  g_clear_object (&signin->accounts);
  g_clear_object (&signin->secrets);
  g_clear_pointer (&signin->address, due_address_unref);
  g_clear_pointer (&signin->identity, due_identity_unref);
  g_clear_object (&signin->existing);
  g_free (signin->id);
  g_clear_error (&signin->failure);
  g_free (signin);
}

/* Keeps domain, code and what the error carries; the message becomes one for a person. */
static void
take_message (GError *error, const char *message)
{
  g_free (error->message);
  error->message = g_strdup (message);
}

/* Nothing was counted yet that could end: a link that does not work may as well be cut short. */
static const char *
describe_trouble (DueTrouble trouble)
{
  if (trouble == DUE_TROUBLE_WEBHOOK_GONE)
    return _ ("The portal does not know this webhook: it was deleted, or the link is incomplete.");
  return due_trouble_get_sentence (trouble);
}

static void
say_to_person (GError *error)
{
  if (error->domain == DUE_PORTAL_ERROR)
    take_message (error, describe_trouble (due_portal_error_get_trouble (error)));
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_LOCKED) ||
           g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_REFUSED))
    take_message (error, _ ("The keyring is locked. Unlock it and try again, or keep the link in "
                            "memory only (“duebell connect --session”)."));
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE))
    take_message (error, _ ("This desktop has no keyring to keep the link in. It can be kept in "
                            "memory only (“duebell connect --session”)."));
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FAILED))
    take_message (error, _ ("The keyring did not keep the link. Try again, or keep it in memory "
                            "only (“duebell connect --session”)."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_message (error, _ ("Cancelled. Nothing was stored."));
}

/* Takes @error. */
static void
return_failure (GTask *task, GError *error)
{
  say_to_person (error);
  g_task_return_error (task, error);
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Signin *signin = g_task_get_task_data (task);

  /* If this fails too, the keyring holds an item of no account, which nothing ever asks for. */
  due_secrets_clear_finish (DUE_SECRETS (source), result, NULL);
  return_failure (task, g_steal_pointer (&signin->failure));
}

/* Takes @error. A store that failed or was cancelled may have gone through all the same. */
static void
take_back (GTask *task, GError *error)
{
  Signin *signin = g_task_get_task_data (task);

  if (signin->existing != NULL)
    {
      return_failure (task, error);
      return;
    }
  signin->failure = error;
  due_secrets_clear_async (signin->secrets, signin->id, NULL, on_taken_back, g_object_ref (task));
}

/* What may fail here is only the person's name and the switch, which an administrator may have
 * locked: the account works either way. */
static void
update_existing (Signin *signin)
{
  due_account_set_portal (signin->existing, due_account_get_portal (signin->existing),
                          DUE_METHOD_WEBHOOK);
  if (due_identity_get_name (signin->identity)[0] != '\0')
    due_account_set_identity (signin->existing, due_address_get_user_id (signin->address),
                              due_identity_get_name (signin->identity));
  due_account_set_enabled (signin->existing, TRUE);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Signin *signin = g_task_get_task_data (task);
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  if (!due_secrets_store_finish (DUE_SECRETS (source), result, &error))
    {
      take_back (task, g_steal_pointer (&error));
      return;
    }
  if (signin->existing != NULL)
    {
      update_existing (signin);
      account = g_object_ref (signin->existing);
    }
  else
    account = due_accounts_add_with_id (
        signin->accounts, signin->id, due_address_get_portal (signin->address),
        due_address_get_user_id (signin->address), due_identity_get_name (signin->identity),
        DUE_METHOD_WEBHOOK, &error);

  if (account == NULL)
    take_back (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&account), g_object_unref);
}

/* Whatever could refuse the account does so before the secret is stored. */
static gboolean
choose_account (Signin *signin, GError **error)
{
  signin->existing =
      due_accounts_get_by_identity (signin->accounts, due_address_get_portal (signin->address),
                                    due_address_get_user_id (signin->address));
  if (signin->existing == NULL)
    {
      signin->id = g_uuid_string_random ();
      return due_accounts_can_add (signin->accounts, error);
    }
  signin->id = g_strdup (due_account_get_id (signin->existing));
  if (due_account_get_method (signin->existing) == DUE_METHOD_WEBHOOK ||
      due_account_is_writable (signin->existing, "method"))
    return TRUE;
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED,
                       _ ("Your administrator has set another way to sign in for this account."));
  return FALSE;
}

static void
store (GTask *task)
{
  Signin *signin = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (choose_account (signin, &error))
    due_secrets_store_async (signin->secrets, signin->id, due_address_get_portal (signin->address),
                             due_address_get_secret (signin->address), signin->place, cancellable,
                             on_stored, g_object_ref (task));
  else
    return_failure (task, error);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Signin *signin = g_task_get_task_data (task);
  GError *error = NULL;

  signin->identity = due_client_identify_finish (DUE_CLIENT (source), result, &error);
  if (signin->identity == NULL)
    return_failure (task, error);
  else if (!due_identity_has_task_permission (signin->identity))
    return_failure (
        task, due_portal_error_new (DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0));
  else
    store (task);
}

void
due_signin_webhook_async (DueAccounts *accounts,
                          DueSecrets *secrets,
                          const char *link,
                          DueSecretsPlace place,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DueClient) client = NULL;
  Signin *signin = NULL;
  GError *error = NULL;

  g_return_if_fail (DUE_IS_ACCOUNTS (accounts));
  g_return_if_fail (DUE_IS_SECRETS (secrets));
  g_return_if_fail (link != NULL);

  signin = g_new0 (Signin, 1);
  signin->accounts = g_object_ref (accounts);
  signin->secrets = g_object_ref (secrets);
  signin->place = place;
  signin->address = due_address_parse_webhook (link, &error);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_signin_webhook_async);
  /* What was stored is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, signin, (GDestroyNotify) signin_free);
  if (signin->address == NULL)
    {
      return_failure (task, error);
      return;
    }
  client = due_client_new (signin->address, DUE_CLIENT_DEADLINE_MS);
  due_client_identify_async (client, cancellable, on_identified, g_steal_pointer (&task));
}

DueAccount *
due_signin_webhook_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DueIdentity *
due_signin_webhook_get_identity (GAsyncResult *result)
{
  Signin *signin = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  signin = g_task_get_task_data (G_TASK (result));
  return signin->identity;
}
