/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings of an older or a newer version, or written by hand: no account is lost to them, and none
 * of them can be more than a setting that counts as its default. */

#include "accounts.h"

#include "settings-files.h"

#define ID_A "aaaaaaaa-0000-4000-8000-000000000001"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000002"
#define TOP "io/github/duebell/Duebell"
#define A "[" TOP "/accounts/" ID_A "]\nportal='a.bitrix24.ru'\n"
#define LISTED "[" TOP "]\naccounts=['" ID_A "']\n"

/* Reads everything that there is to read. */
static void
read_all (DueAccount *account)
{
  g_autoptr (DueWatch) watch = due_account_get_watch (account);
  g_autoptr (GPtrArray) queries = due_watch_list_queries (watch);
  g_autofree char *base = due_account_get_base (account);
  g_autofree char *client = due_account_get_client_id (account);
  g_autofree char *file = due_account_get_client_secret_file (account);
  g_autofree char *server = due_account_get_token_server (account);
  g_autofree char *open_with = due_account_get_open_with (account);
  g_autofree char *certificate = due_account_get_trusted_certificate (account);
  g_autofree char *project = due_account_get_project_name (account, 12);
  guint port = due_account_get_redirect_port (account);

  g_assert_true (base != NULL && client != NULL && file != NULL && server != NULL);
  g_assert_true (open_with != NULL && certificate != NULL);
  g_assert_true (project == NULL || g_utf8_validate (project, -1, NULL));
  g_assert_cmpuint (queries->len, >, 0);
  g_assert_cmpuint (port, >=, 1);
  g_assert_cmpuint (port, <=, 65535);
  g_assert_cmpint (due_account_get_user_id (account), >=, 0);
  g_assert_cmpint (due_account_get_count (account) & ~DUE_KINDS_ALL, ==, 0);
  g_assert_cmpint (due_account_get_notify (account) & ~DUE_KINDS_ALL, ==, 0);
  g_assert_cmpint (due_account_get_method (account), <=, DUE_METHOD_OAUTH);
  due_account_get_enabled (account);
}

static void
test_one_account (gconstpointer data)
{
  g_autofree char *values = g_strconcat (LISTED A, data, "\n", NULL);
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (values, NULL, NULL);
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (DueAccount) account = due_accounts_get_by_id (accounts, ID_A);

  g_assert_nonnull (account);
  read_all (account);
  /* And it can be mended. */
  g_assert_true (due_account_set_identity (account, 547, "Anna"));
  g_assert_true (due_account_set_portal (account, "a.bitrix24.ru", DUE_METHOD_OAUTH));
  g_assert_true (due_account_set_roles (account, DUE_ROLES_ALL));
  g_assert_true (due_account_set_project_name (account, 12, "Sales"));
  read_all (account);
  g_assert_cmpint (due_account_get_user_id (account), ==, 547);
  g_clear_object (&account);
  g_assert_finalize_object (accounts);
}

static const char *const lines[] = {
  "method='telepathy'",
  "method=7",
  "method=",
  "user-id=int64 -5",
  "user-id='547'",
  "user-id=1.5",
  "user-id=99999999999999999999999",
  "user-name='\\u202eanna\\n'",
  "count=['overdue', 'pings']",
  "count='overdue'",
  "notify=[7]",
  "roles=['boss']",
  "roles=@as []",
  "project-filter='some'",
  "projects=[int64 -1, 0, 9223372036854775807, 12, 12]",
  "projects=['Sales']",
  "projects=[",
  "project-names={int64 12: 'a\\nb', -3: ''}",
  "project-names=['Sales']",
  "redirect-port=uint32 70000",
  "redirect-port=-1",
  "enabled='yes'",
  "open-with='../../evil.desktop'",
  "client-secret-file='/dev/zero'",
  "trusted-certificate='anything'",
  "of-a-newer-version=[{'a': <1>}]",
  "client-id=<<",
};

static void
test_list (gconstpointer data)
{
  g_autofree char *values = g_strconcat ("[" TOP "]\n", data, "\n" A, NULL);
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (values, NULL, NULL);
  DueAccounts *accounts = due_accounts_new (files->general);

  g_assert_cmpuint (due_accounts_get_n (accounts), ==, 1);
  g_assert_finalize_object (accounts);
}

static const char *const lists[] = {
  "accounts=['" ID_A "', '" ID_A "']",
  "accounts=['', '" ID_A "', '../../x', 'x']",
  "accounts=['" ID_A "', '" ID_B "']", /* the second has no settings */
  "accounts=['" ID_A "']\ncheck-interval=uint32 1\nbadge-style='dots'\nof-a-newer-version=1",
};

/* An entry of a newer version in the list stays there when an account is added and taken away. */
static void
test_keeps_what_it_does_not_know (void)
{
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (
      "[" TOP "]\naccounts=['group:work', '" ID_A "']\n" A "of-a-newer-version=1\n", NULL, NULL);
  DueAccounts *accounts = due_accounts_new (files->general);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) added =
      due_accounts_add (accounts, "b.bitrix24.ru", 7, "Boris", DUE_METHOD_WEBHOOK, &error);
  g_auto (GStrv) ids = NULL;
  g_autofree char *path = g_build_filename (files->dir, "values", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (due_accounts_remove (accounts, due_account_get_id (added), &error));
  ids = g_settings_get_strv (files->general, "accounts");
  g_assert_cmpstr (ids[0], ==, "group:work");
  g_assert_cmpstr (ids[1], ==, ID_A);
  g_assert_null (ids[2]);
  g_settings_sync ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "of-a-newer-version=1"));
  g_clear_object (&added);
  g_assert_finalize_object (accounts);
}

static void
add_all (const char *prefix, const char *const *rows, guint n, GTestDataFunc function)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/odd-settings/%s/%u", prefix, i);

      g_test_add_data_func (name, rows[i], function);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_all ("account", lines, G_N_ELEMENTS (lines), test_one_account);
  add_all ("list", lists, G_N_ELEMENTS (lists), test_list);
  g_test_add_func ("/odd-settings/keeps-what-it-does-not-know", test_keeps_what_it_does_not_know);

  return g_test_run ();
}
