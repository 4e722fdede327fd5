/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "let-in.h"

#include "forget.h"
#include "handover.h"
#include "webhook-signin.h"

typedef struct
{
  DueWindowModel *model;
  DueSecretsPlace place;
  char **known;              /* the accounts that were there before */
  GApplication *application; /* (nullable): stays until this is over, window or not */
  DueAccount *account;       /* (nullable): once it is stored */
  GError *failure;           /* (nullable): why it is taken back */
} LetIn;

static void
let_in_free (gpointer data)
{
  LetIn *let_in = data;

  g_object_unref (let_in->model);
  g_strfreev (let_in->known);
  g_clear_object (&let_in->account);
  g_clear_error (&let_in->failure);
  if (let_in->application != NULL)
    g_application_release (let_in->application);
  g_clear_object (&let_in->application);
  g_free (let_in);
}

static GTask *
make_task (DueWindowModel *model,
           DueSecretsPlace place,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  LetIn *let_in = g_new0 (LetIn, 1);

  let_in->model = g_object_ref (model);
  let_in->place = place;
  let_in->known = g_settings_get_strv (due_window_model_get_settings (model), "accounts");
  if (g_set_object (&let_in->application, g_application_get_default ()))
    g_application_hold (let_in->application);
  g_task_set_source_tag (task, make_task);
  g_task_set_task_data (task, let_in, let_in_free);
  return task;
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LetIn *let_in = g_task_get_task_data (task);

  due_signin_forget_finish (result, NULL);
  g_task_return_error (task, g_steal_pointer (&let_in->failure));
}

/* Nothing stays half stored; but an account that was there before is not lost by it. */
static void
take_back (GTask *task, GError *error)
{
  LetIn *let_in = g_task_get_task_data (task);
  const char *id = due_account_get_id (let_in->account);

  if (g_strv_contains ((const char *const *) let_in->known, id))
    {
      g_task_return_error (task, error);
      return;
    }
  let_in->failure = error;
  due_signin_forget_async (due_window_model_get_accounts (let_in->model),
                           due_window_model_get_secrets (let_in->model), NULL, id, NULL,
                           on_taken_back, g_object_ref (task));
}

static void
on_handed_over (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LetIn *let_in = g_task_get_task_data (task);
  GError *error = NULL;

  if (due_handover_finish (result, &error))
    g_task_return_pointer (task, g_steal_pointer (&let_in->account), g_object_unref);
  else
    take_back (task, error);
}

/* Takes @task, @account (nullable) and @error. */
static void
hand_over (GTask *task, DueAccount *account, GError *error)
{
  LetIn *let_in = g_task_get_task_data (task);

  if (account == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  let_in->account = account;
  due_handover_async (let_in->model, due_account_get_id (account), let_in->place, NULL,
                      on_handed_over, task);
}

static void
on_webhook_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  DueAccount *account = due_signin_webhook_finish (result, &error);

  hand_over (user_data, account, error);
}

static void
on_browser_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  DueAccount *account = due_browser_signin_run_finish (DUE_BROWSER_SIGNIN (source), result, &error);

  hand_over (user_data, account, error);
}

void
due_let_in_by_webhook_async (DueWindowModel *model,
                             const DueSigninPlan *plan,
                             const char *link,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DUE_IS_WINDOW_MODEL (model));
  g_return_if_fail (plan != NULL && link != NULL);

  due_signin_webhook_async (plan, link, cancellable, on_webhook_done,
                            make_task (model, plan->place, cancellable, callback, user_data));
}

void
due_let_in_by_browser_async (DueWindowModel *model,
                             DueBrowserSignin *signin,
                             DueSecretsPlace place,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DUE_IS_WINDOW_MODEL (model));
  g_return_if_fail (DUE_IS_BROWSER_SIGNIN (signin));

  due_browser_signin_run_async (signin, cancellable, on_browser_done,
                                make_task (model, place, cancellable, callback, user_data));
}

DueAccount *
due_let_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
