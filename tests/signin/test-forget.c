/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "forget.h"

#include <glib/gstdio.h>

#include "signin-fixture.h"

static char *dir;

static DueAccount *
connect (SigninFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DueAccount *account = signin_fixture_connect (fixture, fixture->simulated->webhook,
                                                DUE_SECRETS_PLACE_KEYRING, NULL, &error);

  g_assert_no_error (error);
  return account;
}

static void
test_forgets (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);
  g_autoptr (DueAccount) account = connect (fixture);
  g_autofree char *id = g_strdup (due_account_get_id (account));
  g_autofree char *state_file = g_build_filename (dir, id, NULL);

  g_assert_true (g_file_set_contents (state_file, "{}", -1, NULL));
  g_assert_true (signin_fixture_forget (fixture, announced, id, &error));
  g_assert_no_error (error);
  signin_fixture_assert_empty (fixture);
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  g_assert_false (g_file_test (state_file, G_FILE_TEST_EXISTS));

  g_assert_false (signin_fixture_forget (fixture, NULL, id, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
}

static void
test_forgets_what_is_in_memory (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = signin_fixture_connect (fixture, fixture->simulated->webhook,
                                                           DUE_SECRETS_PLACE_SESSION, NULL, &error);
  g_autofree char *id = g_strdup (due_account_get_id (account));

  g_assert_true (signin_fixture_forget (fixture, NULL, id, &error));
  g_assert_no_error (error);
  signin_fixture_assert_empty (fixture);
  signin_fixture_assert_secret (fixture, id, NULL);
}

#define add(name, function)                                                                        \
  g_test_add (name, SigninFixture, NULL, signin_fixture_set_up, function, signin_fixture_tear_down)

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_make_tmp ("duebell-forget-XXXXXX", NULL);
  add ("/forget/forgets", test_forgets);
  add ("/forget/forgets-what-is-in-memory", test_forgets_what_is_in_memory);

  status = signin_fixture_run ();
  g_rmdir (dir);
  g_free (dir);
  return status;
}
