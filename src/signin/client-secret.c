/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client-secret.h"

#include <glib/gi18n.h>

#include "grant.h"
#include "secret-file.h"
#include "signin-error.h"

/* One look. Owned by its task. */
typedef struct
{
  DueSecrets *secrets;
  char *id;
  char *path; /* "": no file */
} Looking;

static void
looking_free (Looking *self)
{
  g_object_unref (self->secrets);
  g_free (self->id);
  g_free (self->path);
  g_free (self);
}

static void
return_secret (GTask *task, DueSecret *secret)
{
  g_task_return_pointer (task, secret, (GDestroyNotify) due_secret_unref);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = NULL;
  g_autoptr (DueGrant) grant = NULL;

  secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      due_signin_error_say (error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (secret != NULL)
    grant = due_grant_from_secret (secret);
  return_secret (task, grant == NULL ? NULL : due_secret_ref (due_grant_get_client_secret (grant)));
}

static void
look_into_secrets (GTask *task)
{
  Looking *self = g_task_get_task_data (task);

  due_secrets_lookup_async (self->secrets, self->id, g_task_get_cancellable (task), on_looked_up,
                            g_object_ref (task));
}

/* In a thread: the file may be on another machine. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DueSecret *secret = due_secret_file_read (data, &error);

  if (secret != NULL)
    return_secret (task, secret);
  else
    g_task_return_error (task, error);
}

static void
on_file_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DueSecret *secret = g_task_propagate_pointer (G_TASK (result), &error);

  if (secret != NULL)
    return_secret (task, secret);
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    look_into_secrets (task);
  else if (error->domain == DUE_SECRETS_ERROR)
    g_task_return_new_error (task, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_SECRET_FILE, "%s",
                             _ ("The administrator's file with the key of the application cannot "
                                "be used: it must be readable for you and for nobody else."));
  else
    {
      due_signin_error_say (error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

void
due_signin_get_client_secret_async (DueAccount *account,
                                    DueSecrets *secrets,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) reading = NULL;
  Looking *self = NULL;

  g_return_if_fail (DUE_IS_ACCOUNT (account));
  g_return_if_fail (DUE_IS_SECRETS (secrets));

  self = g_new0 (Looking, 1);
  self->secrets = g_object_ref (secrets);
  self->id = g_strdup (due_account_get_id (account));
  self->path = due_account_get_client_secret_file (account);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_signin_get_client_secret_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) looking_free);
  if (self->path[0] == '\0')
    {
      look_into_secrets (task);
      return;
    }
  reading = g_task_new (NULL, cancellable, on_file_read, g_object_ref (task));
  g_task_set_source_tag (reading, read_file);
  g_task_set_task_data (reading, g_strdup (self->path), g_free);
  g_task_set_return_on_cancel (reading, TRUE);
  g_task_run_in_thread (reading, read_file);
}

DueSecret *
due_signin_get_client_secret_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
