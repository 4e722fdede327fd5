/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-item.h"

#include <libsecret/secret.h>
#include <string.h>

#include "file-item.h"
#include "keyring-call.h"
#include "keyring-unlock.h"
#include "secrets.h"

/* Longer than this is no secret that we stored. */
#define SECRET_MAX (64 * 1024)

/* The label names the portal: as an attribute it would make two items of an account that moved. */
static const SecretSchema schema = {
  .name = "io.github.duebell.Duebell",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* Never unlocks, so never asks anybody. Of a locked keyring too it tells what is there. */
static void
search (GTask *task, GAsyncReadyCallback callback)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  /* libsecret reads its file once, and then knows nothing of what other processes write. */
  if (due_keyring_is_file ())
    secret_service_disconnect ();
  secret_password_search (&schema, SECRET_SEARCH_ALL, call->stop, callback, task, "account",
                          call->account_id, NULL);
}

/* libsecret 0.20 keeps the session that it has opened when the service goes and comes back, and is
 * then told "NoSession", of which it leaves only that it was an error. */
static gboolean
is_worth_another_try (GTask *task, const GError *error)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  if (call->tried_again || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR))
    return FALSE;
  call->tried_again = TRUE;
  secret_service_disconnect ();
  return TRUE;
}

static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static void
free_items (GList *items)
{
  g_list_free_full (items, g_object_unref);
}

static DueSecret *
read_value (SecretValue *value)
{
  gsize length = 0;
  const char *text = secret_value_get (value, &length);

  if (text == NULL || length == 0 || length > SECRET_MAX || memchr (text, '\0', length) != NULL ||
      !g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  return due_secret_new (text, (gssize) length);
}

static void
return_missing (GTask *task)
{
  g_autoptr (GError) error =
      g_error_new_literal (DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING, "No item");

  due_keyring_call_return_failure (task, error);
}

static void
return_locked (GTask *task)
{
  g_autoptr (GError) error =
      g_error_new_literal (DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_LOCKED, "Locked");

  due_keyring_call_return_failure (task, error);
}

static void
on_retrieved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  SecretValue *value =
      secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  DueSecret *secret = value != NULL ? read_value (value) : NULL;

  if (secret != NULL)
    due_keyring_call_return (task, secret, (GDestroyNotify) due_secret_unref);
  else if (is_worth_another_try (task, error))
    due_keyring_item_lookup (task);
  else if (error != NULL)
    due_keyring_call_return_failure (task, error);
  else
    return_missing (task);
  g_clear_pointer (&value, secret_value_unref);
}

static void
on_default_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  gboolean locked = FALSE;
  g_autoptr (GError) error = NULL;

  if (!due_keyring_is_locked_finish (result, &locked, &error))
    due_keyring_call_return_failure (task, error);
  else if (locked)
    return_locked (task);
  else
    return_missing (task);
}

static void
on_lookup_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  GList *open = items;

  while (open != NULL && is_locked (open->data))
    open = open->next;

  if (error != NULL)
    due_keyring_call_return_failure (task, error);
  else if (open != NULL)
    secret_retrievable_retrieve_secret (open->data, call->stop, on_retrieved, task);
  else if (items != NULL)
    return_locked (task);
  else
    /* Some keyrings do not tell what they hold while they are locked. */
    due_keyring_is_locked_async (call->stop, on_default_checked, task);
  free_items (items);
}

void
due_keyring_item_lookup (GTask *task)
{
  search (task, on_lookup_found);
}

/* Without a keyring libsecret has one made, then stores again: if that finds none, the person did
 * not want one. */
static gboolean
is_no_keyring (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    {
      g_hash_table_remove (call->in_memory, call->account_id);
      due_file_item_remove (task);
    }
  else if (is_worth_another_try (task, error))
    due_keyring_item_store (task);
  else
    due_keyring_call_return_failure (task, is_no_keyring (error) ? NULL : error);
}

/* The keyring answers: now it may ask the person, and that takes as long as it takes. */
static void
on_store_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  free_items (secret_password_search_finish (result, &error));
  if (error != NULL)
    {
      due_keyring_call_return_failure (task, error);
      return;
    }
  due_keyring_call_arm (task, call->prompt_deadline_ms);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, call->label,
                         due_secret_peek (call->secret), call->stop, on_stored, task, "account",
                         call->account_id, NULL);
}

void
due_keyring_item_store (GTask *task)
{
  search (task, on_store_probed);
}

static void
return_cleared (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  g_hash_table_remove (call->in_memory, call->account_id);
  due_file_item_remove (task);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  /* FALSE and no error: the item is still there, for its keyring stayed locked. */
  if (secret_password_clear_finish (result, &error))
    return_cleared (task);
  else
    due_keyring_call_return_failure (task, error);
}

static void
on_clear_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (items != NULL)
    {
      due_keyring_call_arm (task, call->prompt_deadline_ms);
      secret_password_clear (&schema, call->stop, on_cleared, task, "account", call->account_id,
                             NULL);
    }
  else if (error == NULL || due_keyring_call_is_unavailable (error))
    return_cleared (task);
  else
    due_keyring_call_return_failure (task, error);
  free_items (items);
}

void
due_keyring_item_clear (GTask *task)
{
  search (task, on_clear_found);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  gboolean locked = FALSE;
  g_autoptr (GError) error = NULL;

  if (!due_keyring_is_locked_finish (result, &locked, &error))
    due_keyring_call_return_failure (task, error);
  else if (locked)
    return_locked (task);
  else
    due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
}

void
due_keyring_item_check (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  due_keyring_is_locked_async (call->stop, on_checked, task);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (due_keyring_unlock_finish (result, &error))
    due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
  else
    due_keyring_call_return_failure (task, error);
}

void
due_keyring_item_unlock_all (GTask *task)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  due_keyring_call_arm (task, call->prompt_deadline_ms);
  due_keyring_unlock_async (&schema, call->stop, on_unlocked, task);
}
