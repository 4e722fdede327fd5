/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "let-out.h"

#include "sign-out.h"

typedef struct
{
  DueWindowModel *model;
  char *account_id;
  GApplication *application; /* (nullable): stays until this is over, window or not */
} LetOut;

static void
let_out_free (gpointer data)
{
  LetOut *let_out = data;

  g_object_unref (let_out->model);
  g_free (let_out->account_id);
  if (let_out->application != NULL)
    g_application_release (let_out->application);
  g_clear_object (&let_out->application);
  g_free (let_out);
}

/* Without a service there is nobody to tell. */
static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GVariant *answer = due_feed_call_finish (DUE_FEED (source), result, NULL);

  g_clear_pointer (&answer, g_variant_unref);
  g_task_return_boolean (task, TRUE);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LetOut *let_out = g_task_get_task_data (task);
  GError *error = NULL;

  if (due_signin_sign_out_finish (result, &error))
    due_feed_call_async (due_window_model_get_feed (let_out->model), "Reload",
                         g_variant_new ("(s)", let_out->account_id), NULL, on_reloaded,
                         g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
due_let_out_async (DueWindowModel *model,
                   const char *account_id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = NULL;
  LetOut *let_out = NULL;

  g_return_if_fail (DUE_IS_WINDOW_MODEL (model));
  g_return_if_fail (account_id != NULL);

  let_out = g_new0 (LetOut, 1);
  let_out->model = g_object_ref (model);
  let_out->account_id = g_strdup (account_id);
  if (g_set_object (&let_out->application, g_application_get_default ()))
    g_application_hold (let_out->application);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_let_out_async);
  g_task_set_task_data (task, let_out, let_out_free);
  due_signin_sign_out_async (due_window_model_get_secrets (model), account_id, NULL, on_signed_out,
                             task);
}

gboolean
due_let_out_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
