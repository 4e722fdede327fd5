/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "accounts.h"

#include <glib/gi18n.h>

#include "accounts-private.h"
#include "settings.h"

/* (transfer full) (element-type utf8): all that the settings list, sound or not. */
static GPtrArray *
read_list (DueAccounts *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  char **ids = g_settings_get_strv (due_accounts_get_general (self), "accounts");

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (list, ids[i]);
  g_free (ids); /* its elements are the list's */
  return list;
}

static void
write_list (DueAccounts *self, GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  due_accounts_write_list (self, (const char *const *) list->pdata);
}

static gboolean
find_id (GPtrArray *list, const char *id, guint *position)
{
  return g_ptr_array_find_with_equal_func (list, id, g_str_equal, position);
}

/* However often it is there. */
static void
remove_id (GPtrArray *list, const char *id)
{
  guint position = 0;

  while (find_id (list, id, &position))
    g_ptr_array_remove_index (list, position);
}

static gboolean
find_shown (DueAccounts *self, const char *id, guint *position)
{
  for (guint i = 0; i < due_accounts_get_n (self); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (self), i);

      *position = i;
      if (g_strcmp0 (due_account_get_id (account), id) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
due_accounts_move (DueAccounts *self, const char *id, int by, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DueAccount) other = NULL;
  guint shown = 0;
  guint target = 0;
  guint position = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), FALSE);

  if (!due_accounts_can_remove (self, id, error))
    return FALSE;
  find_shown (self, id, &shown);
  target = (guint) CLAMP ((gint64) shown + by, 0, (gint64) due_accounts_get_n (self) - 1);
  if (target == shown)
    return TRUE;

  /* Entries that are not shown may lie between the two. */
  other = g_list_model_get_item (G_LIST_MODEL (self), target);
  list = read_list (self);
  remove_id (list, id);
  if (!find_id (list, due_account_get_id (other), &position))
    return TRUE; /* another process has just taken it off */
  g_ptr_array_insert (list, (int) (target > shown ? position + 1 : position), g_strdup (id));
  write_list (self, list);
  return TRUE;
}

gboolean
due_accounts_take_off (DueAccounts *self, const char *id, guint *position, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  guint found = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  if (!due_accounts_can_remove (self, id, error))
    return FALSE;
  list = read_list (self);
  find_id (list, id, &found);
  *position = found;
  remove_id (list, id);
  write_list (self, list);
  return TRUE;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND,
                       _ ("There is no such account."));
  return FALSE;
}

gboolean
due_accounts_put_back (DueAccounts *self, const char *id, guint position, GError **error)
{
  g_autoptr (DueAccount) listed = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), FALSE);

  listed = due_accounts_get_by_id (self, id);
  if (listed != NULL)
    return TRUE;
  if (!due_accounts_can_add (self, error))
    return FALSE;
  if (!due_settings_is_account_id (id))
    return set_not_found (error);
  account = due_account_new (due_accounts_get_general (self), id);
  if (!due_account_has_portal (account))
    return set_not_found (error);

  list = read_list (self);
  remove_id (list, id);
  g_ptr_array_insert (list, (int) MIN (position, list->len), g_strdup (id));
  write_list (self, list);
  return TRUE;
}
