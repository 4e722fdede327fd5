/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "webhook-signin.h"

#include "address.h"
#include "admission.h"
#include "client.h"
#include "signin-error.h"

/* One sign-in. Owned by its task, and the task by the step that runs next. */
typedef struct
{
  DueSigninPlan *plan;
  DueAddress *address;   /* (nullable): holds the secret */
  DueIdentity *identity; /* (nullable): until the portal has answered */
} Signin;

static void
signin_free (Signin *signin)
{
  due_signin_plan_free (signin->plan);
  g_clear_pointer (&signin->address, due_address_unref);
  g_clear_pointer (&signin->identity, due_identity_unref);
  g_free (signin);
}

static void
admit (GTask *task)
{
  Signin *signin = g_task_get_task_data (task);
  DueAdmission admission = {
    .portal = due_address_get_portal (signin->address),
    .user_id = due_address_get_user_id (signin->address),
    .name = due_identity_get_name (signin->identity),
    .method = DUE_METHOD_WEBHOOK,
    .secret = due_address_get_secret (signin->address),
  };

  due_admission_run_for (task, signin->plan, &admission);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Signin *signin = g_task_get_task_data (task);
  GError *error = NULL;

  signin->identity = due_client_identify_finish (DUE_CLIENT (source), result, &error);
  if (signin->identity == NULL)
    due_signin_error_return (task, error);
  else if (!due_identity_has_task_permission (signin->identity))
    due_signin_error_return (
        task, due_portal_error_new (DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0));
  else
    admit (task);
}

void
due_signin_webhook_async (const DueSigninPlan *plan,
                          const char *link,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DueClient) client = NULL;
  g_autofree char *certificate = NULL;
  Signin *signin = NULL;
  GError *error = NULL;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (link != NULL);

  signin = g_new0 (Signin, 1);
  signin->plan = due_signin_plan_copy (plan);
  signin->address = due_address_parse_webhook (link, &error);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_signin_webhook_async);
  /* What was stored is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, signin, (GDestroyNotify) signin_free);
  if (signin->address == NULL)
    {
      due_signin_error_return (task, error);
      return;
    }
  certificate = due_signin_plan_get_certificate (signin->plan);
  client = due_client_new (signin->address, DUE_CLIENT_DEADLINE_MS);
  due_client_set_trusted_certificate (client, certificate);
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
