/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-list.h"

#include "account-item.h"
#include "account-variants.h"

static char *
get_ids (GListModel *model)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DueAccountItem) item = g_list_model_get_item (model, i);

      g_string_append (ids, due_account_item_get_id (item));
    }
  return g_string_free (ids, FALSE);
}

static void
update (DueAccountList *list, const char *ids)
{
  g_autoptr (GString) text = g_string_new ("@aa{sv} [");
  g_autoptr (GVariant) accounts = NULL;

  for (guint i = 0; ids[i] != '\0'; i++)
    g_string_append_printf (text, "%s{'id': <'%c'>}", i > 0 ? ", " : "", ids[i]);
  g_string_append_c (text, ']');
  accounts = test_accounts (text->str);
  due_account_list_update (list, accounts);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *expected;
  guint n_changes; /* how often the view hears of it */
} UpdateCase;

static const UpdateCase update_cases[] = {
  { "same", "abc", "abc", "abc", 0 },       { "append", "ab", "abc", "abc", 1 },
  { "prepend", "bc", "abc", "abc", 1 },     { "remove", "abc", "ac", "ac", 1 },
  { "to-none", "abc", "", "", 3 },          { "from-none", "", "ab", "ab", 2 },
  { "last-first", "abc", "cab", "cab", 2 }, { "replace", "ab", "xb", "xb", 2 },
  { "twice", "a", "aba", "ab", 1 },
};

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_update (gconstpointer data)
{
  const UpdateCase *row = data;
  DueAccountList *list = due_account_list_new ();
  g_autofree char *ids = NULL;
  guint n_changes = 0;

  update (list, row->before);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &n_changes);
  update (list, row->after);
  ids = get_ids (G_LIST_MODEL (list));
  g_assert_cmpstr (ids, ==, row->expected);
  g_assert_cmpuint (n_changes, ==, row->n_changes);
  g_assert_finalize_object (list);
}

static void
on_notify (DueAccountItem *item, GParamSpec *pspec, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_item_stays (void)
{
  DueAccountList *list = due_account_list_new ();
  g_autoptr (GVariant) busy = test_accounts ("[{'id': <'a'>, 'state': <'locked'>}]");
  g_autoptr (DueAccountItem) item = NULL;
  guint n_changes = 0;

  update (list, "a");
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify::facts", G_CALLBACK (on_notify), &n_changes);
  update (list, "ba");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (due_account_list_count_trouble (list), ==, 0);

  due_account_list_update (list, busy);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (due_account_list_count_trouble (list), ==, 1);
  g_assert_cmpint (due_account_facts_get_state (due_account_item_get_facts (item)), ==,
                   DUE_STATE_LOCKED);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (update_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/account-list/update/%s", update_cases[i].name);

      g_test_add_data_func (path, &update_cases[i], test_update);
    }
  g_test_add_func ("/account-list/item-stays", test_item_stays);

  return g_test_run ();
}
