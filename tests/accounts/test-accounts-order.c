/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "accounts.h"

#include "settings-files.h"
#include "settings.h"

#define ID_A "aaaaaaaa-0000-4000-8000-000000000001"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000002"
#define ID_C "cccccccc-0000-4000-8000-000000000003"
#define ID_EMPTY "dddddddd-0000-4000-8000-000000000004" /* has no portal */
#define TOP "io/github/duebell/Duebell"
#define ACCOUNT(id, portal, user)                                                                  \
  "[" TOP "/accounts/" id "]\nportal='" portal "'\nuser-id=int64 " user "\n"
#define LIST(ids) "[" TOP "]\naccounts=[" ids "]\n"
#define THREE                                                                                      \
  ACCOUNT (ID_A, "a.bitrix24.ru", "1")                                                             \
  ACCOUNT (ID_B, "b.bitrix24.ru", "2") ACCOUNT (ID_C, "c.bitrix24.ru", "3")

/* The users' ids of those that are shown. */
static void
assert_users (DueAccounts *accounts, const char *expected)
{
  g_autoptr (GString) users = g_string_new ("");

  for (guint i = 0; i < due_accounts_get_n (accounts); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), i);

      g_string_append_printf (users, "%" G_GINT64_FORMAT " ", due_account_get_user_id (account));
    }
  g_assert_cmpstr (users->str, ==, expected);
}

static void
assert_list (TestSettingsFiles *files, const char *expected)
{
  g_auto (GStrv) ids = g_settings_get_strv (files->general, "accounts");
  g_autofree char *list = g_strjoinv (" ", ids);

  g_assert_cmpstr (list, ==, expected);
}

/* Between A and B there is an entry that is not shown, and one that is nothing. */
static void
test_move (void)
{
  static const struct
  {
    const char *id;
    int by;
    const char *users;
    const char *list;
  } rows[] = {
    { ID_A, -1, "1 2 3 ", ID_A " " ID_EMPTY " x " ID_B " " ID_C },
    { ID_A, 1, "2 1 3 ", ID_EMPTY " x " ID_B " " ID_A " " ID_C },
    { ID_A, 1, "2 3 1 ", ID_EMPTY " x " ID_B " " ID_C " " ID_A },
    { ID_A, 1, "2 3 1 ", ID_EMPTY " x " ID_B " " ID_C " " ID_A },
    { ID_A, -2, "1 2 3 ", ID_EMPTY " x " ID_A " " ID_B " " ID_C },
    { ID_C, -1, "1 3 2 ", ID_EMPTY " x " ID_A " " ID_C " " ID_B },
    { ID_C, G_MININT, "3 1 2 ", ID_EMPTY " x " ID_C " " ID_A " " ID_B },
    { ID_C, G_MAXINT, "1 2 3 ", ID_EMPTY " x " ID_A " " ID_B " " ID_C },
  };
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (
      LIST ("'" ID_A "', '" ID_EMPTY "', 'x', '" ID_B "', '" ID_C "'") THREE, NULL, NULL);
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      g_assert_true (due_accounts_move (accounts, rows[i].id, rows[i].by, &error));
      g_assert_no_error (error);
      assert_users (accounts, rows[i].users);
      assert_list (files, rows[i].list);
    }
  g_assert_false (due_accounts_move (accounts, ID_EMPTY, 1, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_assert_finalize_object (accounts);
}

static void
test_undo (void)
{
  g_autoptr (TestSettingsFiles) files =
      test_settings_files_new (LIST ("'" ID_A "', 'x', '" ID_B "', '" ID_C "'") THREE, NULL, NULL);
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (GError) error = NULL;
  guint position = 0;

  g_assert_true (due_accounts_take_off (accounts, ID_B, &position, &error));
  assert_users (accounts, "1 3 ");
  assert_list (files, ID_A " x " ID_C);
  g_assert_true (due_accounts_put_back (accounts, ID_B, position, &error));
  g_assert_true (due_accounts_put_back (accounts, ID_B, position, &error));
  assert_users (accounts, "1 2 3 ");
  assert_list (files, ID_A " x " ID_B " " ID_C);

  /* Others may have gone meanwhile. */
  g_assert_true (due_accounts_take_off (accounts, ID_C, &position, &error));
  g_assert_true (due_accounts_remove (accounts, ID_A, &error));
  g_assert_true (due_accounts_put_back (accounts, ID_C, position, &error));
  g_assert_no_error (error);
  assert_users (accounts, "2 3 ");

  g_assert_false (due_accounts_take_off (accounts, ID_A, &position, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (due_accounts_put_back (accounts, ID_A, 0, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (due_accounts_put_back (accounts, "../x", 0, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_assert_finalize_object (accounts);
}

static void
test_locked_list (void)
{
  g_autoptr (TestSettingsFiles) files =
      test_settings_files_new (THREE, LIST ("'" ID_A "', '" ID_B "'"), "/" TOP "/accounts\n");
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (GError) error = NULL;
  guint position = 0;

  assert_users (accounts, "1 2 ");
  g_assert_false (due_accounts_move (accounts, ID_A, 1, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (due_accounts_take_off (accounts, ID_A, &position, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (due_accounts_put_back (accounts, ID_C, 0, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (due_accounts_remove (accounts, ID_A, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  assert_users (accounts, "1 2 ");
  g_assert_finalize_object (accounts);
}

static void
assert_for_person (DueAccounts *accounts, const char *portal, gint64 user_id, const char *id)
{
  g_autoptr (DueAccount) account = due_accounts_get_for_person (accounts, portal, user_id);

  g_assert_cmpstr (account != NULL ? due_account_get_id (account) : NULL, ==, id);
}

/* Two accounts that an administrator has preset for one portal, and one whose person is locked to
 * nobody. Each waits for somebody of its own. */
static void
test_preset (void)
{
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (
      NULL,
      LIST ("'" ID_C "', '" ID_A "', '" ID_B "'") ACCOUNT (ID_A, "a.bitrix24.ru", "0")
          ACCOUNT (ID_B, "a.bitrix24.ru", "0") ACCOUNT (ID_C, "a.bitrix24.ru", "0"),
      "/" TOP "/accounts\n/" TOP "/accounts/" ID_A "/portal\n/" TOP "/accounts/" ID_C "/user-id\n");
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (DueAccount) first = due_accounts_get_by_id (accounts, ID_A);

  assert_users (accounts, "0 0 0 ");
  g_assert_null (due_accounts_get_by_identity (accounts, "a.bitrix24.ru", 0));
  g_assert_null (due_accounts_get_by_identity (accounts, "a.bitrix24.ru", 547));
  assert_for_person (accounts, "A.bitrix24.ru", 547, ID_A);
  assert_for_person (accounts, "b.bitrix24.ru", 547, NULL);

  g_assert_true (due_account_set_portal (first, "a.bitrix24.ru", DUE_METHOD_OAUTH));
  g_assert_true (due_account_set_identity (first, 547, "Anna"));
  assert_for_person (accounts, "a.bitrix24.ru", 547, ID_A);
  assert_for_person (accounts, "a.bitrix24.ru", 548, ID_B);
  g_clear_object (&first);
  g_assert_finalize_object (accounts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accounts-order/move", test_move);
  g_test_add_func ("/accounts-order/undo", test_undo);
  g_test_add_func ("/accounts-order/locked-list", test_locked_list);
  g_test_add_func ("/accounts-order/preset", test_preset);

  return g_test_run ();
}
