/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "accounts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "accounts-private.h"
#include "settings.h"

struct _DueAccounts
{
  GObject parent_instance;

  GSettings *general;
  GHashTable *known;  /* (element-type utf8 DueAccount): by id: all that the settings name */
  GPtrArray *visible; /* (element-type DueAccount): those with a portal, in order */
};

static void due_accounts_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DueAccounts,
                               due_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      due_accounts_list_model_init))

G_DEFINE_QUARK (due_accounts_error, due_accounts_error)

static void on_account_changed (DueAccounts *self, const char *what);

static DueAccount *
ensure_account (DueAccounts *self, const char *id)
{
  DueAccount *account = g_hash_table_lookup (self->known, id);

  if (account != NULL)
    return account;
  account = due_account_new (self->general, id);
  g_signal_connect_object (account, "changed", G_CALLBACK (on_account_changed), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->known, g_strdup (id), account);
  return account;
}

static gboolean
is_unnamed (gpointer key, gpointer value, gpointer user_data)
{
  return !g_hash_table_contains (user_data, key);
}

/* (transfer full) (element-type DueAccount): what the settings name and can be an account. */
static GPtrArray *
read_accounts (DueAccounts *self)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->general, "accounts");
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *visible = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL && g_hash_table_size (named) < DUE_ACCOUNTS_IDS_MAX; i++)
    {
      DueAccount *account = NULL;

      if (!due_settings_is_account_id (ids[i]) || !g_hash_table_add (named, ids[i]))
        continue;
      account = ensure_account (self, ids[i]);
      if (visible->len < DUE_ACCOUNTS_MAX && due_account_has_portal (account))
        g_ptr_array_add (visible, g_object_ref (account));
    }
  g_hash_table_foreach_remove (self->known, is_unnamed, named);
  return visible;
}

/* Says "items-changed" for what lies between the common start and the common end. */
static void
refresh (DueAccounts *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->visible);
  guint start = 0;
  guint end = 0;

  self->visible = read_accounts (self);
  while (start < MIN (old->len, self->visible->len) &&
         old->pdata[start] == self->visible->pdata[start])
    start++;
  while (end < MIN (old->len, self->visible->len) - start &&
         old->pdata[old->len - 1 - end] == self->visible->pdata[self->visible->len - 1 - end])
    end++;
  if (start + end < MAX (old->len, self->visible->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                self->visible->len - start - end);
}

static void
on_account_changed (DueAccounts *self, const char *what)
{
  /* It may have a portal now, or none any more. */
  if (g_str_equal (what, "credentials"))
    refresh (self);
}

static void
on_list_changed (DueAccounts *self)
{
  refresh (self);
}

static GType
due_accounts_get_item_type (GListModel *model)
{
  return DUE_TYPE_ACCOUNT;
}

static guint
due_accounts_get_n_items (GListModel *model)
{
  return DUE_ACCOUNTS (model)->visible->len;
}

static gpointer
due_accounts_get_item (GListModel *model, guint position)
{
  GPtrArray *visible = DUE_ACCOUNTS (model)->visible;

  return position < visible->len ? g_object_ref (visible->pdata[position]) : NULL;
}

static void
due_accounts_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = due_accounts_get_item_type;
  iface->get_n_items = due_accounts_get_n_items;
  iface->get_item = due_accounts_get_item;
}

guint
due_accounts_get_n (DueAccounts *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), 0);

  return self->visible->len;
}

DueAccount *
due_accounts_get_by_id (DueAccounts *self, const char *id)
{
  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), NULL);

  for (guint i = 0; i < self->visible->len; i++)
    if (g_strcmp0 (due_account_get_id (self->visible->pdata[i]), id) == 0)
      return g_object_ref (self->visible->pdata[i]);
  return NULL;
}

static gboolean
is_of (DueAccount *account, const char *portal, gint64 user_id)
{
  return due_account_get_user_id (account) == user_id &&
         g_ascii_strcasecmp (due_account_get_portal (account), portal) == 0;
}

DueAccount *
due_accounts_get_by_identity (DueAccounts *self, const char *portal, gint64 user_id)
{
  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (portal != NULL, NULL);

  for (guint i = 0; user_id > 0 && i < self->visible->len; i++)
    if (is_of (self->visible->pdata[i], portal, user_id))
      return g_object_ref (self->visible->pdata[i]);
  return NULL;
}

DueAccount *
due_accounts_get_for_person (DueAccounts *self, const char *portal, gint64 user_id)
{
  DueAccount *account = due_accounts_get_by_identity (self, portal, user_id);

  for (guint i = 0; account == NULL && i < self->visible->len; i++)
    if (is_of (self->visible->pdata[i], portal, 0) &&
        due_account_is_writable (self->visible->pdata[i], "user-id"))
      account = g_object_ref (self->visible->pdata[i]);
  return account;
}

GSettings *
due_accounts_get_general (DueAccounts *self)
{
  return self->general;
}

gboolean
due_accounts_check_list_writable (DueAccounts *self, GError **error)
{
  if (g_settings_is_writable (self->general, "accounts"))
    return TRUE;
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED,
                       _ ("The accounts are set by your administrator."));
  return FALSE;
}

gboolean
due_accounts_can_add (DueAccounts *self, GError **error)
{
  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), FALSE);

  if (self->visible->len < DUE_ACCOUNTS_MAX)
    return due_accounts_check_list_writable (self, error);
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_TOO_MANY,
                       _ ("There are too many accounts. Remove one first."));
  return FALSE;
}

gboolean
due_accounts_can_remove (DueAccounts *self, const char *id, GError **error)
{
  g_autoptr (DueAccount) account = due_accounts_get_by_id (self, id);

  if (account != NULL)
    return due_accounts_check_list_writable (self, error);
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND,
                       _ ("There is no such account."));
  return FALSE;
}

void
due_accounts_write_list (DueAccounts *self, const char *const *ids)
{
  g_settings_set_strv (self->general, "accounts", ids);
  refresh (self);
}

/* Puts @id at the end of the list or takes it, however often it is there, off the list. All other
 * entries stay as they are, sound or not. */
static gboolean
write_list (DueAccounts *self, const char *id, gboolean listed)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->general, "accounts");
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], id))
      g_ptr_array_add (list, ids[i]);
  if (listed)
    g_ptr_array_add (list, (gpointer) id);
  g_ptr_array_add (list, NULL);
  return g_settings_set_strv (self->general, "accounts", (const char *const *) list->pdata);
}

DueAccount *
due_accounts_add_with_id (DueAccounts *self,
                          const char *id,
                          const char *portal,
                          gint64 user_id,
                          const char *name,
                          DueMethod method,
                          GError **error)
{
  g_autoptr (DueAccount) account = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (due_settings_is_account_id (id), NULL);

  if (!due_accounts_can_add (self, error))
    return NULL;
  account = due_account_new (self->general, id);
  if (due_account_set_identity (account, user_id, name) &&
      due_account_set_portal (account, portal, method) && write_list (self, id, TRUE))
    {
      refresh (self);
      g_clear_object (&account);
      account = due_accounts_get_by_id (self, id);
      if (account != NULL)
        return g_steal_pointer (&account);
      account = due_account_new (self->general, id);
      write_list (self, id, FALSE);
    }
  due_account_reset (account);
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED,
                       _ ("The settings of the account cannot be written."));
  return NULL;
}

DueAccount *
due_accounts_add (DueAccounts *self,
                  const char *portal,
                  gint64 user_id,
                  const char *name,
                  DueMethod method,
                  GError **error)
{
  g_autofree char *id = g_uuid_string_random ();

  return due_accounts_add_with_id (self, id, portal, user_id, name, method, error);
}

gboolean
due_accounts_remove (DueAccounts *self, const char *id, GError **error)
{
  g_autoptr (DueAccount) account = due_accounts_get_by_id (self, id);

  if (!due_accounts_can_remove (self, id, error))
    return FALSE;
  /* The list first: for others the account then goes as a whole, not key by key. */
  write_list (self, due_account_get_id (account), FALSE);
  refresh (self);
  due_account_reset (account);
  return TRUE;
}

static void
due_accounts_finalize (GObject *object)
{
  DueAccounts *self = DUE_ACCOUNTS (object);

  g_clear_object (&self->general);
  g_clear_pointer (&self->visible, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (due_accounts_parent_class)->finalize (object);
}

static void
due_accounts_class_init (DueAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_accounts_finalize;
}

static void
due_accounts_init (DueAccounts *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->visible = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * due_accounts_new:
 * @general: the general settings, see due_settings_new()
 *
 * Returns: (transfer full): the accounts as they are now, and from now on
 */
DueAccounts *
due_accounts_new (GSettings *general)
{
  DueAccounts *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (general), NULL);

  self = g_object_new (DUE_TYPE_ACCOUNTS, NULL);
  self->general = g_object_ref (general);
  g_signal_connect_object (general, "changed::accounts", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
