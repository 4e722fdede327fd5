/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-item.h"

#include <glib/gstdio.h>

#include "keyring-call.h"
#include "keyring-item.h"
#include "secret-file.h"
#include "secrets.h"

/* What the thread has; the call belongs to the main loop. */
typedef struct
{
  char *path;
  DueSecret *secret; /* (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_clear_pointer (&job->secret, due_secret_unref);
  g_free (job);
}

/* Takes @task for @callback. One that is cancelled does not wait for the thread. */
static void
run (GTask *task, GTaskThreadFunc work, GAsyncReadyCallback callback)
{
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GTask) inner = g_task_new (NULL, call->stop, callback, task);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (call->file);
  job->secret = call->secret != NULL ? due_secret_ref (call->secret) : NULL;
  g_task_set_task_data (inner, job, (GDestroyNotify) job_free);
  g_task_set_return_on_cancel (inner, TRUE);
  g_task_run_in_thread (inner, work);
}

static void
read_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  DueSecret *secret = due_secret_file_read_own (job->path, &error);

  if (secret != NULL)
    g_task_return_pointer (inner, secret, (GDestroyNotify) due_secret_unref);
  else
    g_task_return_error (inner, error);
}

static void
write_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (due_secret_file_write (job->path, job->secret, &error))
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

/* FALSE without an error: there is none. */
static void
replace_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GStatBuf status = { 0 };

  if (g_lstat (job->path, &status) != 0)
    g_task_return_boolean (inner, FALSE);
  else
    write_in_thread (inner, source, data, cancellable);
}

static void
remove_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (due_secret_file_remove (job->path, &error))
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  DueSecret *secret = g_task_propagate_pointer (G_TASK (result), &error);

  if (secret != NULL)
    due_keyring_call_return (task, secret, (GDestroyNotify) due_secret_unref);
  else if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    due_keyring_item_lookup (task);
  else
    due_keyring_call_return_failure (task, error);
}

void
due_file_item_lookup (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  if (call->file != NULL)
    run (task, read_in_thread, on_read);
  else
    due_keyring_item_lookup (task);
}

static void
return_stored (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  g_hash_table_remove (call->in_memory, call->account_id);
  due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return_stored (task);
  else if (error == NULL)
    due_keyring_item_store (task);
  else
    due_keyring_call_return_failure (task, error);
}

void
due_file_item_store (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  if (call->file != NULL)
    run (task, write_in_thread, on_written);
  else
    due_keyring_item_store (task);
}

void
due_file_item_keep (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  if (call->file != NULL)
    run (task, replace_in_thread, on_written);
  else
    due_keyring_item_store (task);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
  else
    due_keyring_call_return_failure (task, error);
}

void
due_file_item_remove (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  if (call->file != NULL)
    run (task, remove_in_thread, on_removed);
  else
    due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
}
