/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "forget.h"

/* One farewell. Owned by its task. */
typedef struct
{
  DueAccounts *accounts;
  DueAnnounced *announced; /* (nullable) */
  char *id;
} Forgetting;

static void
forgetting_free (Forgetting *forgetting)
{
  g_clear_object (&forgetting->accounts);
  g_clear_object (&forgetting->announced);
  g_free (forgetting->id);
  g_free (forgetting);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Forgetting *forgetting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!due_secrets_clear_finish (DUE_SECRETS (source), result, &error) ||
      !due_accounts_remove (forgetting->accounts, forgetting->id, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (forgetting->announced != NULL)
    {
      due_announced_remove (forgetting->announced, forgetting->id);
      /* The process may end next. */
      due_announced_flush (forgetting->announced);
    }
  g_task_return_boolean (task, TRUE);
}

void
due_signin_forget_async (DueAccounts *accounts,
                         DueSecrets *secrets,
                         DueAnnounced *announced,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Forgetting *forgetting = NULL;

  g_return_if_fail (DUE_IS_ACCOUNTS (accounts));
  g_return_if_fail (DUE_IS_SECRETS (secrets));
  g_return_if_fail (announced == NULL || DUE_IS_ANNOUNCED (announced));
  g_return_if_fail (id != NULL);

  forgetting = g_new0 (Forgetting, 1);
  forgetting->accounts = g_object_ref (accounts);
  g_set_object (&forgetting->announced, announced);
  forgetting->id = g_strdup (id);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_signin_forget_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, forgetting, (GDestroyNotify) forgetting_free);

  /* Before the secret goes: an account that has to stay keeps it. */
  if (!due_accounts_can_remove (accounts, id, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    due_secrets_clear_async (secrets, id, cancellable, on_cleared, g_steal_pointer (&task));
}

gboolean
due_signin_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
