/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With a real keyring on a bus of its own. */

#include "outcome.h"

#include "keyring-bus.h"
#include "keyring.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define OTHER_ID "bbbbbbbb-0000-4000-8000-000000000002"
#define PORTAL "acme.bitrix24.ru"

static void
wait_end (TestOutcome *outcome)
{
  g_assert_false (outcome->ended);
  test_outcome_wait (outcome);
}

/* @expected: (nullable): NULL with @code */
static void
assert_lookup (DueSecrets *secrets, const char *id, const char *expected, int code)
{
  g_auto (TestOutcome) outcome = { 0 };

  due_secrets_lookup_async (secrets, id, NULL, test_outcome_on_looked_up, &outcome);
  wait_end (&outcome);
  if (expected != NULL)
    {
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (due_secret_peek (outcome.secret), ==, expected);
      return;
    }
  g_assert_null (outcome.secret);
  g_assert_error (outcome.error, DUE_SECRETS_ERROR, code);
  g_assert_true (g_str_has_suffix (outcome.error->message, "."));
}

/* @code: -1 for none */
static void
assert_outcome (const TestOutcome *outcome, int code)
{
  if (code < 0)
    {
      g_assert_no_error (outcome->error);
      g_assert_true (outcome->done);
      return;
    }
  g_assert_error (outcome->error, DUE_SECRETS_ERROR, code);
  g_assert_false (outcome->done);
}

static void
store (DueSecrets *secrets, const char *id, const char *text, DueSecretsPlace place, int code)
{
  g_autoptr (DueSecret) secret = due_secret_new (text, -1);
  g_auto (TestOutcome) outcome = { 0 };

  due_secrets_store_async (secrets, id, PORTAL, secret, place, NULL, test_outcome_on_stored,
                           &outcome);
  wait_end (&outcome);
  assert_outcome (&outcome, code);
}

static void
clear (DueSecrets *secrets, const char *id, int code)
{
  g_auto (TestOutcome) outcome = { 0 };

  due_secrets_clear_async (secrets, id, NULL, test_outcome_on_cleared, &outcome);
  wait_end (&outcome);
  assert_outcome (&outcome, code);
}

static void
unlock (DueSecrets *secrets, int code)
{
  g_auto (TestOutcome) outcome = { 0 };

  due_secrets_unlock_async (secrets, NULL, test_outcome_on_unlocked, &outcome);
  wait_end (&outcome);
  assert_outcome (&outcome, code);
}

static void
on_keyring_changed (DueSecrets *secrets, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
wait_change (guint *n_changes)
{
  while (*n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  *n_changes = 0;
}

static void
test_stores (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  g_autofree char *label = NULL;

  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_MISSING);
  store (secrets, ID, "first", DUE_SECRETS_PLACE_KEYRING, -1);
  assert_lookup (secrets, ID, "first", 0);
  assert_lookup (secrets, OTHER_ID, NULL, DUE_SECRETS_ERROR_MISSING);
  store (secrets, ID, "second", DUE_SECRETS_PLACE_KEYRING, -1);
  assert_lookup (secrets, ID, "second", 0);
  g_assert_cmpuint (test_keyring_count (keyring, ID), ==, 1);
  label = test_keyring_get_label (keyring, ID);
  g_assert_cmpstr (label, ==, "Duebell: " PORTAL);

  clear (secrets, ID, -1);
  g_assert_cmpuint (test_keyring_count (keyring, ID), ==, 0);
  clear (secrets, ID, -1);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_MISSING);
  g_assert_finalize_object (secrets);
}

static void
test_memory_comes_first (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();

  store (secrets, ID, "kept", DUE_SECRETS_PLACE_KEYRING, -1);
  store (secrets, ID, "in memory", DUE_SECRETS_PLACE_SESSION, -1);
  assert_lookup (secrets, ID, "in memory", 0);
  g_assert_cmpuint (test_keyring_count (keyring, ID), ==, 1);
  store (secrets, ID, "kept again", DUE_SECRETS_PLACE_KEYRING, -1);
  assert_lookup (secrets, ID, "kept again", 0);
  store (secrets, ID, "in memory", DUE_SECRETS_PLACE_SESSION, -1);
  clear (secrets, ID, -1);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_MISSING);
  g_assert_finalize_object (secrets);
}

static void
test_locked (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  guint n_changes = 0;

  store (secrets, ID, "kept", DUE_SECRETS_PLACE_KEYRING, -1);
  g_signal_connect (secrets, "keyring-changed", G_CALLBACK (on_keyring_changed), &n_changes);
  test_keyring_lock (keyring);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_LOCKED);
  assert_lookup (secrets, OTHER_ID, NULL, DUE_SECRETS_ERROR_LOCKED);

  /* Nothing on this bus can show a prompt: to the keyring that is a person who dismissed it. */
  unlock (secrets, DUE_SECRETS_ERROR_REFUSED);
  store (secrets, ID, "new", DUE_SECRETS_PLACE_KEYRING, DUE_SECRETS_ERROR_LOCKED);
  clear (secrets, ID, DUE_SECRETS_ERROR_REFUSED);
  clear (secrets, OTHER_ID, -1);
  g_assert_cmpuint (test_keyring_count (keyring, ID), ==, 1);
  store (secrets, OTHER_ID, "in memory", DUE_SECRETS_PLACE_SESSION, -1);
  assert_lookup (secrets, OTHER_ID, "in memory", 0);
  g_assert_cmpuint (n_changes, ==, 0);

  test_keyring_unlock (keyring);
  wait_change (&n_changes);
  assert_lookup (secrets, ID, "kept", 0);
  unlock (secrets, -1);
  g_assert_finalize_object (secrets);
}

static void
test_unavailable (void)
{
  DueSecrets *secrets = due_secrets_new ();

  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_UNAVAILABLE);
  store (secrets, ID, "new", DUE_SECRETS_PLACE_KEYRING, DUE_SECRETS_ERROR_UNAVAILABLE);
  unlock (secrets, DUE_SECRETS_ERROR_UNAVAILABLE);
  store (secrets, ID, "in memory", DUE_SECRETS_PLACE_SESSION, -1);
  assert_lookup (secrets, ID, "in memory", 0);
  clear (secrets, ID, -1);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_UNAVAILABLE);
  g_assert_finalize_object (secrets);
}

static void
test_comes_and_goes (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  guint n_changes = 0;

  g_signal_connect (secrets, "keyring-changed", G_CALLBACK (on_keyring_changed), &n_changes);
  store (secrets, ID, "kept", DUE_SECRETS_PLACE_KEYRING, -1);
  test_keyring_kill (keyring);
  wait_change (&n_changes);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_UNAVAILABLE);
  test_keyring_restart (keyring);
  wait_change (&n_changes);
  assert_lookup (secrets, ID, "kept", 0);
  g_assert_finalize_object (secrets);
}

static void
test_dies_while_asked (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  g_auto (TestOutcome) outcome = { 0 };

  test_keyring_pause (keyring);
  due_secrets_lookup_async (secrets, ID, NULL, test_outcome_on_looked_up, &outcome);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, FALSE);
  test_keyring_kill (keyring);
  while (!outcome.ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (outcome.secret);
  g_assert_true (outcome.error->domain == DUE_SECRETS_ERROR);
  g_assert_finalize_object (secrets);
}

static void
test_hangs (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new_with_deadline (200);
  gint64 started = g_get_monotonic_time ();

  test_keyring_pause (keyring);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_FAILED);
  store (secrets, ID, "new", DUE_SECRETS_PLACE_KEYRING, DUE_SECRETS_ERROR_FAILED);
  clear (secrets, ID, DUE_SECRETS_ERROR_FAILED);
  unlock (secrets, DUE_SECRETS_ERROR_FAILED);
  /* The D-Bus time-out alone would be 25 s each. */
  g_assert_cmpint (g_get_monotonic_time () - started, <, 20 * G_USEC_PER_SEC);
  test_keyring_resume (keyring);
  g_assert_finalize_object (secrets);
}

static void
test_cancels (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DueSecret) secret = due_secret_new ("new", -1);
  g_auto (TestOutcome) lookup = { 0 };
  g_auto (TestOutcome) storing = { 0 };
  g_auto (TestOutcome) early = { 0 };

  test_keyring_pause (keyring);
  due_secrets_lookup_async (secrets, ID, cancellable, test_outcome_on_looked_up, &lookup);
  due_secrets_store_async (secrets, ID, PORTAL, secret, DUE_SECRETS_PLACE_KEYRING, cancellable,
                           test_outcome_on_stored, &storing);
  g_cancellable_cancel (cancellable);
  wait_end (&lookup);
  while (!storing.ended)
    g_main_context_iteration (NULL, TRUE);
  due_secrets_lookup_async (secrets, ID, cancellable, test_outcome_on_looked_up, &early);
  wait_end (&early);
  test_keyring_resume (keyring);

  g_assert_error (lookup.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (storing.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (early.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_MISSING);
  g_assert_finalize_object (secrets);
}

/* A new machine: the first item makes the keyring, for which a person chooses a password. */
static void
test_no_keyring_yet (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start (NULL);
  DueSecrets *secrets = due_secrets_new ();

  g_assert_nonnull (keyring);
  assert_lookup (secrets, ID, NULL, DUE_SECRETS_ERROR_MISSING);
  store (secrets, ID, "new", DUE_SECRETS_PLACE_KEYRING, DUE_SECRETS_ERROR_REFUSED);
  unlock (secrets, -1);
  clear (secrets, ID, -1);
  g_assert_finalize_object (secrets);
}

/* Gone while something is under way: the operation ends by itself. */
static void
test_outlives (void)
{
  g_autoptr (TestKeyring) keyring = test_keyring_start ("pw");
  DueSecrets *secrets = due_secrets_new ();
  g_auto (TestOutcome) outcome = { 0 };

  g_assert_nonnull (keyring);
  due_secrets_lookup_async (secrets, ID, NULL, test_outcome_on_looked_up, &outcome);
  g_object_run_dispose (G_OBJECT (secrets));
  g_object_run_dispose (G_OBJECT (secrets));
  g_object_unref (secrets);
  wait_end (&outcome);
  g_assert_error (outcome.error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!test_keyring_is_installed ())
    {
      g_print ("1..0 # SKIP no gnome-keyring-daemon\n");
      return 0;
    }
  g_test_add_func ("/secrets/stores", test_stores);
  g_test_add_func ("/secrets/memory-comes-first", test_memory_comes_first);
  g_test_add_func ("/secrets/locked", test_locked);
  g_test_add_func ("/secrets/unavailable", test_unavailable);
  g_test_add_func ("/secrets/comes-and-goes", test_comes_and_goes);
  g_test_add_func ("/secrets/dies-while-asked", test_dies_while_asked);
  g_test_add_func ("/secrets/hangs", test_hangs);
  g_test_add_func ("/secrets/cancels", test_cancels);
  g_test_add_func ("/secrets/no-keyring-yet", test_no_keyring_yet);
  g_test_add_func ("/secrets/outlives", test_outlives);

  return test_keyring_bus_run ();
}
