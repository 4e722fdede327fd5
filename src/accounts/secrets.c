/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets.h"

#include "file-item.h"
#include "keyring-call.h"
#include "keyring-item.h"
#include "keyring-unlock.h"
#include "keyring-watch.h"
#include "settings.h"

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

/* Who cancels need not be there any more: unlike what was stored in the end, what was only read is
 * never handed to them. */
static void
only_reads (GTask *task)
{
  g_task_set_check_cancellable (task, TRUE);
}

static GTask *
start (DueSecrets *self,
       const char *account_id,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DueKeyringCall *call = due_keyring_call_new (task, account_id);

  call->in_memory = g_hash_table_ref (self->in_memory);
  /* An id is a part of the path: nothing else may become one. */
  if (due_settings_is_account_id (account_id))
    call->file = g_build_filename (g_get_user_data_dir (), "duebell", "secrets", account_id, NULL);
  call->prompt_deadline_ms = self->prompt_deadline_ms;
  due_keyring_call_arm (task, self->deadline_ms);
  return task;
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
  only_reads (task);
  held = g_hash_table_lookup (self->in_memory, account_id);
  if (held != NULL)
    due_keyring_call_return (task, due_secret_ref (held), (GDestroyNotify) due_secret_unref);
  else
    due_file_item_lookup (task);
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
  if (place == DUE_SECRETS_PLACE_KEEP && g_hash_table_contains (self->in_memory, account_id))
    place = DUE_SECRETS_PLACE_SESSION;
  call = g_task_get_task_data (task);
  call->label = g_strconcat ("Duebell: ", portal, NULL);
  call->secret = due_secret_ref (secret);
  switch (place)
    {
    case DUE_SECRETS_PLACE_SESSION:
      due_secrets_adopt (self, account_id, secret);
      due_file_item_remove (task);
      break;
    case DUE_SECRETS_PLACE_FILE:
      due_file_item_store (task);
      break;
    case DUE_SECRETS_PLACE_KEEP:
      due_file_item_keep (task);
      break;
    case DUE_SECRETS_PLACE_KEYRING:
    default:
      due_keyring_item_store (task);
      break;
    }
}

gboolean
due_secrets_store_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
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
  due_keyring_item_clear (task);
}

gboolean
due_secrets_clear_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

void
due_secrets_unlock_async (DueSecrets *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));

  task = start (self, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_unlock_async);
  only_reads (task);
  due_keyring_item_unlock_all (task);
}

gboolean
due_secrets_unlock_finish (DueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

void
due_secrets_check_keyring_async (DueSecrets *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_SECRETS (self));

  task = start (self, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_secrets_check_keyring_async);
  only_reads (task);
  due_keyring_item_check (task);
}

gboolean
due_secrets_check_keyring_finish (DueSecrets *self, GAsyncResult *result, GError **error)
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

void
due_secrets_drop (DueSecrets *self, const char *account_id)
{
  g_return_if_fail (DUE_IS_SECRETS (self));
  g_return_if_fail (account_id != NULL);

  g_hash_table_remove (self->in_memory, account_id);
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
