/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-finish.h"

#include <glib/gi18n.h>

#include "admission.h"
#include "client.h"
#include "oauth.h"
#include "signin-error.h"

/* One sign-in. Owned by its task, and the task by the step that runs next. */
typedef struct
{
  DueSigninPlan *plan;
  DueOAuthApp *app;
  char *token_server;
  guint redirect_port;
  DueOAuthAnswer *answer; /* (nullable): until there are tokens */
} Finishing;

static void
finishing_free (Finishing *self)
{
  due_signin_plan_free (self->plan);
  due_oauth_app_unref (self->app);
  g_free (self->token_server);
  g_clear_pointer (&self->answer, due_oauth_answer_free);
  g_free (self);
}

static void
admit (GTask *task, const DueIdentity *identity)
{
  Finishing *self = g_task_get_task_data (task);
  g_autoptr (DueSecret) secret = due_grant_to_secret (self->answer->grant);
  DueAdmission admission = {
    .portal = due_oauth_app_get_portal (self->app),
    .user_id = due_identity_get_user_id (identity),
    .name = due_identity_get_name (identity),
    .method = DUE_METHOD_OAUTH,
    .secret = secret,
    .client_id = due_oauth_app_get_client_id (self->app),
    .token_server = self->token_server,
    .redirect_port = self->redirect_port,
  };

  due_admission_run_for (task, self->plan, &admission);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DueIdentity) identity = NULL;
  GError *error = NULL;

  identity = due_client_identify_finish (DUE_CLIENT (source), result, &error);
  if (identity == NULL)
    due_signin_error_return (task, error);
  else if (!due_identity_has_task_permission (identity))
    due_signin_error_return (
        task, due_portal_error_new (DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION, 0));
  else
    admit (task, identity);
}

static void
identify (GTask *task)
{
  Finishing *self = g_task_get_task_data (task);
  g_autoptr (DueClient) client = NULL;
  g_autofree char *certificate = NULL;
  GError *error = NULL;

  client = due_client_new_for_token (due_oauth_app_get_portal (self->app),
                                     due_grant_get_access_token (self->answer->grant),
                                     DUE_CLIENT_DEADLINE_MS, &error);
  if (client == NULL)
    {
      due_signin_error_return (task, error);
      return;
    }
  certificate = due_signin_plan_get_certificate (self->plan);
  due_client_set_trusted_certificate (client, certificate);
  due_client_identify_async (client, g_task_get_cancellable (task), on_identified,
                             g_object_ref (task));
}

/* The code was made for this sign-in: refused, it is too old, or was used once already. */
static GError *
make_expired (void)
{
  return g_error_new_literal (DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED,
                              _ ("The portal does not take this sign-in any more: it has to be "
                                 "quick. Start again."));
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Finishing *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->answer = due_oauth_finish (result, &error);
  if (self->answer == NULL && error->domain == DUE_PORTAL_ERROR &&
      due_portal_error_get_trouble (error) == DUE_TROUBLE_SIGNED_OUT)
    due_signin_error_return (task, make_expired ());
  else if (self->answer == NULL)
    due_signin_error_return (task, g_steal_pointer (&error));
  else if (self->answer->portal != NULL &&
           !g_str_equal (self->answer->portal, due_oauth_app_get_portal (self->app)))
    due_signin_error_return (task, due_portal_error_new_moved (self->answer->portal));
  else
    identify (task);
}

void
due_browser_finish_async (const DueSigninPlan *plan,
                          DueOAuthApp *app,
                          const DueRedirect *redirect,
                          const char *token_server,
                          guint redirect_port,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Finishing *self = NULL;

  g_return_if_fail (plan != NULL && app != NULL);
  g_return_if_fail (redirect != NULL && redirect->code != NULL);

  self = g_new0 (Finishing, 1);
  self->plan = due_signin_plan_copy (plan);
  self->app = due_oauth_app_ref (app);
  self->token_server = g_strdup (token_server);
  self->redirect_port = redirect_port;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_browser_finish_async);
  /* What was stored is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) finishing_free);
  if (due_redirect_is_from (redirect, due_oauth_app_get_portal (app)))
    due_oauth_exchange_async (app, redirect->code, redirect->server_domain, cancellable,
                              on_exchanged, g_steal_pointer (&task));
  else
    due_signin_error_return (task, due_portal_error_new_moved (redirect->portal));
}

DueAccount *
due_browser_finish_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
