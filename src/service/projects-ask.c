/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "projects-ask.h"

typedef struct
{
  DueCredential *credential;
  gint64 user_id;
  guint serial; /* of the credential that was asked with */
  gboolean renewed;
  gboolean complete;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_object_unref (listing->credential);
  g_free (listing);
}

static void prepare (GTask *task);

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Listing *listing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects =
      due_client_list_projects_finish (DUE_CLIENT (source), result, &listing->complete, &error);

  if (projects != NULL)
    g_task_return_pointer (task, g_steal_pointer (&projects), (GDestroyNotify) g_ptr_array_unref);
  else if (g_error_matches (error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_REFRESH) && !listing->renewed)
    {
      listing->renewed = TRUE;
      due_credential_refuse (listing->credential, listing->serial);
      prepare (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Listing *listing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueClient) client =
      due_credential_prepare_finish (DUE_CREDENTIAL (source), result, &error);

  if (client == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  listing->serial = due_credential_get_serial (listing->credential);
  due_client_list_projects_async (client, listing->user_id, cancellable, on_listed,
                                  g_steal_pointer (&task));
}

/* Takes @task. */
static void
prepare (GTask *task)
{
  const Listing *listing = g_task_get_task_data (task);

  due_credential_prepare_async (listing->credential, g_task_get_cancellable (task), on_prepared,
                                task);
}

void
due_projects_ask_async (DueCredential *credential,
                        gint64 user_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  listing->credential = g_object_ref (credential);
  listing->user_id = user_id;
  g_task_set_source_tag (task, due_projects_ask_async);
  g_task_set_task_data (task, listing, listing_free);
  prepare (task);
}

GPtrArray *
due_projects_ask_finish (GAsyncResult *result, gboolean *complete, GError **error)
{
  const Listing *listing = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  listing = g_task_get_task_data (G_TASK (result));
  *complete = listing->complete;
  return g_task_propagate_pointer (G_TASK (result), error);
}
