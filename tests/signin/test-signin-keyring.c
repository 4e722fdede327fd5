/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-in and farewell with a real keyring, in all its moods. */

#include <string.h>

#include "portal-error.h"
#include "signin-fixture.h"

static void
assert_refused (SigninFixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signin_fixture_connect (fixture, fixture->simulated->webhook,
                                         DUE_SECRETS_PLACE_KEYRING, NULL, &error));
  g_assert_error (error, DUE_SECRETS_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_locked (SigninFixture *fixture, gconstpointer data)
{
  TestKeyring *keyring = fixture->keyring;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;

  test_keyring_lock (keyring);
  assert_refused (fixture, DUE_SECRETS_ERROR_LOCKED);
  signin_fixture_assert_empty (fixture);

  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_SESSION,
                                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
}

static void
test_locked_keeps_account (SigninFixture *fixture, gconstpointer data)
{
  TestKeyring *keyring = fixture->keyring;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;

  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_KEYRING,
                                    NULL, &error);
  g_assert_no_error (error);
  test_keyring_lock (keyring);
  assert_refused (fixture, DUE_SECRETS_ERROR_LOCKED);
  g_assert_false (signin_fixture_forget (fixture, NULL, due_account_get_id (account), &error));
  g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_REFUSED);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);

  test_keyring_unlock (keyring);
  signin_fixture_assert_secret (fixture, due_account_get_id (account), "simulatedsecret");
  g_clear_error (&error);
  g_assert_true (signin_fixture_forget (fixture, NULL, due_account_get_id (account), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_keyring_count (keyring, due_account_get_id (account)), ==, 0);
}

/* Without a keyring nothing can be kept, but an account can still be removed. */
static void
test_none (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;

  test_keyring_kill (fixture->keyring);
  assert_refused (fixture, DUE_SECRETS_ERROR_UNAVAILABLE);
  signin_fixture_assert_empty (fixture);
  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_SESSION,
                                    NULL, &error);
  g_assert_no_error (error);
  g_assert_true (signin_fixture_forget (fixture, NULL, due_account_get_id (account), &error));
  g_assert_no_error (error);
  signin_fixture_assert_empty (fixture);
}

typedef struct
{
  SigninFixture *fixture;
  GCancellable *cancellable;
} GivingUp;

/* Once the portal was asked; what is under way then is the portal's answer or the store. */
static gboolean
on_tick (gpointer user_data)
{
  GivingUp *giving_up = user_data;
  g_autoptr (JsonNode) node = simulated_get (giving_up->fixture->simulated, "/requests");
  g_autofree char *requests = json_to_string (node, FALSE);

  if (strstr (requests, "profile") == NULL && strstr (requests, "batch") == NULL)
    return G_SOURCE_CONTINUE;
  /* What the portal said is taken in first: the keyring hangs meanwhile. */
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (giving_up->cancellable);
  test_keyring_resume (giving_up->fixture->keyring);
  return G_SOURCE_REMOVE;
}

/* The person gives up while the keyring hangs, perhaps with the secret half way in. */
static void
test_cancelled_while_storing (SigninFixture *fixture, gconstpointer data)
{
  TestKeyring *keyring = fixture->keyring;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GivingUp giving_up = { fixture, cancellable };

  test_keyring_pause (keyring);
  g_timeout_add (10, on_tick, &giving_up);
  g_assert_null (signin_fixture_connect (fixture, fixture->simulated->webhook,
                                         DUE_SECRETS_PLACE_KEYRING, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  signin_fixture_assert_empty (fixture);
  g_assert_cmpuint (test_keyring_count (keyring, NULL), ==, 0);
}

/* The same for an account that works: it goes on working. */
static void
test_cancelled_keeps_secret (SigninFixture *fixture, gconstpointer data)
{
  TestKeyring *keyring = fixture->keyring;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autofree char *link = NULL;
  GivingUp giving_up = { fixture, cancellable };

  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_KEYRING,
                                    NULL, &error);
  g_assert_no_error (error);
  link = signin_fixture_change_secret (fixture, "anothersecret");
  test_keyring_pause (keyring);
  g_timeout_add (10, on_tick, &giving_up);
  g_assert_null (
      signin_fixture_connect (fixture, link, DUE_SECRETS_PLACE_KEYRING, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  signin_fixture_assert_secret (fixture, due_account_get_id (account), "simulatedsecret");
  g_assert_cmpuint (test_keyring_count (keyring, NULL), ==, 1);
}

#define add(name, function)                                                                        \
  g_test_add (name, SigninFixture, NULL, signin_fixture_set_up, function, signin_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/signin-keyring/locked", test_locked);
  add ("/signin-keyring/locked-keeps-account", test_locked_keeps_account);
  add ("/signin-keyring/none", test_none);
  add ("/signin-keyring/cancelled-while-storing", test_cancelled_while_storing);
  add ("/signin-keyring/cancelled-keeps-secret", test_cancelled_keeps_secret);

  return signin_fixture_run ();
}
