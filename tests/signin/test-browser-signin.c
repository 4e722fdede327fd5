/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-signin.h"

#include <string.h>

#include "address-error.h"
#include "grant.h"
#include "portal-error.h"
#include "redirect.h"
#include "signin-error.h"
#include "signin-fixture.h"
#include "visitor.h"

/* One sign-in, and the portal that it is for. */
typedef struct
{
  SigninFixture base;
  guint port;
  DueBrowserSignin *signin;
  GCancellable *cancellable;
  guint n_checking; /* times that "changed" said so */
  gboolean ended;
  DueAccount *account;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer = NULL;

  signin_fixture_set_up (&fixture->base, data);
  fixture->port = visitor_find_port ();
  fixture->cancellable = g_cancellable_new ();
  answer = simulated_post (fixture->base.simulated, "/switches", "{\"consent\": \"allow\"}");
  g_assert_nonnull (answer);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->signin != NULL)
    g_assert_finalize_object (fixture->signin);
  g_clear_object (&fixture->account);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  signin_fixture_tear_down (&fixture->base, data);
}

static DueSigninPlan
make_plan (Fixture *fixture)
{
  return (DueSigninPlan){
    .accounts = fixture->base.accounts,
    .secrets = fixture->base.secrets,
    .place = DUE_SECRETS_PLACE_KEYRING,
  };
}

static void
begin_by_plan (Fixture *fixture, const DueSigninPlan *plan, const char *key)
{
  Simulated *simulated = fixture->base.simulated;
  g_autoptr (DueSecret) secret = due_secret_new (key, -1);
  g_autoptr (GError) error = NULL;

  fixture->signin = due_browser_signin_new (plan, simulated->portal, simulated->client_id, secret,
                                            simulated->token_server, fixture->port, &error);
  g_assert_no_error (error);
  g_assert_cmpint (due_browser_signin_get_stage (fixture->signin), ==, DUE_BROWSER_SIGNIN_WAITING);
  g_assert_cmpuint (due_browser_signin_get_seconds_left (fixture->signin), ==,
                    DUE_BROWSER_SIGNIN_TIMEOUT_S);
}

static void
begin (Fixture *fixture)
{
  DueSigninPlan plan = make_plan (fixture);

  begin_by_plan (fixture, &plan, fixture->base.simulated->client_secret);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->account =
      due_browser_signin_run_finish (DUE_BROWSER_SIGNIN (source), result, &fixture->error);
  g_assert_true ((fixture->account == NULL) == (fixture->error != NULL));
  fixture->ended = TRUE;
}

static void
on_changed (Fixture *fixture)
{
  if (due_browser_signin_get_stage (fixture->signin) == DUE_BROWSER_SIGNIN_CHECKING)
    fixture->n_checking++;
}

static void
run (Fixture *fixture)
{
  g_signal_connect_swapped (fixture->signin, "changed", G_CALLBACK (on_changed), fixture);
  due_browser_signin_run_async (fixture->signin, fixture->cancellable, on_ended, fixture);
  g_assert_false (fixture->ended);
}

static void
wait_end (Fixture *fixture)
{
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

/* (transfer full): where the portal sends the browser of a person who says yes. */
static char *
walk (Fixture *fixture)
{
  g_autoptr (SoupMessage) message =
      soup_message_new ("GET", due_browser_signin_get_uri (fixture->signin));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  page = soup_session_send_and_read (fixture->base.simulated->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 302);
  return g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

/* (transfer full): the browser comes back with what follows "?" in @address. */
static Visitor *
come_back (Fixture *fixture, const char *address)
{
  Visitor *visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port);

  g_assert_nonnull (visitor);
  visitor_ask (visitor, fixture->port, strchr (address, '?') + 1);
  return visitor;
}

static void
assert_nothing_stored (Fixture *fixture)
{
  g_assert_null (fixture->account);
  signin_fixture_assert_empty (&fixture->base);
  g_assert_cmpuint (test_keyring_count (fixture->base.keyring, NULL), ==, 0);
}

static void
assert_trouble (Fixture *fixture, DueTrouble trouble)
{
  g_assert_nonnull (fixture->error);
  g_assert_true (fixture->error->domain == DUE_PORTAL_ERROR);
  g_assert_cmpint (due_portal_error_get_trouble (fixture->error), ==, trouble);
  g_assert_true (g_str_has_suffix (fixture->error->message, "."));
}

static void
assert_grant_kept (Fixture *fixture)
{
  g_autoptr (DueSecret) kept =
      signin_fixture_get_secret (&fixture->base, due_account_get_id (fixture->account));
  g_autoptr (DueGrant) grant = due_grant_from_secret (kept);

  g_assert_nonnull (grant);
  g_assert_cmpstr (due_secret_peek (due_grant_get_client_secret (grant)), ==,
                   fixture->base.simulated->client_secret);
}

static void
test_signs_in (Fixture *fixture, gconstpointer data)
{
  Simulated *simulated = fixture->base.simulated;
  g_autofree char *client_id = NULL;
  g_autofree char *token_server = NULL;
  g_autofree char *address = NULL;
  g_autoptr (Visitor) browser = NULL;

  begin (fixture);
  g_assert_true (due_browser_signin_is_listening (fixture->signin));
  run (fixture);
  address = walk (fixture);
  browser = come_back (fixture, address);
  wait_end (fixture);
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
  assert_grant_kept (fixture);
}

/* By hand, where the browser cannot come back; what is wrong does no harm. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  begin (fixture);
  run (fixture);
  g_assert_false (due_browser_signin_paste (fixture->signin, "\xff", &error));
  g_assert_true (error->domain == DUE_REDIRECT_ERROR);
  g_clear_error (&error);
  g_assert_false (due_browser_signin_paste (fixture->signin,
                                            "http://localhost/?code=abcdefghijk&state=0", &error));
  g_assert_error (error, DUE_REDIRECT_ERROR, DUE_REDIRECT_ERROR_OTHER_STATE);
  g_assert_cmpuint (fixture->n_checking, ==, 0);

  address = walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  g_assert_cmpuint (fixture->n_checking, ==, 1);
  wait_end (fixture);
  g_assert_no_error (fixture->error);
  assert_grant_kept (fixture);
}

static void
test_what_cannot_be (Fixture *fixture, gconstpointer data)
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
  DueSigninPlan plan = make_plan (fixture);

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
test_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  const char *state = NULL;

  begin (fixture);
  first = g_strdup (due_browser_signin_get_uri (fixture->signin));
  g_clear_object (&fixture->signin);
  begin (fixture);
  g_assert_cmpstr (due_browser_signin_get_uri (fixture->signin), !=, first);
  state = strstr (first, "&state=") + strlen ("&state=");
  g_assert_cmpuint (strlen (state), ==, 32);
}

static void
test_no_port (Fixture *fixture, gconstpointer data)
{
  DueSigninPlan plan = make_plan (fixture);
  g_autoptr (DueSecret) secret = due_secret_new ("secret", -1);
  static const guint ports[] = { 80, 1023, 32768, 65535, 4000000000u };
  g_autoptr (DueBrowserSignin) other = NULL;

  begin (fixture);
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

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (Visitor) browser = NULL;

  begin (fixture);
  run (fixture);
  address = g_strdup_printf ("?error=access_denied&%s",
                             strstr (due_browser_signin_get_uri (fixture->signin), "state="));
  browser = come_back (fixture, address);
  wait_end (fixture);
  g_assert_error (fixture->error, DUE_REDIRECT_ERROR, DUE_REDIRECT_ERROR_REFUSED);
  visitor_wait (browser);
  g_assert_nonnull (strstr (browser->answer->str, "did not allow"));
  assert_nothing_stored (fixture);
}

/* Each gives its sentence, here and in the browser, and leaves nothing behind. */
static void
test_portal_refuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *path;
    const char *json;
    const char *key; /* (nullable): another one */
    DueTrouble trouble;
  } rows[] = {
    { "wrong key", "/switches", "{}", "wrong", DUE_TROUBLE_CLIENT_REFUSED },
    { "no server", "/faults", "{\"method\": \"oauth.token\", \"count\": 1, \"status\": 502}", NULL,
      DUE_TROUBLE_SIGN_IN_SERVER },
    { "portal down", "/faults", "{\"method\": \"*\", \"count\": 1, \"status\": 502}", NULL,
      DUE_TROUBLE_PORTAL_DOWN },
    { "no permission", "/application", "{\"scopes\": [\"user\"]}", NULL,
      DUE_TROUBLE_APP_NO_PERMISSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) answer =
          simulated_post (fixture->base.simulated, rows[i].path, rows[i].json);
      DueSigninPlan plan = make_plan (fixture);
      g_autofree char *address = NULL;
      g_autoptr (Visitor) browser = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_nonnull (answer);
      fixture->ended = FALSE;
      begin_by_plan (fixture, &plan,
                     rows[i].key != NULL ? rows[i].key : fixture->base.simulated->client_secret);
      run (fixture);
      address = walk (fixture);
      browser = come_back (fixture, address);
      wait_end (fixture);
      assert_trouble (fixture, rows[i].trouble);
      visitor_wait (browser);
      g_assert_true (g_str_has_prefix (browser->answer->str, "HTTP/1.1 400 "));
      assert_nothing_stored (fixture);
      g_clear_error (&fixture->error);
      g_assert_finalize_object (g_steal_pointer (&fixture->signin));
    }
}

/* The answer names another portal: no key and no code goes anywhere. */
static void
test_other_portal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) requests = NULL;
  g_autofree char *text = NULL;

  begin (fixture);
  run (fixture);
  address = g_strdup_printf ("http://localhost/?code=abcdefghijk&domain=evil.example&%s",
                             strstr (due_browser_signin_get_uri (fixture->signin), "state="));
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  wait_end (fixture);
  assert_trouble (fixture, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_cmpstr (due_portal_error_get_new_portal (fixture->error), ==, "evil.example");
  assert_nothing_stored (fixture);
  requests = simulated_get (fixture->base.simulated, "/requests");
  text = json_to_string (requests, FALSE);
  g_assert_null (strstr (text, "abcdefghijk"));
}

static void
test_too_late (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer = NULL;

  begin (fixture);
  run (fixture);
  address = walk (fixture);
  answer = simulated_post (fixture->base.simulated, "/clock", "{\"advance\": 31}");
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED);
  assert_nothing_stored (fixture);
}

static void
test_timed_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  due_browser_signin_set_timeout (fixture->signin, 20);
  g_assert_cmpuint (due_browser_signin_get_seconds_left (fixture->signin), ==, 1);
  run (fixture);
  wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_TIMED_OUT);
  g_assert_cmpuint (due_browser_signin_get_seconds_left (fixture->signin), ==, 0);
  assert_nothing_stored (fixture);

  /* Somebody is just too late. */
  g_assert_false (due_browser_signin_paste (fixture->signin, "abcdefghijk", &error));
  g_assert_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED);
  g_assert_null (visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port));
}

static void
assert_cancelled (Fixture *fixture)
{
  wait_end (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (fixture->error->message, ==, "Cancelled. Nothing was stored.");
  g_assert_null (visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port));
  assert_nothing_stored (fixture);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_cancellable_cancel (fixture->cancellable);
  run (fixture);
  assert_cancelled (fixture);
}

static void
test_cancelled_waiting (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  run (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (fixture->ended);
  g_cancellable_cancel (fixture->cancellable);
  assert_cancelled (fixture);
}

/* The token server takes its time, and the person has had enough. */
static void
test_cancelled_checking (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer = simulated_post (fixture->base.simulated, "/faults",
                                                "{\"method\": \"oauth.token\", \"delay\": 60}");
  g_autoptr (Visitor) browser = NULL;

  g_assert_nonnull (answer);
  begin (fixture);
  run (fixture);
  address = walk (fixture);
  browser = come_back (fixture, address);
  while (fixture->n_checking == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (fixture->cancellable);
  assert_cancelled (fixture);
  visitor_wait (browser);
  g_assert_nonnull (strstr (browser->answer->str, "Nothing was stored."));
}

/* As somebody else: the account keeps its person, its way in and its secret. */
static void
test_another_person (Fixture *fixture, gconstpointer data)
{
  SigninFixture *base = &fixture->base;
  DueSigninPlan plan = make_plan (fixture);
  g_autoptr (DueAccount) before = NULL;
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer =
      simulated_post (base->simulated, "/switches", "{\"consent_user\": 2}");

  g_assert_nonnull (answer);
  before = signin_fixture_connect (base, base->simulated->webhook, plan.place, NULL, NULL);
  g_assert_nonnull (before);
  plan.account_id = due_account_get_id (before);
  begin_by_plan (fixture, &plan, base->simulated->client_secret);
  run (fixture);
  address = walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_OTHER_PERSON);
  g_assert_nonnull (strstr (fixture->error->message, due_account_get_user_name (before)));
  g_assert_cmpint (due_account_get_user_id (before), ==, 1);
  g_assert_cmpint (due_account_get_method (before), ==, DUE_METHOD_WEBHOOK);
  signin_fixture_assert_secret (base, due_account_get_id (before), "simulatedsecret");
  g_assert_cmpuint (due_accounts_get_n (base->accounts), ==, 1);
}

/* From a link to the browser, with the filters kept. */
static void
test_in_place (Fixture *fixture, gconstpointer data)
{
  SigninFixture *base = &fixture->base;
  DueSigninPlan plan = make_plan (fixture);
  g_autoptr (DueAccount) before = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autofree char *address = NULL;

  before = signin_fixture_connect (base, base->simulated->webhook, plan.place, NULL, NULL);
  g_assert_nonnull (before);
  g_assert_true (due_account_set_roles (before, DUE_ROLE_AUDITOR));
  plan.account_id = due_account_get_id (before);
  begin_by_plan (fixture, &plan, base->simulated->client_secret);
  run (fixture);
  address = walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  wait_end (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->account == before);
  g_assert_cmpint (due_account_get_method (before), ==, DUE_METHOD_OAUTH);
  watch = due_account_get_watch (before);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);
  assert_grant_kept (fixture);
  g_assert_cmpuint (test_keyring_count (base->keyring, NULL), ==, 1);
}

static void
test_keyring_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;

  test_keyring_lock (fixture->base.keyring);
  begin (fixture);
  run (fixture);
  address = walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  wait_end (fixture);
  g_assert_true (fixture->error->domain == DUE_SECRETS_ERROR);
  signin_fixture_assert_empty (&fixture->base);
}

#define add(name, function)                                                                        \
  g_test_add ("/browser-signin/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("signs-in", test_signs_in);
  add ("pasted", test_pasted);
  add ("what-cannot-be", test_what_cannot_be);
  add ("state", test_state);
  add ("no-port", test_no_port);
  add ("refused", test_refused);
  add ("portal-refuses", test_portal_refuses);
  add ("other-portal", test_other_portal);
  add ("too-late", test_too_late);
  add ("timed-out", test_timed_out);
  add ("cancelled-before", test_cancelled_before);
  add ("cancelled-waiting", test_cancelled_waiting);
  add ("cancelled-checking", test_cancelled_checking);
  add ("another-person", test_another_person);
  add ("in-place", test_in_place);
  add ("keyring-locked", test_keyring_locked);
  return signin_fixture_run ();
}
