/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-fixture.h"

#include "settings-backend.h"
#include "settings.h"

static char *
make_key (const char *id, const char *key)
{
  return g_strdup_printf ("accounts/%s/%s", id, key);
}

void
test_accounts_store (GSettingsBackend *backend, const char *id, const char *key, const char *text)
{
  g_autofree char *path = make_key (id, key);

  test_settings_backend_store (backend, path, text);
}

char *
test_accounts_print (GSettingsBackend *backend, const char *id, const char *key)
{
  g_autofree char *path = make_key (id, key);

  return test_settings_backend_print (backend, path);
}

void
test_accounts_lock (GSettingsBackend *backend, const char *id, const char *key)
{
  g_autofree char *path = make_key (id, key);

  test_settings_backend_lock (backend, path, TRUE);
}

void
test_accounts_add (GSettingsBackend *backend, const char *id)
{
  g_autofree char *ids = test_settings_backend_print (backend, "accounts");
  g_autoptr (GString) list = g_string_new (*ids != '\0' ? ids : "[]");
  g_autofree char *added = g_strdup_printf ("%s'%s']", list->len > 2 ? ", " : "", id);

  test_accounts_store (backend, id, "portal", "'" TEST_PORTAL "'");
  test_accounts_store (backend, id, "user-id", "int64 547");
  test_accounts_store (backend, id, "user-name", "'Anna Petrova'");
  g_string_truncate (list, list->len - 1);
  g_string_append (list, added);
  test_settings_backend_store (backend, "accounts", list->str);
}

void
test_accounts_set_up (TestAccounts *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->backend = test_settings_backend_new ();
  fixture->settings = due_settings_new_with_backend (fixture->backend, &error);
  g_assert_no_error (error);
}

void
test_accounts_tear_down (TestAccounts *fixture)
{
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->backend);
}
