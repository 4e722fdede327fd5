/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-unlock.h"

/* One unlocking. Owned by its task. */
typedef struct
{
  const SecretSchema *schema;
  SecretService *service;
  GList *objects; /* (element-type GDBusProxy): what is locked */
} Unlocking;

static void
unlocking_free (Unlocking *unlocking)
{
  g_clear_object (&unlocking->service);
  g_list_free_full (unlocking->objects, g_object_unref);
  g_free (unlocking);
}

gboolean
due_keyring_is_file (void)
{
  return g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0;
}

static void
on_default_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, collection != NULL && secret_collection_get_locked (collection));
}

static void
on_service_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);

  if (service == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                 cancellable, on_default_found, g_steal_pointer (&task));
}

void
due_keyring_is_locked_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, due_keyring_is_locked_async);
  if (due_keyring_is_file ())
    g_task_return_boolean (task, FALSE);
  else
    secret_service_get (SECRET_SERVICE_NONE, cancellable, on_service_got, g_steal_pointer (&task));
}

gboolean
due_keyring_is_locked_finish (GAsyncResult *result, gboolean *locked, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *locked = g_task_propagate_boolean (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, n_unlocked > 0);
}

static void
on_unlock_default_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlocking *unlocking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  if (collection != NULL && secret_collection_get_locked (collection))
    unlocking->objects = g_list_prepend (unlocking->objects, g_steal_pointer (&collection));

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (unlocking->objects == NULL)
    g_task_return_boolean (task, TRUE);
  else
    secret_service_unlock (unlocking->service, unlocking->objects, g_task_get_cancellable (task),
                           on_unlocked, g_object_ref (task));
}

static void
on_items_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlocking *unlocking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *items = secret_service_search_finish (unlocking->service, result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (GList *item = items; item != NULL; item = item->next)
    if (secret_item_get_locked (item->data))
      unlocking->objects = g_list_prepend (unlocking->objects, g_object_ref (item->data));
  g_list_free_full (items, g_object_unref);
  secret_collection_for_alias (unlocking->service, SECRET_COLLECTION_DEFAULT,
                               SECRET_COLLECTION_NONE, g_task_get_cancellable (task),
                               on_unlock_default_found, g_object_ref (task));
}

static void
on_unlock_service_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlocking *unlocking = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  unlocking->service = secret_service_get_finish (result, &error);
  if (unlocking->service == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    secret_service_search (unlocking->service, unlocking->schema, attributes, SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), on_items_found, g_object_ref (task));
}

void
due_keyring_unlock_async (const SecretSchema *schema,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Unlocking *unlocking = g_new0 (Unlocking, 1);

  unlocking->schema = schema;
  g_task_set_source_tag (task, due_keyring_unlock_async);
  g_task_set_task_data (task, unlocking, (GDestroyNotify) unlocking_free);
  if (due_keyring_is_file ())
    g_task_return_boolean (task, TRUE);
  else
    secret_service_get (SECRET_SERVICE_NONE, cancellable, on_unlock_service_got,
                        g_steal_pointer (&task));
}

gboolean
due_keyring_unlock_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
