/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-with.h"

#include <glib/gstdio.h>

#include "account-fixture.h"
#include "display.h"

#define EXIT_SKIPPED 77

/* What is installed on this desktop. */
static const struct
{
  const char *id;
  const char *entry;
  const char *scheme;
} apps[] = {
  { "aurora.desktop", "Name=Aurora Browser\n", "x-scheme-handler/https" },
  { "hidden.desktop", "Name=Hidden Browser\nNoDisplay=true\n", "x-scheme-handler/https" },
  { "zephyr.desktop", "Name=Zephyr\n", "x-scheme-handler/https" },
  { "b24.desktop", "Name=B24 for Linux\n", "x-scheme-handler/bitrix24" },
};

static void
install (const char *folder)
{
  g_autofree char *cache = g_build_filename (folder, "mimeinfo.cache", NULL);
  g_autoptr (GKeyFile) handlers = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (apps); i++)
    {
      g_autofree char *file = g_build_filename (folder, apps[i].id, NULL);
      g_autofree char *text =
          g_strdup_printf ("[Desktop Entry]\nType=Application\nExec=true %%u\n%s", apps[i].entry);
      g_autofree char *old = g_key_file_get_string (handlers, "MIME Cache", apps[i].scheme, NULL);
      g_autofree char *all = g_strconcat (old != NULL ? old : "", apps[i].id, ";", NULL);

      g_file_set_contents (file, text, -1, &error);
      g_assert_no_error (error);
      g_key_file_set_value (handlers, "MIME Cache", apps[i].scheme, all);
    }
  g_key_file_save_to_file (handlers, cache, &error);
  g_assert_no_error (error);
}

static void
uninstall (const char *folder)
{
  g_autofree char *cache = g_build_filename (folder, "mimeinfo.cache", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (apps); i++)
    {
      g_autofree char *file = g_build_filename (folder, apps[i].id, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_unlink (cache), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct
{
  TestAccounts accounts;
  DueAccount *account;
  GtkDropDown *choice;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_accounts_set_up (&fixture->accounts);
  test_accounts_add (fixture->accounts.backend, TEST_ACCOUNT_ID);
  fixture->account = due_account_new (fixture->accounts.settings, TEST_ACCOUNT_ID);
  fixture->choice = GTK_DROP_DOWN (g_object_ref_sink (gtk_drop_down_new (NULL, NULL)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->choice);
  g_assert_finalize_object (fixture->account);
  test_accounts_tear_down (&fixture->accounts);
}

static void
store (Fixture *fixture, const char *text)
{
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, "open-with", text);
}

static void
assert_stored (Fixture *fixture, const char *text)
{
  test_accounts_assert (fixture->accounts.backend, TEST_ACCOUNT_ID, "open-with", text);
}

static const char *
get_name (Fixture *fixture, guint i)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (fixture->choice));

  return gtk_string_list_get_string (names, i);
}

/* What the list offers, a bar between, and in brackets what is chosen. */
static char *
print (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; get_name (fixture, i) != NULL; i++)
    g_string_append_printf (text,
                            gtk_drop_down_get_selected (fixture->choice) == i ? "%s[%s]" : "%s%s",
                            i > 0 ? "|" : "", get_name (fixture, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  g_autofree char *shown = print (fixture);

  g_assert_cmpstr (shown, ==, text);
}

static void
choose (Fixture *fixture, const char *name)
{
  guint i = 0;

  while (g_strcmp0 (get_name (fixture, i), name) != 0)
    g_assert_nonnull (get_name (fixture, i++));
  gtk_drop_down_set_selected (fixture->choice, i);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  due_open_with_bind (fixture->choice, fixture->account);
  assert_shows (fixture, "[Default browser]|Aurora Browser|Zephyr|Bitrix24");
  choose (fixture, "Zephyr");
  assert_stored (fixture, "'zephyr.desktop'");
  choose (fixture, "Bitrix24");
  assert_stored (fixture, "'bitrix24'");
  choose (fixture, "Default browser");
  assert_stored (fixture, "''");
  store (fixture, "'aurora.desktop'");
  assert_shows (fixture, "Default browser|[Aurora Browser]|Zephyr|Bitrix24");
}

/* What somebody chose on another machine, or wrote by hand, stays chosen. */
static void
test_not_installed (Fixture *fixture, gconstpointer data)
{
  store (fixture, "'gone.desktop'");
  due_open_with_bind (fixture->choice, fixture->account);
  assert_shows (fixture,
                "Default browser|Aurora Browser|Zephyr|Bitrix24|[gone.desktop (not installed)]");
  choose (fixture, "Aurora Browser");
  choose (fixture, "gone.desktop (not installed)");
  assert_stored (fixture, "'gone.desktop'");
  store (fixture, "'hidden.desktop'");
  assert_shows (fixture, "Default browser|Aurora Browser|Zephyr|Bitrix24|gone.desktop (not "
                         "installed)|[hidden.desktop (not installed)]");
}

static void
test_odd (Fixture *fixture, gconstpointer data)
{
  store (fixture, "'a\\nb\\u202ec'");
  due_open_with_bind (fixture->choice, fixture->account);
  assert_shows (fixture, "Default browser|Aurora Browser|Zephyr|Bitrix24|[a bc (not installed)]");
  assert_stored (fixture, "'a\\nb\\u202ec'");
}

/* It cannot be stored: the list goes on showing what is so. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  store (fixture, "'zephyr.desktop'");
  test_accounts_lock (fixture->accounts.backend, TEST_ACCOUNT_ID, "open-with");
  due_open_with_bind (fixture->choice, fixture->account);
  choose (fixture, "Aurora Browser");
  assert_shows (fixture, "Default browser|Aurora Browser|[Zephyr]|Bitrix24");
  assert_stored (fixture, "'zephyr.desktop'");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("duebell-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "applications", NULL);
  int status = 0;

  g_assert_nonnull (home);
  install (folder);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_DATA_DIRS", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", home, TRUE);
  if (!test_display_start ())
    {
      uninstall (folder);
      g_rmdir (home);
      return EXIT_SKIPPED;
    }
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/open-with/choose", test_choose);
  ADD ("/open-with/not-installed", test_not_installed);
  ADD ("/open-with/odd", test_odd);
  ADD ("/open-with/locked", test_locked);
  status = g_test_run ();
  uninstall (folder);
  g_assert_cmpint (g_rmdir (home), ==, 0);
  return status;
}
