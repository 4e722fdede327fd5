/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-list.h"

#include "account-item.h"

struct _DueAccountList
{
  GObject parent_instance;

  GPtrArray *items;
};

static void due_account_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DueAccountList,
                               due_account_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      due_account_list_model_init))

static GType
due_account_list_get_item_type (GListModel *model)
{
  return DUE_TYPE_ACCOUNT_ITEM;
}

static guint
due_account_list_get_n_items (GListModel *model)
{
  return DUE_ACCOUNT_LIST (model)->items->len;
}

static gpointer
due_account_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = DUE_ACCOUNT_LIST (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
due_account_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = due_account_list_get_item_type;
  iface->get_n_items = due_account_list_get_n_items;
  iface->get_item = due_account_list_get_item;
}

static gboolean
has_id (gconstpointer facts, gconstpointer id)
{
  return g_str_equal (due_account_facts_get_id (facts), id);
}

/* Returns: (transfer full): what @accounts says, each id once */
static GPtrArray *
read_facts (GVariant *accounts)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) due_account_facts_unref);

  for (gsize i = 0; i < g_variant_n_children (accounts); i++)
    {
      g_autoptr (GVariant) fields = g_variant_get_child_value (accounts, i);
      g_autoptr (DueAccountFacts) facts = due_account_facts_new (fields);

      if (facts != NULL &&
          !g_ptr_array_find_with_equal_func (all, due_account_facts_get_id (facts), has_id, NULL))
        g_ptr_array_add (all, g_steal_pointer (&facts));
    }
  return all;
}

static void
remove_item (DueAccountList *self, guint position)
{
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* @item: (transfer full) */
static void
insert_item (DueAccountList *self, guint position, DueAccountItem *item)
{
  g_ptr_array_insert (self->items, (int) position, item);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
remove_missing (DueAccountList *self, GPtrArray *all)
{
  for (guint i = self->items->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (all, due_account_item_get_id (self->items->pdata[i - 1]),
                                           has_id, NULL))
      remove_item (self, i - 1);
}

/* The items before @position are in their place already. */
static void
put (DueAccountList *self, guint position, DueAccountFacts *facts)
{
  for (guint i = position; i < self->items->len; i++)
    {
      g_autoptr (DueAccountItem) item = g_object_ref (self->items->pdata[i]);

      if (!g_str_equal (due_account_item_get_id (item), due_account_facts_get_id (facts)))
        continue;
      due_account_item_set_facts (item, facts);
      if (i != position)
        {
          remove_item (self, i);
          insert_item (self, position, g_steal_pointer (&item));
        }
      return;
    }
  insert_item (self, position, due_account_item_new (facts));
}

/**
 * due_account_list_update:
 * @self: a list
 * @accounts: aa{sv}, the property Accounts
 *
 * Items that stay only change their facts; what has no id, or one that was there before, is left
 * out.
 */
void
due_account_list_update (DueAccountList *self, GVariant *accounts)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (DUE_IS_ACCOUNT_LIST (self));
  g_return_if_fail (g_variant_is_of_type (accounts, G_VARIANT_TYPE ("aa{sv}")));

  all = read_facts (accounts);
  remove_missing (self, all);
  for (guint i = 0; i < all->len; i++)
    put (self, i, all->pdata[i]);
}

/* Returns: (transfer full) (nullable): the account of that id */
DueAccountItem *
due_account_list_find (DueAccountList *self, const char *id)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (due_account_item_get_id (self->items->pdata[i]), id))
      return g_object_ref (self->items->pdata[i]);
  return NULL;
}

/* Returns: how many accounts wait for the person to do something */
guint
due_account_list_count_trouble (DueAccountList *self)
{
  guint n = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNT_LIST (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    if (due_account_facts_is_trouble (due_account_item_get_facts (self->items->pdata[i])))
      n++;
  return n;
}

static void
due_account_list_finalize (GObject *object)
{
  g_ptr_array_unref (DUE_ACCOUNT_LIST (object)->items);
  G_OBJECT_CLASS (due_account_list_parent_class)->finalize (object);
}

static void
due_account_list_class_init (DueAccountListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_account_list_finalize;
}

static void
due_account_list_init (DueAccountList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

DueAccountList *
due_account_list_new (void)
{
  return g_object_new (DUE_TYPE_ACCOUNT_LIST, NULL);
}
