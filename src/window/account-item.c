/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-item.h"

struct _DueAccountItem
{
  GObject parent_instance;

  DueAccountFacts *facts;
};

enum
{
  PROP_FACTS = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DueAccountItem, due_account_item, G_TYPE_OBJECT)

const char *
due_account_item_get_id (DueAccountItem *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT_ITEM (self), NULL);

  return due_account_facts_get_id (self->facts);
}

/* Returns: (transfer none): never %NULL */
DueAccountFacts *
due_account_item_get_facts (DueAccountItem *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT_ITEM (self), NULL);

  return self->facts;
}

/* Notifies only if @facts, which are of the same account, say something else than before. */
void
due_account_item_set_facts (DueAccountItem *self, DueAccountFacts *facts)
{
  DueAccountFacts *old = NULL;

  g_return_if_fail (DUE_IS_ACCOUNT_ITEM (self));
  g_return_if_fail (g_str_equal (due_account_item_get_id (self), due_account_facts_get_id (facts)));

  if (due_account_facts_equal (self->facts, facts))
    return;
  old = self->facts;
  self->facts = due_account_facts_ref (facts);
  due_account_facts_unref (old);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FACTS]);
}

static void
due_account_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, DUE_ACCOUNT_ITEM (object)->facts);
}

static void
due_account_item_finalize (GObject *object)
{
  g_clear_pointer (&DUE_ACCOUNT_ITEM (object)->facts, due_account_facts_unref);
  G_OBJECT_CLASS (due_account_item_parent_class)->finalize (object);
}

static void
due_account_item_class_init (DueAccountItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = due_account_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = due_account_item_finalize;
  props[PROP_FACTS] = g_param_spec_boxed ("facts", NULL, NULL, DUE_TYPE_ACCOUNT_FACTS,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_account_item_init (DueAccountItem *self)
{
}

DueAccountItem *
due_account_item_new (DueAccountFacts *facts)
{
  DueAccountItem *self = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (DUE_TYPE_ACCOUNT_ITEM, NULL);
  self->facts = due_account_facts_ref (facts);
  return self;
}
