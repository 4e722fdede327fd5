/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account.h"

#include "settings.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"

typedef struct
{
  GSettings *general;
  GSettings *settings; /* of the same account, as another view has it */
  DueAccount *account;
  GString *said; /* what "changed" said, comma after each */
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
  fixture->settings = due_settings_new_for_account (fixture->general, ID);
  fixture->account = due_account_new (fixture->general, ID);
  fixture->said = g_string_new ("");
  g_signal_connect (fixture->account, "changed", G_CALLBACK (on_changed), fixture->said);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  due_account_reset (fixture->account);
  g_assert_finalize_object (fixture->account);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->general);
  g_string_free (fixture->said, TRUE);
}

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;
  g_autoptr (DueWatch) watch = due_account_get_watch (account);
  g_autofree char *open_with = due_account_get_open_with (account);
  g_autofree char *certificate = due_account_get_trusted_certificate (account);

  g_assert_cmpstr (due_account_get_id (account), ==, ID);
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  g_assert_false (due_account_has_portal (account));
  g_assert_cmpint (due_account_get_user_id (account), ==, 0);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "");
  g_assert_cmpint (due_account_get_method (account), ==, DUE_METHOD_WEBHOOK);
  g_assert_cmpint (due_account_get_count (account), ==, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS);
  g_assert_cmpint (due_account_get_notify (account), ==, DUE_KINDS_ALL);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLES_ALL);
  g_assert_cmpint (due_watch_get_filter (watch), ==, DUE_PROJECTS_ALL);
  g_assert_true (due_account_get_enabled (account));
  g_assert_cmpstr (open_with, ==, "");
  g_assert_cmpstr (certificate, ==, "");
  g_assert_cmpuint (due_account_get_redirect_port (account), ==, DUE_REDIRECT_PORT);
}

static void
test_general_defaults (Fixture *fixture, gconstpointer data)
{
  GSettings *general = fixture->general;
  static const struct
  {
    const char *key;
    const char *value;
  } rows[] = {
    { "accounts", "@as []" },      { "check-interval", "uint32 60" },
    { "notifications", "true" },   { "notify-deadlines", "true" },
    { "sound", "false" },          { "deadline-lead", "uint32 30" },
    { "show-titles", "true" },     { "quiet-hours", "false" },
    { "quiet-from", "'19:00'" },   { "quiet-to", "'09:00'" },
    { "quiet-days", "@as []" },    { "paused-until", "int64 0" },
    { "badge-style", "'number'" }, { "icon-style", "'auto'" },
    { "icon-show", "'always'" },   { "launcher-badge", "false" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (general, rows[i].key);
      g_autofree char *text = g_variant_print (value, TRUE);

      g_test_message ("%s", rows[i].key);
      g_assert_cmpstr (text, ==, rows[i].value);
    }
}

static void
test_portals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *portal;
    const char *base; /* NULL: no portal */
  } rows[] = {
    { "acme.bitrix24.ru", "https://acme.bitrix24.ru" },
    { "portal.acme.example:8443", "https://portal.acme.example:8443" },
    { "portal.acme.example/b24", "https://portal.acme.example/b24" },
    { "http://127.0.0.1:41234", "http://127.0.0.1:41234" },
    { "[::1]:8443", "https://[::1]:8443" },
    { "", NULL },
    { "http://", NULL },
    { "/etc", NULL },
    { "acme bitrix24", NULL },
    { "acme.bitrix24.ru@evil.example", NULL },
    { "acme.bitrix24.ru\\@evil.example", NULL },
    { "acme.bitrix24.ru?x", NULL },
    { "acme.bitrix24.ru#x", NULL },
    { "acme\nbitrix24.ru", NULL },
    { "<b>acme</b>", NULL },
    { "портал.рф", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *base = NULL;

      g_test_message ("%s", rows[i].portal);
      g_settings_set_string (fixture->settings, "portal", rows[i].portal);
      g_assert_cmpstr (due_account_get_portal (fixture->account), ==, rows[i].portal);
      g_assert_cmpint (due_account_has_portal (fixture->account), ==, rows[i].base != NULL);
      if (rows[i].base == NULL)
        continue;
      base = due_account_get_base (fixture->account);
      g_assert_cmpstr (base, ==, rows[i].base);
    }
}

static void
test_says_what_changed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *said;
  } rows[] = {
    { "portal", "'acme.bitrix24.ru'", "credentials," },
    { "portal", "'acme.bitrix24.ru'", "" },
    { "user-id", "int64 547", "credentials," },
    { "user-name", "'Anna'", "name," },
    { "method", "'oauth'", "credentials," },
    { "client-id", "'local.1'", "credentials," },
    { "client-secret-file", "'/etc/duebell/key'", "credentials," },
    { "token-server", "'https://oauth.example'", "credentials," },
    { "redirect-port", "uint32 8765", "credentials," },
    { "count", "['mentions']", "count," },
    { "notify", "['overdue']", "notify," },
    { "roles", "['auditor']", "watch," },
    { "roles", "['auditor']", "" },
    { "project-filter", "'only'", "watch," },
    { "projects", "[int64 12, 31]", "watch," },
    { "project-names", "{int64 12: 'Sales'}", "project-names," },
    { "enabled", "false", "enabled," },
    { "enabled", "false", "" },
    { "open-with", "'firefox.desktop'", "open-with," },
    { "trusted-certificate", "'00ff'", "certificate," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) value = g_variant_parse (NULL, rows[i].value, NULL, NULL, NULL);

      g_test_message ("%s %s", rows[i].key, rows[i].value);
      g_string_truncate (fixture->said, 0);
      g_assert_true (g_settings_set_value (fixture->settings, rows[i].key, value));
      g_assert_cmpstr (fixture->said->str, ==, rows[i].said);
    }
}

static void
test_reads_what_is_set (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = fixture->settings;
  DueAccount *account = fixture->account;
  const gint64 wanted[] = { 12, 31 };
  g_autoptr (DueWatch) expected = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autofree char *name = NULL;
  g_autofree char *client_id = NULL;

  g_settings_set_value (settings, "projects", g_variant_new_parsed ("[int64 12, 31]"));
  g_settings_set_value (settings, "project-names", g_variant_new_parsed ("{int64 12: 'Sales'}"));
  g_settings_set_string (settings, "project-filter", "except");
  g_settings_set_flags (settings, "roles", DUE_ROLE_AUDITOR | DUE_ROLE_ORIGINATOR);
  g_settings_set_flags (settings, "count", DUE_KIND_MENTIONS);
  g_settings_set_string (settings, "client-id", "local.1");

  watch = due_account_get_watch (account);
  expected = due_watch_new (DUE_ROLE_AUDITOR | DUE_ROLE_ORIGINATOR, DUE_PROJECTS_EXCEPT, wanted,
                            G_N_ELEMENTS (wanted));
  g_assert_true (due_watch_equal (watch, expected));
  g_assert_cmpint (due_account_get_count (account), ==, DUE_KIND_MENTIONS);
  name = due_account_get_project_name (account, 12);
  g_assert_cmpstr (name, ==, "Sales");
  g_assert_null (due_account_get_project_name (account, 31));
  client_id = due_account_get_client_id (account);
  g_assert_cmpstr (client_id, ==, "local.1");
}

static void
test_sets (Fixture *fixture, gconstpointer data)
{
  DueAccount *account = fixture->account;

  g_assert_true (due_account_is_writable (account, "portal"));
  /* A byte that is no UTF-8 would make GVariant critical. */
  g_assert_true (due_account_set_identity (account, 547, "Anna \xff"));
  g_assert_true (due_account_set_portal (account, "acme.bitrix24.ru", DUE_METHOD_OAUTH));
  g_assert_true (due_account_set_enabled (account, FALSE));
  g_assert_cmpint (due_account_get_user_id (account), ==, 547);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna \xef\xbf\xbd");
  g_assert_cmpint (due_account_get_method (account), ==, DUE_METHOD_OAUTH);
  g_assert_false (due_account_get_enabled (account));

  due_account_reset (account);
  g_assert_false (due_account_has_portal (account));
  g_assert_true (due_account_get_enabled (account));
}

/* By programs of nobody we know. */
static void
test_ids (void)
{
  static const struct
  {
    const char *id;
    gboolean sound;
  } rows[] = {
    { ID, TRUE },
    { "0F3D7C52-5D1E-4B0A-9D6B-6A1C3F0E7A11", TRUE },
    { "", FALSE },
    { "x", FALSE },
    { "../../etc/passwd", FALSE },
    { "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a1/", FALSE },
    { ID "/", FALSE },
    { ID "\n", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].id);
      g_assert_cmpint (due_settings_is_account_id (rows[i].id), ==, rows[i].sound);
    }
}

#define add(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/account/defaults", test_defaults);
  add ("/account/general-defaults", test_general_defaults);
  add ("/account/portals", test_portals);
  add ("/account/says-what-changed", test_says_what_changed);
  add ("/account/reads-what-is-set", test_reads_what_is_set);
  add ("/account/sets", test_sets);
  g_test_add_func ("/account/ids", test_ids);

  return g_test_run ();
}
