/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account.h"

#include <string.h>

#include "settings-files.h"
#include "settings.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define GROUP "/io/github/duebell/Duebell/accounts/" ID "/"
#define HEX "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  GSettings *general;
  DueAccount *account;
  GString *said;
} Fixture;

static void
on_changed (DueAccount *account, const char *what, gpointer user_data)
{
  g_string_append_printf (user_data, "%s,", what);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->general = due_settings_new (&error);
  g_assert_no_error (error);
  fixture->account = due_account_new (fixture->general, ID);
  fixture->said = g_string_new ("");
  g_signal_connect (fixture->account, "changed", G_CALLBACK (on_changed), fixture->said);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  due_account_reset (fixture->account);
  g_assert_finalize_object (fixture->account);
  g_assert_finalize_object (fixture->general);
  g_string_free (fixture->said, TRUE);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;

  g_assert_true (due_account_set_identity (account, 547, "  Anna\n\xff"));
  g_assert_cmpint (due_account_get_user_id (account), ==, 547);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna \xef\xbf\xbd");
  g_assert_false (due_account_set_identity (account, 0, "Boris"));
  g_assert_false (due_account_set_identity (account, -7, "Boris"));
  g_assert_cmpint (due_account_get_user_id (account), ==, 547);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna \xef\xbf\xbd");
}

static void
test_oauth (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *client_id;
    const char *server;
    guint port;
    gboolean sound;
  } rows[] = {
    { "local.1", "", 0, TRUE },
    { "local.2", "https://oauth.bitrix.info", 8765, TRUE },
    { "", "", DUE_REDIRECT_PORT, TRUE },
    { "local 3", "", 0, FALSE },
    { "local\n", "", 0, FALSE },
    { "\xff", "", 0, FALSE },
    { "local.4", "https://a\xff", 0, FALSE },
    { "local.5", "", 65536, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *server = NULL;

      g_test_message ("%u", i);
      g_assert_cmpint (
          due_account_set_oauth (fixture->account, rows[i].client_id, rows[i].server, rows[i].port),
          ==, rows[i].sound);
      if (!rows[i].sound)
        continue;
      id = due_account_get_client_id (fixture->account);
      server = due_account_get_token_server (fixture->account);
      g_assert_cmpstr (id, ==, rows[i].client_id);
      g_assert_cmpstr (server, ==, rows[i].server);
      g_assert_cmpuint (due_account_get_redirect_port (fixture->account), ==,
                        rows[i].port != 0 ? rows[i].port : DUE_REDIRECT_PORT);
    }
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *upper = g_ascii_strup (HEX, -1);
  g_autoptr (GString) colons = g_string_new (upper);
  g_autofree char *longer = g_strconcat (HEX, "0", NULL);
  const char *const rows[][2] = {
    { HEX, HEX },     { "", "" },       { upper, HEX },   { "x", NULL },
    { "ba78", NULL }, { longer, NULL }, { "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *digits = NULL;

      g_test_message ("%u", i);
      g_assert_cmpint (due_account_set_trusted_certificate (fixture->account, rows[i][0]), ==,
                       rows[i][1] != NULL);
      digits = due_account_get_trusted_certificate (fixture->account);
      if (rows[i][1] != NULL)
        g_assert_cmpstr (digits, ==, rows[i][1]);
    }
  for (guint i = 0; i < 31; i++)
    g_string_insert_c (colons, 2 + 3 * i, ':');
  g_assert_true (due_account_set_trusted_certificate (fixture->account, colons->str));
  /* Written by hand: colons and all, or nothing that is one. */
  g_settings_set_string (due_account_get_settings (fixture->account), "trusted-certificate",
                         colons->str);
  {
    g_autofree char *digits = due_account_get_trusted_certificate (fixture->account);

    g_assert_cmpstr (digits, ==, HEX);
  }
  g_settings_set_string (due_account_get_settings (fixture->account), "trusted-certificate", "all");
  {
    g_autofree char *digits = due_account_get_trusted_certificate (fixture->account);

    g_assert_cmpstr (digits, ==, "");
  }
}

static void
test_flags (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;
  g_autoptr (DueWatch) watch = NULL;

  g_assert_true (due_account_set_count (account, DUE_KIND_MENTIONS));
  g_assert_cmpint (due_account_get_count (account), ==, DUE_KIND_MENTIONS);
  g_assert_true (due_account_set_notify (account, DUE_KINDS_NONE));
  g_assert_cmpint (due_account_get_notify (account), ==, DUE_KINDS_NONE);
  g_assert_true (due_account_set_roles (account, DUE_ROLE_AUDITOR));
  watch = due_account_get_watch (account);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);
  g_string_truncate (fixture->said, 0);
  g_assert_true (due_account_set_roles (account, DUE_ROLE_AUDITOR));
  g_assert_false (due_account_set_roles (account, (DueRoles) 1024));
  g_assert_false (due_account_set_count (account, (DueKinds) 1024));
  g_assert_false (due_account_set_notify (account, (DueKinds) 1024));
  g_assert_cmpstr (fixture->said->str, ==, "");
}

/* Whoever hears of the filter must not ask with the old projects. */
static void
on_watch_changed (DueAccount *account, const char *what, gpointer user_data)
{
  g_autoptr (DueWatch) watch = due_account_get_watch (account);
  gsize n = 0;

  due_watch_get_projects (watch, &n);
  g_string_append_printf (user_data, "%d/%" G_GSIZE_FORMAT ",", due_watch_get_filter (watch), n);
}

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;
  const gint64 two[] = { 31, 12 };
  const gint64 odd[] = { 12, 0 };
  g_autofree gint64 *many = g_new0 (gint64, DUE_WATCH_PROJECTS_MAX + 1);
  g_autoptr (GString) seen = g_string_new ("");

  g_signal_connect (account, "changed", G_CALLBACK (on_watch_changed), seen);
  g_assert_true (due_account_set_projects (account, DUE_PROJECTS_ONLY, two, 2));
  g_assert_cmpstr (fixture->said->str, ==, "watch,watch,");
  g_assert_cmpstr (seen->str, ==, "1/2,1/2,");
  g_string_truncate (seen, 0);
  g_assert_true (due_account_set_projects (account, DUE_PROJECTS_ONLY, two, 2));
  g_assert_false (due_account_set_projects (account, DUE_PROJECTS_ONLY, odd, 2));
  g_assert_false (due_account_set_projects (account, (DueProjectFilter) 9, two, 2));
  for (guint i = 0; i <= DUE_WATCH_PROJECTS_MAX; i++)
    many[i] = i + 1;
  g_assert_false (
      due_account_set_projects (account, DUE_PROJECTS_EXCEPT, many, DUE_WATCH_PROJECTS_MAX + 1));
  g_assert_cmpstr (seen->str, ==, "");
  g_assert_true (due_account_set_projects (account, DUE_PROJECTS_ALL, NULL, 0));
  g_assert_cmpstr (seen->str, ==, "0/0,0/0,");
}

static void
assert_project_name (Fixture *fixture, gint64 id, const char *expected)
{
  g_autofree char *name = due_account_get_project_name (fixture->account, id);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_project_names (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;
  const gint64 two[] = { 31, 12 };

  g_assert_true (due_account_set_projects (account, DUE_PROJECTS_ONLY, two, 2));
  g_assert_true (due_account_set_project_name (account, 12, "Sales\n\xff"));
  g_assert_true (due_account_set_project_name (account, 99, "Not chosen"));
  g_assert_true (due_account_set_project_name (account, 31, "Office"));
  g_assert_false (due_account_set_project_name (account, 0, "None"));
  assert_project_name (fixture, 12, "Sales \xef\xbf\xbd");
  assert_project_name (fixture, 31, "Office");
  assert_project_name (fixture, 99, NULL); /* gone with the next one */
}

static void
test_open_with (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');
  static const char *const sound[] = { "firefox.desktop", "bitrix24", "" };
  const char *const odd[] = { "../x.desktop", "/usr/share/x.desktop", "\xff", long_text };

  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (due_account_set_open_with (fixture->account, sound[i]));
      text = due_account_get_open_with (fixture->account);
      g_assert_cmpstr (text, ==, sound[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_false (due_account_set_open_with (fixture->account, odd[i]));
}

/* What an administrator has locked says no, and what goes with it stays too. */
static void
test_locked (void)
{
  g_autoptr (TestSettingsFiles) files = test_settings_files_new (
      NULL, NULL,
      GROUP "user-id\n" GROUP "method\n" GROUP "client-id\n" GROUP "roles\n" GROUP
            "projects\n" GROUP "open-with\n" GROUP "enabled\n" GROUP "trusted-certificate\n" GROUP
            "count\n" GROUP "notify\n" GROUP "project-names\n");
  DueAccount *account = due_account_new (files->general, ID);
  const gint64 one[] = { 12 };
  g_autoptr (DueWatch) watch = NULL;

  g_assert_false (due_account_is_writable (account, "user-id"));
  g_assert_true (due_account_is_writable (account, "portal"));
  g_assert_false (due_account_set_identity (account, 547, "Anna"));
  g_assert_cmpstr (due_account_get_user_name (account), ==, "");
  g_assert_false (due_account_set_portal (account, "acme.bitrix24.ru", DUE_METHOD_OAUTH));
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  /* What is as it should be need not be written. */
  g_assert_true (due_account_set_portal (account, "acme.bitrix24.ru", DUE_METHOD_WEBHOOK));
  g_assert_false (due_account_set_oauth (account, "local.1", "", 0));
  g_assert_true (due_account_set_oauth (account, "", "", 8765));
  g_assert_false (due_account_set_roles (account, DUE_ROLE_AUDITOR));
  g_assert_false (due_account_set_count (account, DUE_KINDS_NONE));
  g_assert_false (due_account_set_notify (account, DUE_KINDS_NONE));
  g_assert_false (due_account_set_projects (account, DUE_PROJECTS_ONLY, one, 1));
  watch = due_account_get_watch (account);
  g_assert_cmpint (due_watch_get_filter (watch), ==, DUE_PROJECTS_ALL);
  g_assert_false (due_account_set_project_name (account, 12, "Sales"));
  g_assert_false (due_account_set_open_with (account, "firefox.desktop"));
  g_assert_false (due_account_set_enabled (account, FALSE));
  g_assert_false (due_account_set_trusted_certificate (account, HEX));
  due_account_reset (account);
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  g_assert_finalize_object (account);
}

#define add(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/account-set/identity", test_identity);
  add ("/account-set/oauth", test_oauth);
  add ("/account-set/certificate", test_certificate);
  add ("/account-set/flags", test_flags);
  add ("/account-set/projects", test_projects);
  add ("/account-set/project-names", test_project_names);
  add ("/account-set/open-with", test_open_with);
  g_test_add_func ("/account-set/locked", test_locked);

  return g_test_run ();
}
