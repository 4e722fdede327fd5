/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets.h"

#include <libsecret/secret.h>
#include <string.h>

#include "keyring-call.h"
#include "keyring-unlock.h"
#include "keyring-watch.h"

/* Longer than this is no secret that we stored. */
#define SECRET_MAX (64 * 1024)

struct _DueSecrets
{
  GObject parent_instance;

  GHashTable *in_memory;  /* (element-type utf8 DueSecret): by account id */
  DueKeyringWatch *watch; /* (nullable): none for libsecret's file */
  guint deadline_ms;
  guint prompt_deadline_ms;
};

G_DEFINE_FINAL_TYPE (DueSecrets, due_secrets, G_TYPE_OBJECT)

G_DEFINE_QUARK (due_secrets_error, due_secrets_error)

static guint changed_signal;

/* The label names the portal: as an attribute it would make two items of an account that moved. */
static const SecretSchema schema = {
  .name = "io.github.duebell.Duebell",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static GTask *
start (DueSecrets *self,
       const char *account_id,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  due_keyring_call_new (task, account_id);
  due_keyring_call_arm (task, self->deadline_ms);
  return task;
}

/* Never unlocks, so never asks anybody. Of a locked keyring too it tells what is there. */
static void
search (GTask *task, GAsyncReadyCallback callback)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  secret_password_search (&schema, SECRET_SEARCH_ALL, call->stop, callback, task, "account",
                          call->account_id, NULL);
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
due_secrets_lookup_async (DueSecrets *self,
                          const char *account_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = NULL;
  DueSecret *held = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));
  g_return_if_fail (account_id != NULL);

  task = start (self, account_id, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_lookup_async);
  held = g_hash_table_lookup (self->in_memory, account_id);
  if (held != NULL)
    due_keyring_call_return (task, due_secret_ref (held), (GDestroyNotify) due_secret_unref);
  else
    search (task, on_lookup_found);
}

/**
 * due_secrets_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL with @error
 */
DueSecret *
due_secrets_lookup_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueSecrets *self = g_task_get_source_object (task);
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      due_keyring_call_return_failure (task, error);
      return;
    }
  g_hash_table_remove (self->in_memory, call->account_id);
  due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
}

/* The keyring answers: now it may ask the person, and that takes as long as it takes. */
static void
on_store_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DueSecrets *self = g_task_get_source_object (task);
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  free_items (secret_password_search_finish (result, &error));
  if (error != NULL)
    {
      due_keyring_call_return_failure (task, error);
      return;
    }
  due_keyring_call_arm (task, self->prompt_deadline_ms);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, call->label,
                         due_secret_peek (call->secret), call->stop, on_stored, task, "account",
                         call->account_id, NULL);
}

void
due_secrets_store_async (DueSecrets *self,
                         const char *account_id,
                         const char *portal,
                         DueSecret *secret,
                         DueSecretsPlace place,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;
  DueKeyringCall *call = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (portal != NULL);
  g_return_if_fail (secret != NULL);

  task = start (self, account_id, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_store_async);
  if (place == DUE_SECRETS_PLACE_SESSION)
    {
      due_secrets_adopt (self, account_id, secret);
      due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
      return;
    }
  call = g_task_get_task_data (task);
  call->label = g_strconcat ("Duebell: ", portal, NULL);
  call->secret = due_secret_ref (secret);
  search (task, on_store_probed);
}

gboolean
due_secrets_store_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

static void
return_cleared (GTask *task)
{
  DueSecrets *self = g_task_get_source_object (task);
  DueKeyringCall *call = g_task_get_task_data (task);

  g_hash_table_remove (self->in_memory, call->account_id);
  due_keyring_call_return (task, GINT_TO_POINTER (TRUE), NULL);
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
  DueSecrets *self = g_task_get_source_object (task);
  DueKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (items != NULL)
    {
      due_keyring_call_arm (task, self->prompt_deadline_ms);
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
due_secrets_clear_async (DueSecrets *self,
                         const char *account_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));
  g_return_if_fail (account_id != NULL);

  task = start (self, account_id, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_clear_async);
  search (task, on_clear_found);
}

gboolean
due_secrets_clear_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
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
due_secrets_unlock_async (DueSecrets *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = NULL;
  DueKeyringCall *call = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));

  task = start (self, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_unlock_async);
  due_keyring_call_arm (task, self->prompt_deadline_ms);
  call = g_task_get_task_data (task);
  due_keyring_unlock_async (&schema, call->stop, on_unlocked, task);
}

gboolean
due_secrets_unlock_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

void
due_secrets_adopt (DueSecrets *self, const char *account_id, DueSecret *secret)
{
  g_return_if_fail (DUE_IS_SECRETS (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (secret != NULL);

  g_hash_table_insert (self->in_memory, g_strdup (account_id), due_secret_ref (secret));
}

static void
on_keyring_changed (DueSecrets *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
due_secrets_dispose (GObject *object)
{
  DueSecrets *self = DUE_SECRETS (object);

  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  g_clear_object (&self->watch);
  g_hash_table_remove_all (self->in_memory);

  G_OBJECT_CLASS (due_secrets_parent_class)->dispose (object);
}

static void
due_secrets_finalize (GObject *object)
{
  g_clear_pointer (&DUE_SECRETS (object)->in_memory, g_hash_table_unref);

  G_OBJECT_CLASS (due_secrets_parent_class)->finalize (object);
}

static void
due_secrets_class_init (DueSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_secrets_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_secrets_finalize;

  changed_signal = g_signal_new ("keyring-changed", DUE_TYPE_SECRETS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_secrets_init (DueSecrets *self)
{
  self->in_memory =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) due_secret_unref);
  self->deadline_ms = DUE_SECRETS_DEADLINE_MS;
  self->prompt_deadline_ms = DUE_SECRETS_PROMPT_DEADLINE_MS;
}

DueSecrets *
due_secrets_new (void)
{
  DueSecrets *self = g_object_new (DUE_TYPE_SECRETS, NULL);

  if (!due_keyring_is_file ())
    {
      self->watch = due_keyring_watch_new ();
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_keyring_changed), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}

DueSecrets *
due_secrets_new_with_deadline (guint deadline_ms)
{
  DueSecrets *self = due_secrets_new ();

  self->deadline_ms = deadline_ms;
  self->prompt_deadline_ms = deadline_ms;
  return self;
}
