/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "accounts.h"

#include "settings.h"

#define ID_A "aaaaaaaa-0000-4000-8000-000000000001"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000002"
#define ID_C "cccccccc-0000-4000-8000-000000000003"

typedef struct
{
  GSettings *general;
  DueAccounts *accounts;
  GString *said; /* "position-removed+added" of each items-changed, a space after each */
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer said)
{
  g_string_append_printf (said, "%u-%u+%u ", position, removed, added);
}

static void
set_portal (Fixture *fixture, const char *id, const char *portal, gint64 user_id, const char *name)
{
  g_autoptr (GSettings) settings = due_settings_new_for_account (fixture->general, id);

  g_settings_set_string (settings, "portal", portal);
  g_settings_set_int64 (settings, "user-id", user_id);
  g_settings_set_string (settings, "user-name", name);
}

static void
set_list (Fixture *fixture, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);

  g_string_truncate (fixture->said, 0);
  g_settings_set_strv (fixture->general, "accounts", (const char *const *) list);
}

/* The users' ids, in order: they tell the accounts apart. */
static char *
list_users (Fixture *fixture)
{
  g_autoptr (GString) users = g_string_new ("");

  for (guint i = 0; i < due_accounts_get_n (fixture->accounts); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), i);

      g_string_append_printf (users, "%" G_GINT64_FORMAT " ", due_account_get_user_id (account));
    }
  return g_string_free (g_steal_pointer (&users), FALSE);
}

static void
assert_users (Fixture *fixture, const char *expected)
{
  g_autofree char *users = list_users (fixture);

  g_assert_cmpstr (users, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->general = due_settings_new (&error);
  g_assert_no_error (error);
  set_portal (fixture, ID_A, "acme.bitrix24.ru", 1, "Anna Petrova");
  set_portal (fixture, ID_B, "portal.acme.example:8443", 2, "Борис");
  set_portal (fixture, ID_C, "acme.bitrix24.ru", 3, "Clara");
  fixture->accounts = due_accounts_new (fixture->general);
  fixture->said = g_string_new ("");
  g_signal_connect (fixture->accounts, "items-changed", G_CALLBACK (on_items_changed),
                    fixture->said);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->general, "accounts");
  g_assert_finalize_object (fixture->accounts);
  g_assert_finalize_object (fixture->general);
  g_string_free (fixture->said, TRUE);
}

static void
test_follows_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) before = NULL;
  g_autoptr (DueAccount) after = NULL;
  static const struct
  {
    const char *ids;
    const char *users;
    const char *said;
  } rows[] = {
    { ID_A, "1 ", "0-0+1 " },
    { ID_A " " ID_B, "1 2 ", "1-0+1 " },
    { ID_A " " ID_B " " ID_C, "1 2 3 ", "2-0+1 " },
    { ID_A " " ID_C, "1 3 ", "1-1+0 " },
    { ID_A " " ID_C, "1 3 ", "" },
    { ID_C " " ID_A, "3 1 ", "0-2+2 " },
    { ID_B " " ID_C " " ID_A, "2 3 1 ", "0-0+1 " },
    { ID_A, "1 ", "0-2+0 " },
  };

  set_list (fixture, ID_A);
  before = due_accounts_get_by_id (fixture->accounts, ID_A);
  set_list (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      set_list (fixture, rows[i].ids);
      assert_users (fixture, rows[i].users);
      g_assert_cmpstr (fixture->said->str, ==, rows[i].said);
      if (i == 0)
        before = (g_object_unref (before), due_accounts_get_by_id (fixture->accounts, ID_A));
    }
  after = due_accounts_get_by_id (fixture->accounts, ID_A);
  g_assert_true (after == before);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->accounts)) == DUE_TYPE_ACCOUNT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 1));
}

static void
test_leaves_out_bad_ones (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = {
    "x " ID_A,
    ID_A " " ID_A,
    "../../../etc " ID_A " " ID_A "/",
    "dddddddd-0000-4000-8000-000000000004 " ID_A, /* no portal */
    " " ID_A " ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) left = NULL;
      g_autofree char *joined = NULL;

      g_test_message ("%s", rows[i]);
      set_list (fixture, rows[i]);
      assert_users (fixture, "1 ");
      left = g_settings_get_strv (fixture->general, "accounts");
      joined = g_strjoinv (" ", left);
      g_assert_cmpstr (joined, ==, rows[i]);
    }
}

static void
test_very_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (ids, g_strdup_printf ("bad %u", i));
  for (guint i = 0; i < 150; i++)
    {
      char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012u", i);

      set_portal (fixture, id, "acme.bitrix24.ru", 1000 + i, "");
      g_ptr_array_add (ids, id);
    }
  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (ids, g_strdup_printf ("ffffffff-0000-4000-8000-%012u", i));
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (fixture->general, "accounts", (const char *const *) ids->pdata);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, DUE_ACCOUNTS_MAX);
  g_assert_cmpstr (fixture->said->str, ==, "0-0+100 ");
}

static void
test_portal_comes_later (Fixture *fixture, gconstpointer data)
{
  const char *late = "dddddddd-0000-4000-8000-000000000005";

  set_list (fixture, "dddddddd-0000-4000-8000-000000000005 " ID_A);
  assert_users (fixture, "1 ");
  g_string_truncate (fixture->said, 0);
  set_portal (fixture, late, "late.example", 5, "");
  assert_users (fixture, "5 1 ");
  g_assert_cmpstr (fixture->said->str, ==, "0-0+1 ");
  set_portal (fixture, late, "", 5, "");
  assert_users (fixture, "1 ");
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gint64 user_id; /* 0 with an error */
    int code;
  } rows[] = {
    { ID_A, 1, 0 },
    { "AAAAAAAA-0000-4000-8000-000000000001", 1, 0 },
    { "portal.acme.example:8443", 2, 0 },
    { "portal.acme.example", 2, 0 },
    { "https://Portal.acme.example:8443/", 2, 0 },
    { " portal.acme.example\n", 2, 0 },
    { "1@acme.bitrix24.ru", 1, 0 },
    { "anna petrova@ACME.bitrix24.ru", 1, 0 },
    { "борис@portal.acme.example", 2, 0 },
    { "3@acme.bitrix24.ru", 3, 0 },
    { "acme.bitrix24.ru", 0, DUE_ACCOUNTS_ERROR_AMBIGUOUS },
    { "4@acme.bitrix24.ru", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "@acme.bitrix24.ru", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "acme", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "portal", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "@", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
    { "%s%n\xff", 0, DUE_ACCOUNTS_ERROR_NOT_FOUND },
  };

  set_list (fixture, ID_A " " ID_B " " ID_C);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueAccount) account = due_accounts_find (fixture->accounts, rows[i].text, &error);

      g_test_message ("%u", i);
      if (rows[i].user_id == 0)
        {
          g_assert_error (error, DUE_ACCOUNTS_ERROR, rows[i].code);
          g_assert_null (account);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (due_account_get_user_id (account), ==, rows[i].user_id);
    }
}

static void
test_finds_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;

  set_list (fixture, ID_A " " ID_B " " ID_C);
  account = due_accounts_get_by_identity (fixture->accounts, "acme.bitrix24.ru", 3);
  g_assert_cmpstr (due_account_get_id (account), ==, ID_C);
  g_assert_null (due_accounts_get_by_identity (fixture->accounts, "acme.bitrix24.ru", 2));
  g_assert_null (due_accounts_get_by_identity (fixture->accounts, "other.bitrix24.ru", 3));
  g_assert_null (due_accounts_get_by_id (fixture->accounts, "x"));
}

static void
test_adds_and_removes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) ids = NULL;

  set_list (fixture, ID_A " junk");
  g_string_truncate (fixture->said, 0);
  account = due_accounts_add (fixture->accounts, "new.bitrix24.ru", 7, "Nina", DUE_METHOD_WEBHOOK,
                              &error);
  g_assert_no_error (error);
  assert_users (fixture, "1 7 ");
  g_assert_cmpstr (fixture->said->str, ==, "1-0+1 ");
  id = g_strdup (due_account_get_id (account));
  g_assert_true (due_settings_is_account_id (id));

  g_assert_true (due_accounts_remove (fixture->accounts, id, &error));
  g_assert_no_error (error);
  assert_users (fixture, "1 ");
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  ids = g_settings_get_strv (fixture->general, "accounts");
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ids[1], ==, "junk");

  g_assert_false (due_accounts_remove (fixture->accounts, id, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
}

/* A portal that would be left out is not added: nothing stays of it. */
static void
test_adds_nothing_unsound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_null (
      due_accounts_add (fixture->accounts, "not a host", 7, "Nina", DUE_METHOD_WEBHOOK, &error));
  g_assert_nonnull (error);
  ids = g_settings_get_strv (fixture->general, "accounts");
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 0);
}

#define add(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/accounts/follows-list", test_follows_list);
  add ("/accounts/leaves-out-bad-ones", test_leaves_out_bad_ones);
  add ("/accounts/very-many", test_very_many);
  add ("/accounts/portal-comes-later", test_portal_comes_later);
  add ("/accounts/finds", test_finds);
  add ("/accounts/finds-identity", test_finds_identity);
  add ("/accounts/adds-and-removes", test_adds_and_removes);
  add ("/accounts/adds-nothing-unsound", test_adds_nothing_unsound);

  return g_test_run ();
}
