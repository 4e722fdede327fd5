/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signin-fixture.h"

#include <string.h>

#include "forget.h"
#include "keyring-bus.h"
#include "settings.h"
#include "webhook-signin.h"

/* What one operation came to. */
typedef struct
{
  gboolean ended;
  gboolean done;
  DueAccount *account;
  DueSecret *secret;
  GError *error;
} Outcome;

static void
wait_end (Outcome *outcome)
{
  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->account = due_signin_webhook_finish (result, &outcome->error);
  if (outcome->account != NULL)
    g_assert_cmpint (due_identity_get_user_id (due_signin_webhook_get_identity (result)), ==,
                     due_account_get_user_id (outcome->account));
  outcome->ended = TRUE;
}

DueAccount *
signin_fixture_connect (SigninFixture *fixture,
                        const char *link,
                        DueSecretsPlace place,
                        GCancellable *cancellable,
                        GError **error)
{
  DueSigninPlan plan = {
    .accounts = fixture->accounts,
    .secrets = fixture->secrets,
    .place = place,
  };

  return signin_fixture_connect_by_plan (&plan, link, cancellable, error);
}

DueAccount *
signin_fixture_connect_by_plan (const DueSigninPlan *plan,
                                const char *link,
                                GCancellable *cancellable,
                                GError **error)
{
  Outcome outcome = { 0 };

  due_signin_webhook_async (plan, link, cancellable, on_signed_in, &outcome);
  g_assert_false (outcome.ended);
  wait_end (&outcome);
  g_assert_true ((outcome.account == NULL) == (outcome.error != NULL));
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.account;
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = due_signin_forget_finish (result, &outcome->error);
  outcome->ended = TRUE;
}

gboolean
signin_fixture_forget (SigninFixture *fixture,
                       DueAnnounced *announced,
                       const char *id,
                       GError **error)
{
  Outcome outcome = { 0 };

  due_signin_forget_async (fixture->accounts, fixture->secrets, announced, id, NULL, on_forgotten,
                           &outcome);
  g_assert_false (outcome.ended);
  wait_end (&outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.done;
}

char *
signin_fixture_change_secret (SigninFixture *fixture, const char *secret)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": 1, \"secret\": \"%s\"}", secret);
  g_autoptr (JsonNode) answer = simulated_post (fixture->simulated, "/users", json);
  const char *end = strstr (fixture->simulated->webhook, "/rest/");

  g_assert_nonnull (answer);
  return g_strdup_printf ("%.*s/rest/1/%s/", (int) (end - fixture->simulated->webhook),
                          fixture->simulated->webhook, secret);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &outcome->error);
  outcome->ended = TRUE;
}

void
signin_fixture_assert_secret (SigninFixture *fixture, const char *id, const char *expected)
{
  Outcome outcome = { 0 };

  due_secrets_lookup_async (fixture->secrets, id, NULL, on_looked_up, &outcome);
  wait_end (&outcome);
  if (expected == NULL)
    g_assert_error (outcome.error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING);
  else
    g_assert_cmpstr (due_secret_peek (outcome.secret), ==, expected);
  g_clear_pointer (&outcome.secret, due_secret_unref);
  g_clear_error (&outcome.error);
}

DueSecret *
signin_fixture_get_secret (SigninFixture *fixture, const char *id)
{
  Outcome outcome = { 0 };

  due_secrets_lookup_async (fixture->secrets, id, NULL, on_looked_up, &outcome);
  wait_end (&outcome);
  g_assert_no_error (outcome.error);
  return outcome.secret;
}

void
signin_fixture_assert_empty (SigninFixture *fixture)
{
  g_auto (GStrv) ids = g_settings_get_strv (fixture->general, "accounts");

  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 0);
}

void
signin_fixture_set_up (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->general = due_settings_new (&error);
  g_assert_no_error (error);
  fixture->keyring = test_keyring_start ("pw");
  fixture->accounts = due_accounts_new (fixture->general);
  fixture->secrets = due_secrets_new ();
  fixture->simulated = simulated_new ();
}

void
signin_fixture_tear_down (SigninFixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->general, "accounts");
  g_assert_finalize_object (fixture->accounts);
  g_assert_finalize_object (fixture->secrets);
  g_assert_finalize_object (fixture->general);
  simulated_free (fixture->simulated);
  test_keyring_free (fixture->keyring);
}

int
signin_fixture_run (void)
{
  if (test_keyring_is_installed ())
    return test_keyring_bus_run ();
  g_print ("1..0 # SKIP no gnome-keyring-daemon\n");
  return 0;
}
