/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-signin.h"

#include <string.h>

#include "address.h"
#include "browser-fixture.h"
#include "redirect.h"
#include "signin-error.h"

static void
test_signs_in (BrowserFixture *fixture, gconstpointer data)
{
  Simulated *simulated = fixture->base.simulated;
  g_autofree char *client_id = NULL;
  g_autofree char *token_server = NULL;
  g_autofree char *address = NULL;
  g_autoptr (Visitor) browser = NULL;

  browser_fixture_begin (fixture);
  g_assert_true (due_browser_signin_is_listening (fixture->signin));
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  browser = browser_fixture_come_back (fixture, address);
  browser_fixture_wait_end (fixture);
  g_assert_no_error (fixture->error);
  visitor_wait (browser);
  g_assert_true (g_str_has_prefix (browser->answer->str, "HTTP/1.1 200 "));
  g_assert_nonnull (strstr (browser->answer->str, "You may close this page."));

  g_assert_cmpuint (fixture->n_checking, ==, 1);
  g_assert_cmpstr (due_account_get_portal (fixture->account), ==, simulated->portal);
  g_assert_cmpint (due_account_get_user_id (fixture->account), ==, 1);
  g_assert_cmpint (due_account_get_method (fixture->account), ==, DUE_METHOD_OAUTH);
  g_assert_cmpuint (due_account_get_redirect_port (fixture->account), ==, fixture->port);
  client_id = due_account_get_client_id (fixture->account);
  token_server = due_account_get_token_server (fixture->account);
  g_assert_cmpstr (client_id, ==, simulated->client_id);
  g_assert_cmpstr (token_server, ==, simulated->token_server);
  browser_fixture_assert_grant_kept (fixture);
}

/* By hand, where the browser cannot come back; what is wrong does no harm. */
static void
test_pasted (BrowserFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  g_assert_false (due_browser_signin_paste (fixture->signin, "\xff", &error));
  g_assert_true (error->domain == DUE_REDIRECT_ERROR);
  g_clear_error (&error);
  g_assert_false (due_browser_signin_paste (fixture->signin,
                                            "http://localhost/?code=abcdefghijk&state=0", &error));
  g_assert_error (error, DUE_REDIRECT_ERROR, DUE_REDIRECT_ERROR_OTHER_STATE);
  g_assert_cmpuint (fixture->n_checking, ==, 0);

  address = browser_fixture_walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  g_assert_cmpuint (fixture->n_checking, ==, 1);
  browser_fixture_wait_end (fixture);
  g_assert_no_error (fixture->error);
  browser_fixture_assert_grant_kept (fixture);
}

static void
test_what_cannot_be (BrowserFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *portal;
    const char *client_id;
    const char *secret;
    const char *token_server;
  } rows[] = {
    { "", "local.1", "secret", "" },
    { "a..b", "local.1", "secret", "" },
    { "http://acme.example", "local.1", "secret", "" },
    { "acme.example", "", "secret", "" },
    { "acme.example", "local 1", "secret", "" },
    { "acme.example", "local.\xff", "secret", "" },
    { "acme.example", "local.1", "", "" },
    { "acme.example", "local.1", "sec\nret", "" },
    { "acme.example", "local.1", "secret", "http://acme.example" },
    { "acme.example", "local.1", "secret", "https://a..example" },
  };
  DueSigninPlan plan = browser_fixture_make_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueSecret) secret = due_secret_new (rows[i].secret, -1);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (due_browser_signin_new (&plan, rows[i].portal, rows[i].client_id, secret,
                                             rows[i].token_server, 0, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DUE_ADDRESS_ERROR);
    }
}

/* Nobody guesses what the portal gives back, and none is like another. */
static void
test_state (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  const char *state = NULL;

  browser_fixture_begin (fixture);
  first = g_strdup (due_browser_signin_get_uri (fixture->signin));
  g_clear_object (&fixture->signin);
  browser_fixture_begin (fixture);
  g_assert_cmpstr (due_browser_signin_get_uri (fixture->signin), !=, first);
  state = strstr (first, "&state=") + strlen ("&state=");
  g_assert_cmpuint (strlen (state), ==, 32);
}

static void
test_no_port (BrowserFixture *fixture, gconstpointer data)
{
  DueSigninPlan plan = browser_fixture_make_plan (fixture);
  g_autoptr (DueSecret) secret = due_secret_new ("secret", -1);
  static const guint ports[] = { 80, 1023, 32768, 65535, 4000000000u };
  g_autoptr (DueBrowserSignin) other = NULL;

  browser_fixture_begin (fixture);
  other =
      due_browser_signin_new (&plan, "acme.example", "local.1", secret, "", fixture->port, NULL);
  g_assert_true (due_browser_signin_is_listening (fixture->signin));
  g_assert_false (due_browser_signin_is_listening (other));
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autoptr (DueBrowserSignin) odd =
          due_browser_signin_new (&plan, "acme.example", "local.1", secret, "", ports[i], NULL);

      g_assert_false (due_browser_signin_is_listening (odd));
    }
}

/* As somebody else: the account keeps its person, its way in and its secret. */
static void
test_another_person (BrowserFixture *fixture, gconstpointer data)
{
  SigninFixture *base = &fixture->base;
  DueSigninPlan plan = browser_fixture_make_plan (fixture);
  g_autoptr (DueAccount) before = NULL;
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer =
      simulated_post (base->simulated, "/switches", "{\"consent_user\": 2}");

  g_assert_nonnull (answer);
  before = signin_fixture_connect (base, base->simulated->webhook, plan.place, NULL, NULL);
  g_assert_nonnull (before);
  plan.account_id = due_account_get_id (before);
  browser_fixture_begin_by_plan (fixture, &plan, base->simulated->client_secret);
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  browser_fixture_wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_OTHER_PERSON);
  g_assert_nonnull (strstr (fixture->error->message, due_account_get_user_name (before)));
  g_assert_cmpint (due_account_get_user_id (before), ==, 1);
  g_assert_cmpint (due_account_get_method (before), ==, DUE_METHOD_WEBHOOK);
  signin_fixture_assert_secret (base, due_account_get_id (before), "simulatedsecret");
  g_assert_cmpuint (due_accounts_get_n (base->accounts), ==, 1);
}

/* From a link to the browser, with the filters kept. */
static void
test_in_place (BrowserFixture *fixture, gconstpointer data)
{
  SigninFixture *base = &fixture->base;
  DueSigninPlan plan = browser_fixture_make_plan (fixture);
  g_autoptr (DueAccount) before = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autofree char *address = NULL;

  before = signin_fixture_connect (base, base->simulated->webhook, plan.place, NULL, NULL);
  g_assert_nonnull (before);
  g_assert_true (due_account_set_roles (before, DUE_ROLE_AUDITOR));
  plan.account_id = due_account_get_id (before);
  browser_fixture_begin_by_plan (fixture, &plan, base->simulated->client_secret);
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  browser_fixture_wait_end (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->account == before);
  g_assert_cmpint (due_account_get_method (before), ==, DUE_METHOD_OAUTH);
  watch = due_account_get_watch (before);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);
  browser_fixture_assert_grant_kept (fixture);
  g_assert_cmpuint (test_keyring_count (base->keyring, NULL), ==, 1);
}

#define add(name, function)                                                                        \
  g_test_add ("/browser-signin/" name, BrowserFixture, NULL, browser_fixture_set_up, function,     \
              browser_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("signs-in", test_signs_in);
  add ("pasted", test_pasted);
  add ("what-cannot-be", test_what_cannot_be);
  add ("state", test_state);
  add ("no-port", test_no_port);
  add ("another-person", test_another_person);
  add ("in-place", test_in_place);
  return signin_fixture_run ();
}
