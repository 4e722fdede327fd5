/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What other processes do to the settings, and what an administrator has locked. */

#define G_SETTINGS_ENABLE_BACKEND

#include "accounts.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#include "settings.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define ACCOUNT_PATH DUE_SETTINGS_PATH "accounts/" ID "/"

typedef struct
{
  char *dir;
  char *file;
  GSettings *general;
  DueAccounts *accounts;
} Fixture;

static GSettingsBackend *
make_backend (const char *file, const char *defaults_dir)
{
  g_autoptr (GSettingsBackend) plain = g_keyfile_settings_backend_new (file, "/", NULL);

  /* The same with a folder of an administrator, for which there is no constructor. */
  return g_object_new (G_OBJECT_TYPE (plain), "filename", file, "root-path", "/", "defaults-dir",
                       defaults_dir, NULL);
}

static GSettings *
make_settings (const char *file, const char *defaults_dir)
{
  g_autoptr (GSettingsBackend) backend = make_backend (file, defaults_dir);
  g_autoptr (GError) error = NULL;
  GSettings *settings = due_settings_new_with_backend (backend, &error);

  g_assert_no_error (error);
  return settings;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("duebell-live-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->dir, "settings", NULL);
  fixture->general = make_settings (fixture->file, fixture->dir);
  fixture->accounts = due_accounts_new (fixture->general);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "settings", "locks", "defaults" };

  g_assert_finalize_object (fixture->accounts);
  g_assert_finalize_object (fixture->general);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->file);
}

/* The other process. */
static int
run_other (const char *file, const char *what)
{
  g_autofree char *dir = g_path_get_dirname (file);
  GSettings *general = make_settings (file, dir);
  DueAccounts *accounts = due_accounts_new (general);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;

  if (g_str_equal (what, "add-first"))
    account = due_accounts_add_with_id (accounts, ID, "acme.bitrix24.ru", 1, "Anna",
                                        DUE_METHOD_WEBHOOK, &error);
  else if (g_str_equal (what, "add-second"))
    account =
        due_accounts_add (accounts, "other.bitrix24.ru", 2, "Boris", DUE_METHOD_WEBHOOK, &error);
  else
    account = due_accounts_get_by_id (accounts, ID);
  g_assert_no_error (error);
  g_assert_nonnull (account);

  if (g_str_equal (what, "switch-off"))
    g_assert_true (due_account_set_enabled (account, FALSE));
  else if (g_str_equal (what, "set-roles"))
    g_settings_set_flags (due_account_get_settings (account), "roles", DUE_ROLE_AUDITOR);
  else if (g_str_equal (what, "remove"))
    g_assert_true (due_accounts_remove (accounts, ID, &error));
  g_settings_sync ();
  g_clear_object (&account);
  g_assert_finalize_object (accounts);
  g_assert_finalize_object (general);
  return 0;
}

static void
let_other (Fixture *fixture, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/proc/self/exe", "--other",
                        fixture->file, what, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
wait_n (Fixture *fixture, guint n)
{
  while (due_accounts_get_n (fixture->accounts) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_changed (DueAccount *account, const char *what, gpointer user_data)
{
  g_string_append_printf (user_data, "%s,", what);
}

static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) first = NULL;
  g_autoptr (DueAccount) still = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autoptr (GString) said = g_string_new ("");

  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 0);
  let_other (fixture, "add-first");
  wait_n (fixture, 1);
  first = due_accounts_get_by_id (fixture->accounts, ID);
  g_assert_cmpstr (due_account_get_portal (first), ==, "acme.bitrix24.ru");
  g_assert_cmpint (due_account_get_user_id (first), ==, 1);
  g_assert_cmpstr (due_account_get_user_name (first), ==, "Anna");

  g_signal_connect (first, "changed", G_CALLBACK (on_changed), said);
  let_other (fixture, "set-roles");
  while (said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (said->str, ==, "watch,");
  watch = due_account_get_watch (first);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);

  g_string_truncate (said, 0);
  let_other (fixture, "switch-off");
  while (said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (said->str, ==, "enabled,");
  g_assert_false (due_account_get_enabled (first));

  let_other (fixture, "add-second");
  wait_n (fixture, 2);
  still = due_accounts_get_by_id (fixture->accounts, ID);
  g_assert_true (still == first);
  let_other (fixture, "remove");
  wait_n (fixture, 1);
  g_assert_null (due_accounts_get_by_id (fixture->accounts, ID));
  g_signal_handlers_disconnect_by_data (first, said);
}

static void
lock (Fixture *fixture, const char *path)
{
  g_autofree char *locks = g_build_filename (fixture->dir, "locks", NULL);

  g_assert_true (g_file_set_contents (locks, path, -1, NULL));
  g_clear_object (&fixture->accounts);
  g_clear_object (&fixture->general);
  fixture->general = make_settings (fixture->file, fixture->dir);
  fixture->accounts = due_accounts_new (fixture->general);
}

static void
test_locked_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  let_other (fixture, "add-first");
  lock (fixture, DUE_SETTINGS_PATH "accounts\n");
  g_assert_false (due_accounts_can_add (fixture->accounts, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (due_accounts_add (fixture->accounts, "acme.bitrix24.ru", 2, "Boris",
                                   DUE_METHOD_WEBHOOK, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
}

/* The administrator names the accounts and their portal; the person cannot remove them. */
static void
test_preset (Fixture *fixture, gconstpointer data)
{
  g_autofree char *defaults = g_build_filename (fixture->dir, "defaults", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  const char *preset = "[io/github/duebell/Duebell]\naccounts=['" ID "']\n"
                       "[io/github/duebell/Duebell/accounts/" ID "]\n"
                       "portal='acme.bitrix24.ru'\nuser-id=int64 547\nenabled=false\n";

  g_assert_true (g_file_set_contents (defaults, preset, -1, NULL));
  lock (fixture, DUE_SETTINGS_PATH "accounts\n" ACCOUNT_PATH "enabled\n");
  account = due_accounts_get_by_id (fixture->accounts, ID);
  g_assert_nonnull (account);
  g_assert_cmpint (due_account_get_user_id (account), ==, 547);
  g_assert_false (due_account_is_writable (account, "enabled"));
  g_assert_true (due_account_is_writable (account, "roles"));
  g_assert_false (due_account_set_enabled (account, TRUE));
  g_assert_true (due_account_set_enabled (account, FALSE));
  g_assert_false (due_account_get_enabled (account));
  due_account_reset (account);
  g_assert_false (due_accounts_can_remove (fixture->accounts, ID, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (due_accounts_remove (fixture->accounts, ID, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
}

/* Half of an account can be written: nothing of it stays. */
static void
test_locked_account (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_auto (GStrv) ids = NULL;

  lock (fixture, ACCOUNT_PATH "portal\n");
  g_assert_null (due_accounts_add_with_id (fixture->accounts, ID, "acme.bitrix24.ru", 2, "Boris",
                                           DUE_METHOD_WEBHOOK, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
  ids = g_settings_get_strv (fixture->general, "accounts");
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  settings = due_settings_new_for_account (fixture->general, ID);
  g_assert_null (g_settings_get_user_value (settings, "user-id"));
}

/* Values of the wrong type or out of range are as if they were not there. */
static void
test_wrong_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueWatch) watch = NULL;
  const char *wrong = "[io/github/duebell/Duebell]\naccounts=['" ID "', '', '/', 'x']\n"
                      "check-interval=uint32 1\nbadge-style='nonsense'\nnotifications=5\n"
                      "[io/github/duebell/Duebell/accounts/" ID "]\n"
                      "portal='acme.bitrix24.ru'\nuser-id='547'\nmethod='telepathy'\n"
                      "count=['everything']\nroles=<broken\nprojects=[1, 2]\nenabled=maybe\n";

  g_assert_true (g_file_set_contents (fixture->file, wrong, -1, NULL));
  lock (fixture, "");
  account = due_accounts_get_by_id (fixture->accounts, ID);
  g_assert_nonnull (account);
  g_assert_cmpint (due_account_get_user_id (account), ==, 0);
  g_assert_cmpint (due_account_get_method (account), ==, DUE_METHOD_WEBHOOK);
  g_assert_cmpint (due_account_get_count (account), ==, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS);
  g_assert_true (due_account_get_enabled (account));
  watch = due_account_get_watch (account);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLES_ALL);
  g_assert_cmpuint (g_settings_get_uint (fixture->general, "check-interval"), ==, 60);
}

/* Started where no schema is. */
static int
run_without_schema (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = due_settings_new (&error);

  g_assert_null (settings);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  return 0;
}

/* A build that is not installed, or half of it: a sentence, not an abort. */
static void
test_not_installed (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", "/nonexistent", TRUE);
  process =
      g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", "--without-schema", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

#define add(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2], argv[3]);
  if (argc == 2 && g_str_equal (argv[1], "--without-schema"))
    return run_without_schema ();

  g_test_init (&argc, &argv, NULL);
  add ("/accounts-live/other-process", test_other_process);
  add ("/accounts-live/locked-list", test_locked_list);
  add ("/accounts-live/preset", test_preset);
  add ("/accounts-live/locked-account", test_locked_account);
  add ("/accounts-live/wrong-values", test_wrong_values);
  g_test_add_func ("/accounts-live/not-installed", test_not_installed);

  return g_test_run ();
}
