/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "webhook-signin.h"

#include <string.h>

#include "address.h"
#include "portal-error.h"
#include "signin-error.h"
#include "signin-fixture.h"

static void
test_connects (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueAccount) listed = NULL;
  g_autofree char *base = NULL;

  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_KEYRING,
                                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
  listed = due_accounts_get_by_id (fixture->accounts, due_account_get_id (account));
  g_assert_true (listed == account);
  base = due_account_get_base (account);
  g_assert_true (g_str_has_prefix (fixture->simulated->webhook, base));
  g_assert_cmpint (due_account_get_user_id (account), ==, 1);
  g_assert_cmpstr (due_account_get_user_name (account), !=, "");
  g_assert_cmpint (due_account_get_method (account), ==, DUE_METHOD_WEBHOOK);
  g_assert_true (due_account_get_enabled (account));
  signin_fixture_assert_secret (fixture, due_account_get_id (account), "simulatedsecret");
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 1);
}

static void
test_session (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = signin_fixture_connect (fixture, fixture->simulated->webhook,
                                                           DUE_SECRETS_PLACE_SESSION, NULL, &error);

  g_assert_no_error (error);
  signin_fixture_assert_secret (fixture, due_account_get_id (account), "simulatedsecret");
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

/* The same person again: the same account with its filters, a new secret, and switched on. */
static void
test_replaces (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) before = NULL;
  g_autoptr (DueAccount) after = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autofree char *link = NULL;

  before = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_KEYRING,
                                   NULL, &error);
  g_assert_no_error (error);
  g_settings_set_flags (due_account_get_settings (before), "roles", DUE_ROLE_AUDITOR);
  due_account_set_enabled (before, FALSE);

  link = signin_fixture_change_secret (fixture, "anothersecret");
  after = signin_fixture_connect (fixture, link, DUE_SECRETS_PLACE_KEYRING, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (after == before);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
  watch = due_account_get_watch (after);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);
  g_assert_true (due_account_get_enabled (after));
  signin_fixture_assert_secret (fixture, due_account_get_id (after), "anothersecret");
}

/* @user_id: 0: an administrator has prepared it for whoever signs in. */
static DueAccount *
add_account (SigninFixture *fixture,
             const char *portal,
             gint64 user_id,
             const char *name,
             DueMethod method)
{
  g_autoptr (GError) error = NULL;
  DueAccount *account = due_accounts_add (fixture->accounts, portal, user_id > 0 ? user_id : 99,
                                          name, method, &error);

  g_assert_no_error (error);
  g_settings_set_int64 (due_account_get_settings (account), "user-id", user_id);
  return account;
}

/* In place: another person or another portal is refused, and all stays as it was. */
static void
test_in_place (SigninFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *portal; /* (nullable): that of the link */
    gint64 user_id;
    int code; /* -1: it is let in */
  } rows[] = {
    { "same", NULL, 1, -1 },
    { "prepared for anybody", NULL, 0, -1 },
    { "another person", NULL, 2, DUE_SIGNIN_ERROR_OTHER_PERSON },
    { "another portal", "acme.example", 1, DUE_SIGNIN_ERROR_OTHER_PORTAL },
  };
  g_autoptr (DueAddress) address = due_address_parse (fixture->simulated->webhook, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *portal =
          rows[i].portal != NULL ? rows[i].portal : due_address_get_portal (address);
      g_autoptr (GError) error = NULL;
      g_autoptr (DueAccount) before =
          add_account (fixture, portal, rows[i].user_id, "Somebody", DUE_METHOD_OAUTH);
      g_autoptr (DueAccount) after = NULL;
      g_autofree char *id = g_strdup (due_account_get_id (before));
      DueSigninPlan plan = { fixture->accounts, fixture->secrets, DUE_SECRETS_PLACE_KEYRING, NULL,
                             id };

      g_test_message ("%s", rows[i].name);
      after = signin_fixture_connect_by_plan (&plan, fixture->simulated->webhook, NULL, &error);
      g_assert_true ((after == before) == (rows[i].code < 0));
      if (rows[i].code >= 0)
        g_assert_error (error, DUE_SIGNIN_ERROR, rows[i].code);
      g_assert_cmpint (due_account_get_method (before), ==,
                       rows[i].code < 0 ? DUE_METHOD_WEBHOOK : DUE_METHOD_OAUTH);
      g_assert_cmpint (due_account_get_user_id (before), ==,
                       rows[i].code < 0 ? 1 : rows[i].user_id);
      signin_fixture_assert_secret (fixture, id, rows[i].code < 0 ? "simulatedsecret" : NULL);
      g_clear_error (&error);
      g_assert_true (signin_fixture_forget (fixture, NULL, id, &error));
    }
}

/* One that was removed meanwhile, and one whose person has another account. */
static void
test_in_place_of_none (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse (fixture->simulated->webhook, NULL);
  g_autoptr (DueAccount) own = NULL;
  g_autoptr (DueAccount) prepared = NULL;
  DueSigninPlan plan = { fixture->accounts, fixture->secrets, DUE_SECRETS_PLACE_KEYRING, NULL,
                         "6f9619ff-8b86-4011-b42d-00cf4fc964ff" };

  g_assert_null (signin_fixture_connect_by_plan (&plan, fixture->simulated->webhook, NULL, &error));
  g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  own = add_account (fixture, due_address_get_portal (address), 1, "Anna", DUE_METHOD_WEBHOOK);
  prepared = add_account (fixture, due_address_get_portal (address), 0, "", DUE_METHOD_WEBHOOK);
  plan.account_id = due_account_get_id (prepared);
  g_assert_null (signin_fixture_connect_by_plan (&plan, fixture->simulated->webhook, NULL, &error));
  g_assert_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_CONNECTED);
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

static void
assert_portal_error (const GError *error, DueTrouble trouble)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DUE_PORTAL_ERROR);
  g_assert_cmpint (due_portal_error_get_trouble (error), ==, trouble);
  if (trouble == DUE_TROUBLE_WEBHOOK_GONE)
    g_assert_cmpstr (error->message, ==,
                     "The portal does not know this webhook: it was deleted, or the link is "
                     "incomplete.");
  else
    g_assert_cmpstr (error->message, ==, due_trouble_get_sentence (trouble));
}

static void
test_bad_links (SigninFixture *fixture, gconstpointer data)
{
  static const char *const links[] = {
    "",
    "acme.bitrix24.ru",
    "hello \xff",
    "https://acme.bitrix24.ru/rest/1/",
    "http://acme.bitrix24.ru/rest/1/abcdef/",
    "https://a@acme.bitrix24.ru/rest/1/abcdef/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (
          signin_fixture_connect (fixture, links[i], DUE_SECRETS_PLACE_KEYRING, NULL, &error));
      g_assert_true (error->domain == DUE_ADDRESS_ERROR);
      signin_fixture_assert_empty (fixture);
    }
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

static void
test_portal_refuses (SigninFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *path;
    const char *json;
    DueTrouble trouble;
  } rows[] = {
    { "no permission", "/users", "{\"id\": 1, \"scopes\": [\"user\"]}", DUE_TROUBLE_NO_PERMISSION },
    { "webhook gone", "/users", "{\"id\": 1, \"scopes\": [\"task\"], \"secret\": \"renewed\"}",
      DUE_TROUBLE_WEBHOOK_GONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) answer = simulated_post (fixture->simulated, rows[i].path, rows[i].json);

      g_assert_nonnull (answer);
      g_test_message ("%s", rows[i].name);
      g_assert_null (signin_fixture_connect (fixture, fixture->simulated->webhook,
                                             DUE_SECRETS_PLACE_KEYRING, NULL, &error));
      assert_portal_error (error, rows[i].trouble);
      signin_fixture_assert_empty (fixture);
    }
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

static void
test_no_portal (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signin_fixture_connect (fixture, "http://127.0.0.1:1/rest/1/abcdefgh/",
                                         DUE_SECRETS_PLACE_KEYRING, NULL, &error));
  assert_portal_error (error, DUE_TROUBLE_NETWORK);
  signin_fixture_assert_empty (fixture);
}

/* An account that works goes on working after a sign-in that does not. */
static void
test_failure_keeps_account (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autofree char *wrong = NULL;

  account = signin_fixture_connect (fixture, fixture->simulated->webhook, DUE_SECRETS_PLACE_KEYRING,
                                    NULL, &error);
  g_assert_no_error (error);
  wrong = g_strconcat (fixture->simulated->webhook, NULL);
  memcpy (strstr (wrong, "simulated"), "SIMULATED", strlen ("SIMULATED"));
  g_assert_null (signin_fixture_connect (fixture, wrong, DUE_SECRETS_PLACE_KEYRING, NULL, &error));
  assert_portal_error (error, DUE_TROUBLE_WEBHOOK_GONE);
  g_assert_cmpuint (due_accounts_get_n (fixture->accounts), ==, 1);
  signin_fixture_assert_secret (fixture, due_account_get_id (account), "simulatedsecret");
}

/* What the person agreed to is kept with the account, and is good for signing in again. */
static void
test_certificate (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (Simulated) simulated = simulated_new_tls ("good");
  DueSigninPlan plan = { fixture->accounts, fixture->secrets, DUE_SECRETS_PLACE_KEYRING, NULL,
                         NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueAccount) again = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *kept = NULL;

  g_assert_null (signin_fixture_connect_by_plan (&plan, simulated->webhook, NULL, &error));
  assert_portal_error (error, DUE_TROUBLE_CERTIFICATE);
  signin_fixture_assert_empty (fixture);
  fingerprint =
      g_strdup (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)));
  g_clear_error (&error);

  plan.trusted_certificate = fingerprint;
  account = signin_fixture_connect_by_plan (&plan, simulated->webhook, NULL, &error);
  g_assert_no_error (error);
  kept = due_account_get_trusted_certificate (account);
  g_assert_cmpstr (kept, ==, fingerprint);

  plan.trusted_certificate = NULL;
  plan.account_id = due_account_get_id (account);
  again = signin_fixture_connect_by_plan (&plan, simulated->webhook, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
}

static void
test_cancelled (SigninFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (signin_fixture_connect (fixture, fixture->simulated->webhook,
                                         DUE_SECRETS_PLACE_KEYRING, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  signin_fixture_assert_empty (fixture);
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

#define add(name, function)                                                                        \
  g_test_add (name, SigninFixture, NULL, signin_fixture_set_up, function, signin_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/webhook-signin/connects", test_connects);
  add ("/webhook-signin/session", test_session);
  add ("/webhook-signin/replaces", test_replaces);
  add ("/webhook-signin/in-place", test_in_place);
  add ("/webhook-signin/in-place-of-none", test_in_place_of_none);
  add ("/webhook-signin/bad-links", test_bad_links);
  add ("/webhook-signin/portal-refuses", test_portal_refuses);
  add ("/webhook-signin/no-portal", test_no_portal);
  add ("/webhook-signin/failure-keeps-account", test_failure_keeps_account);
  add ("/webhook-signin/certificate", test_certificate);
  add ("/webhook-signin/cancelled", test_cancelled);

  return signin_fixture_run ();
}
