/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The key of the application from where it is, and an account that is signed out. */

#include "client-secret.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "grant.h"
#include "portal-await.h"
#include "sign-out.h"
#include "signin-error.h"
#include "signin-fixture.h"

static DueAccount *
add_account (SigninFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DueAccount *account =
      due_accounts_add (fixture->accounts, "acme.example", 1, "Anna", DUE_METHOD_OAUTH, &error);

  g_assert_no_error (error);
  return account;
}

static void
store (SigninFixture *fixture, DueAccount *account, DueSecret *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  due_secrets_store_async (fixture->secrets, due_account_get_id (account), "acme.example", secret,
                           DUE_SECRETS_PLACE_KEYRING, NULL, await_keep, &result);
  await_result (&result);
  g_assert_true (due_secrets_store_finish (fixture->secrets, result, &error));
  g_assert_no_error (error);
}

static void
store_grant (SigninFixture *fixture, DueAccount *account)
{
  g_autoptr (DueSecret) key = due_secret_new ("kept-key", -1);
  g_autoptr (DueSecret) token = due_secret_new ("token", -1);
  g_autoptr (DueGrant) grant = due_grant_new (key, token, token, 0, NULL, NULL);
  g_autoptr (DueSecret) text = due_grant_to_secret (grant);

  store (fixture, account, text);
}

static DueSecret *
look (SigninFixture *fixture, DueAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_signin_get_client_secret_async (account, fixture->secrets, NULL, await_keep, &result);
  await_result (&result);
  return due_signin_get_client_secret_finish (result, error);
}

static void
assert_found (SigninFixture *fixture, DueAccount *account, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = look (fixture, account, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret == NULL ? NULL : due_secret_peek (secret), ==, expected);
}

static void
test_kept (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = add_account (fixture);
  g_autoptr (DueSecret) link = due_secret_new ("simulatedsecret", -1);

  assert_found (fixture, account, NULL);
  store (fixture, account, link);
  assert_found (fixture, account, NULL);
  store_grant (fixture, account);
  assert_found (fixture, account, "kept-key");
  test_keyring_lock (fixture->keyring);
  assert_found (fixture, account, NULL);
}

static void
test_file (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = add_account (fixture);
  g_autofree char *dir = g_dir_make_tmp ("duebell-key-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "key", NULL);
  g_autofree char *link = g_build_filename (dir, "link", NULL);
  g_autoptr (GError) error = NULL;

  store_grant (fixture, account);
  g_settings_set_string (due_account_get_settings (account), "client-secret-file", path);
  /* Taken away once it was read. */
  assert_found (fixture, account, "kept-key");

  g_assert_true (
      g_file_set_contents_full (path, "file-key\n", -1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  assert_found (fixture, account, "file-key");
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  assert_found (fixture, account, "file-key");

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_null (look (fixture, account, &error));
  g_assert_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_SECRET_FILE);
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_settings_set_string (due_account_get_settings (account), "client-secret-file", link);
  g_assert_null (look (fixture, account, &error));
  g_assert_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_SECRET_FILE);

  g_unlink (link);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_cancelled (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = add_account (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      due_signin_get_client_secret_async (account, fixture->secrets, cancellable, await_keep,
                                          &result);
      await_result (&result);
      g_assert_null (due_signin_get_client_secret_finish (result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_settings_set_string (due_account_get_settings (account), "client-secret-file", "/nowhere");
    }
}

/* The account and its settings stay, and it may be signed out twice. */
static void
test_sign_out (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = add_account (fixture);

  store_grant (fixture, account);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      due_signin_sign_out_async (fixture->secrets, due_account_get_id (account), NULL, await_keep,
                                 &result);
      await_result (&result);
      g_assert_true (due_signin_sign_out_finish (result, &error));
      g_assert_no_error (error);
      signin_fixture_assert_secret (fixture, due_account_get_id (account), NULL);
      g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
      g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
      g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna");
    }
}

#define add(name, function)                                                                        \
  g_test_add (name, SigninFixture, NULL, signin_fixture_set_up, function, signin_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/client-secret/kept", test_kept);
  add ("/client-secret/file", test_file);
  add ("/client-secret/cancelled", test_cancelled);
  add ("/client-secret/sign-out", test_sign_out);
  return signin_fixture_run ();
}
