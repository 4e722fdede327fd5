/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "admission.h"

#include "signin-fixture.h"

typedef struct
{
  gboolean ended;
  DueAccount *account; /* (nullable) */
  GError *error;       /* (nullable) */
} Outcome;

static void
on_admitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->account = due_admission_run_finish (result, &outcome->error);
  outcome->ended = TRUE;
}

/* While the keyring stores the new secret, another program removes the account. */
static void
test_removed_meanwhile (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = signin_fixture_connect (fixture, fixture->simulated->webhook,
                                                           DUE_SECRETS_PLACE_KEYRING, NULL, &error);
  g_autoptr (DueSecret) secret = due_secret_new ("anothersecret", -1);
  g_autofree char *id = NULL;
  Outcome outcome = { FALSE, NULL, NULL };
  DueSigninPlan plan = {
    .accounts = fixture->accounts,
    .secrets = fixture->secrets,
    .place = DUE_SECRETS_PLACE_KEYRING,
  };
  DueAdmission admission = { .method = DUE_METHOD_WEBHOOK, .name = "Anna", .secret = secret };

  g_assert_no_error (error);
  id = g_strdup (due_account_get_id (account));
  admission.portal = due_account_get_portal (account);
  admission.user_id = due_account_get_user_id (account);
  plan.account_id = id;
  due_admission_run_async (&plan, &admission, NULL, on_admitted, &outcome);
  g_assert_true (due_accounts_remove (fixture->accounts, id, &error));
  while (!outcome.ended)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (outcome.error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_assert_null (outcome.account);
  g_assert_cmpstr (due_account_get_portal (account), ==, "");
  signin_fixture_assert_empty (fixture);
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
  g_clear_error (&outcome.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/admission/removed-meanwhile", SigninFixture, NULL, signin_fixture_set_up,
              test_removed_meanwhile, signin_fixture_tear_down);
  return signin_fixture_run ();
}
