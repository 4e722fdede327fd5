/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "renewal.h"

#include "oauth.h"
#include "portal-error.h"
#include "state.h"

typedef struct
{
  DueAccount *account;
  DueSecrets *secrets;
  DueOAuthApp *app; /* (nullable) */
  DueRenewed *renewed;
  GError *failure; /* (nullable): of the refresh, while another grant is looked for */
} Renewal;

void
due_renewed_free (DueRenewed *renewed)
{
  g_clear_pointer (&renewed->grant, due_grant_unref);
  g_clear_pointer (&renewed->stored, due_secret_unref);
  g_clear_error (&renewed->refusal);
  g_free (renewed);
}

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  g_object_unref (renewal->account);
  g_object_unref (renewal->secrets);
  g_clear_pointer (&renewal->app, due_oauth_app_unref);
  g_clear_pointer (&renewal->renewed, due_renewed_free);
  g_clear_error (&renewal->failure);
  g_free (renewal);
}

static void
return_renewed (GTask *task)
{
  Renewal *renewal = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&renewal->renewed),
                         (GDestroyNotify) due_renewed_free);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (due_secrets_store_finish (DUE_SECRETS (source), result, &error))
    {
      due_secret_unref (renewal->renewed->stored);
      renewal->renewed->stored = due_grant_to_secret (renewal->renewed->grant);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  else /* the pair that was stored is spent: the new one serves from memory until it can be */
    g_info ("The renewed sign-in could not be stored: %d", error->code);
  return_renewed (task);
}

/* Takes @found if it is a grant that somebody else stored. */
static gboolean
take_found (DueRenewed *renewed, DueSecret *found)
{
  DueGrant *grant =
      due_secret_equal (found, renewed->stored) ? NULL : due_grant_from_secret (found);

  if (grant == NULL)
    return FALSE;
  due_grant_unref (renewed->grant);
  due_secret_unref (renewed->stored);
  g_clear_error (&renewed->refusal);
  renewed->found = TRUE;
  renewed->grant = grant;
  renewed->stored = due_secret_ref (found);
  return TRUE;
}

static void
store (GTask *task)
{
  const Renewal *renewal = g_task_get_task_data (task);
  g_autoptr (DueSecret) secret = due_grant_to_secret (renewal->renewed->grant);

  due_secrets_store_async (renewal->secrets, due_account_get_id (renewal->account),
                           due_account_get_portal (renewal->account), secret,
                           DUE_SECRETS_PLACE_KEEP, g_task_get_cancellable (task), on_stored, task);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) found = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);

  if (found != NULL && take_found (renewal->renewed, found))
    return_renewed (task);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    /* Somebody signed out meanwhile: what was forgotten is not brought back. */
    g_task_return_error (
        task, due_portal_error_new (DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SECRET_MISSING, 0));
  else if (renewal->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&renewal->failure));
  else if (found != NULL)
    store (g_steal_pointer (&task));
  else /* storing would ask the person for the keyring's password, out of the blue */
    return_renewed (task);
}

static void
look_up (GTask *task)
{
  const Renewal *renewal = g_task_get_task_data (task);

  due_secrets_lookup_async (renewal->secrets, due_account_get_id (renewal->account),
                            g_task_get_cancellable (task), on_looked_up, task);
}

/* Neither the address nor the person of an account changes by what a server says.
 *
 * Returns: (transfer full) (nullable) */
static GError *
find_refusal (const Renewal *renewal, const DueOAuthAnswer *answer)
{
  if (answer->portal != NULL &&
      g_strcmp0 (answer->portal, due_oauth_app_get_portal (renewal->app)) != 0)
    return due_portal_error_new_moved (answer->portal);
  if (answer->user_id != 0 && answer->user_id != due_account_get_user_id (renewal->account))
    return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0);
  return NULL;
}

static void
take_answer (Renewal *renewal, const DueOAuthAnswer *answer)
{
  DueRenewed *renewed = renewal->renewed;

  renewed->refusal = find_refusal (renewal, answer);
  due_grant_unref (renewed->grant);
  renewed->grant = due_grant_ref (answer->grant);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = due_oauth_finish (result, &error);

  if (answer != NULL)
    {
      take_answer (renewal, answer);
      look_up (g_steal_pointer (&task));
    }
  else if (error->domain == DUE_PORTAL_ERROR &&
           due_trouble_get_state (due_portal_error_get_trouble (error)) == DUE_STATE_SIGNED_OUT)
    {
      renewal->failure = g_steal_pointer (&error);
      look_up (g_steal_pointer (&task));
    }
  else /* perhaps only the answer was lost: the same refresh token is tried again later */
    g_task_return_error (task, g_steal_pointer (&error));
}

static GTask *
start (const DueRenewalInput *input,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->account = g_object_ref (input->account);
  renewal->secrets = g_object_ref (input->secrets);
  renewal->renewed = g_new0 (DueRenewed, 1);
  renewal->renewed->grant = due_grant_ref (input->grant);
  renewal->renewed->stored = due_secret_ref (input->stored);
  g_task_set_task_data (task, renewal, renewal_free);
  return task;
}

void
due_renewal_async (const DueRenewalInput *input,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = start (input, cancellable, callback, user_data);
  g_autofree char *client_id = due_account_get_client_id (input->account);
  g_autofree char *token_server = due_account_get_token_server (input->account);
  g_autofree char *certificate = due_account_get_trusted_certificate (input->account);
  Renewal *renewal = g_task_get_task_data (task);

  g_task_set_source_tag (task, due_renewal_async);
  renewal->app =
      due_oauth_app_new (due_account_get_portal (input->account), token_server, certificate,
                         client_id, due_grant_get_client_secret (input->grant), NULL);
  if (renewal->app == NULL) /* settings written by hand: waiting does not mend them */
    g_task_return_error (
        task, due_portal_error_new (DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED, 0));
  else
    due_oauth_refresh_async (renewal->app, input->grant, cancellable, on_refreshed,
                             g_steal_pointer (&task));
}

void
due_renewal_store_async (const DueRenewalInput *input,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = start (input, cancellable, callback, user_data);

  g_task_set_source_tag (task, due_renewal_store_async);
  look_up (task);
}

DueRenewed *
due_renewal_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
