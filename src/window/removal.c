/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "removal.h"

#include <glib/gi18n.h>

struct _DueRemoval
{
  GObject parent_instance;

  DueWindowModel *model;
  char *id; /* (nullable): of the account that can be put back */
  guint position;
  char *text; /* (nullable) */
  guint undo_ms;
  guint timeout_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueRemoval, due_removal, G_TYPE_OBJECT)

/* @text: (transfer full) (nullable) */
static void
say (DueRemoval *self, char *text)
{
  g_free (self->text);
  self->text = text;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
due_removal_can_undo (DueRemoval *self)
{
  g_return_val_if_fail (DUE_IS_REMOVAL (self), FALSE);

  return self->id != NULL;
}

const char *
due_removal_get_text (DueRemoval *self)
{
  g_return_val_if_fail (DUE_IS_REMOVAL (self), NULL);

  return self->text;
}

static gboolean
on_silent (gpointer user_data)
{
  DueRemoval *self = user_data;

  self->timeout_id = 0;
  say (self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
on_late (gpointer user_data)
{
  DueRemoval *self = user_data;

  self->timeout_id = 0;
  due_removal_finish (self);
  return G_SOURCE_REMOVE;
}

static void
wait (DueRemoval *self, GSourceFunc function)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (self->undo_ms, function, self);
  g_source_set_name_by_id (self->timeout_id, "duebell-removal");
}

/* @sentence: why it did not work */
static void
complain (DueRemoval *self, const char *sentence)
{
  wait (self, on_silent);
  say (self, g_strdup (sentence));
}

/* One that is kept until Duebell quits is the service's to forget. */
static void
tell_service (DueRemoval *self, const char *id)
{
  due_feed_call_async (due_window_model_get_feed (self->model), "Reload", g_variant_new ("(s)", id),
                       NULL, NULL, NULL);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueRemoval) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!due_secrets_clear_finish (DUE_SECRETS (source), result, &error))
    complain (self, _ ("The account was removed, but the keyring still has its sign-in."));
  g_application_release (g_application_get_default ());
}

/* Somebody else may have put it back. */
static gboolean
is_listed (DueRemoval *self, const char *id)
{
  g_autoptr (DueAccount) account =
      due_accounts_get_by_id (due_window_model_get_accounts (self->model), id);

  return account != NULL;
}

/**
 * due_removal_finish:
 * @self: a removal
 *
 * Forgets the account that could be put back, if there is one. The program stays until that is
 * done.
 */
void
due_removal_finish (DueRemoval *self)
{
  g_autofree char *id = NULL;
  g_autoptr (DueAccount) account = NULL;

  g_return_if_fail (DUE_IS_REMOVAL (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  id = g_steal_pointer (&self->id);
  if (id != NULL && !is_listed (self, id))
    {
      account = due_account_new (due_window_model_get_settings (self->model), id);
      due_account_reset (account);
      tell_service (self, id);
      g_application_hold (g_application_get_default ());
      due_secrets_clear_async (due_window_model_get_secrets (self->model), id, NULL, on_cleared,
                               g_object_ref (self));
    }
  say (self, NULL);
}

/**
 * due_removal_start:
 * @self: a removal
 * @account_id: the account to remove
 */
void
due_removal_start (DueRemoval *self, const char *account_id)
{
  DueAccounts *accounts = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autofree char *portal = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DUE_IS_REMOVAL (self));
  g_return_if_fail (account_id != NULL);

  due_removal_finish (self);
  accounts = due_window_model_get_accounts (self->model);
  account = due_accounts_get_by_id (accounts, account_id);
  if (account == NULL)
    return;
  portal = g_strdup (due_account_get_portal (account));
  if (!due_accounts_take_off (accounts, account_id, &self->position, &error))
    {
      complain (self, error->message);
      return;
    }
  self->id = g_strdup (account_id);
  wait (self, on_late);
  /* Translators: %s is a portal, such as acme.bitrix24.ru */
  say (self, g_strdup_printf (_ ("%s was removed"), portal));
}

/**
 * due_removal_undo:
 * @self: a removal
 *
 * Puts the account back where it was. Where that does not work now, it may be tried again.
 */
void
due_removal_undo (DueRemoval *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DUE_IS_REMOVAL (self));

  if (self->id == NULL)
    return;
  if (!due_accounts_put_back (due_window_model_get_accounts (self->model), self->id, self->position,
                              &error))
    {
      wait (self, on_late);
      say (self, g_strdup (error->message));
      return;
    }
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->id, g_free);
  say (self, NULL);
}

void
due_removal_set_undo_ms (DueRemoval *self, guint undo_ms)
{
  g_return_if_fail (DUE_IS_REMOVAL (self));

  self->undo_ms = undo_ms;
}

static void
due_removal_dispose (GObject *object)
{
  g_clear_handle_id (&DUE_REMOVAL (object)->timeout_id, g_source_remove);
  G_OBJECT_CLASS (due_removal_parent_class)->dispose (object);
}

static void
due_removal_finalize (GObject *object)
{
  DueRemoval *self = DUE_REMOVAL (object);

  g_clear_object (&self->model);
  g_free (self->id);
  g_free (self->text);
  G_OBJECT_CLASS (due_removal_parent_class)->finalize (object);
}

static void
due_removal_class_init (DueRemovalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_removal_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_removal_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DUE_TYPE_REMOVAL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_removal_init (DueRemoval *self)
{
  self->undo_ms = DUE_REMOVAL_UNDO_S * 1000;
}

DueRemoval *
due_removal_new (DueWindowModel *model)
{
  DueRemoval *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_REMOVAL, NULL);
  self->model = g_object_ref (model);
  return self;
}
