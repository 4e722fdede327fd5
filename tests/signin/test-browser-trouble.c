/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong with a sign-in through the browser: each gives its sentence, and leaves nothing
 * behind. */

#include <string.h>

#include "browser-fixture.h"
#include "portal-error.h"
#include "redirect.h"
#include "signin-error.h"

static void
assert_cancelled (BrowserFixture *fixture)
{
  browser_fixture_wait_end (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (fixture->error->message, ==, "Cancelled. Nothing was stored.");
  g_assert_null (visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port));
  browser_fixture_assert_nothing_stored (fixture);
}

static void
test_refused (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (Visitor) browser = NULL;

  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  address = g_strdup_printf ("?error=access_denied&%s",
                             strstr (due_browser_signin_get_uri (fixture->signin), "state="));
  browser = browser_fixture_come_back (fixture, address);
  browser_fixture_wait_end (fixture);
  g_assert_error (fixture->error, DUE_REDIRECT_ERROR, DUE_REDIRECT_ERROR_REFUSED);
  visitor_wait (browser);
  g_assert_nonnull (strstr (browser->answer->str, "did not allow"));
  browser_fixture_assert_nothing_stored (fixture);
}

/* Each gives its sentence, here and in the browser, and leaves nothing behind. */
static void
test_portal_refuses (BrowserFixture *fixture, gconstpointer data)
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
      DueSigninPlan plan = browser_fixture_make_plan (fixture);
      g_autofree char *address = NULL;
      g_autoptr (Visitor) browser = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_nonnull (answer);
      fixture->ended = FALSE;
      browser_fixture_begin_by_plan (fixture, &plan,
                                     rows[i].key != NULL ? rows[i].key
                                                         : fixture->base.simulated->client_secret);
      browser_fixture_run (fixture);
      address = browser_fixture_walk (fixture);
      browser = browser_fixture_come_back (fixture, address);
      browser_fixture_wait_end (fixture);
      browser_fixture_assert_trouble (fixture, rows[i].trouble);
      visitor_wait (browser);
      g_assert_true (g_str_has_prefix (browser->answer->str, "HTTP/1.1 400 "));
      browser_fixture_assert_nothing_stored (fixture);
      g_clear_error (&fixture->error);
      g_assert_finalize_object (g_steal_pointer (&fixture->signin));
    }
}

/* The answer names another portal: no key and no code goes anywhere. */
static void
test_other_portal (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) requests = NULL;
  g_autofree char *text = NULL;

  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  address = g_strdup_printf ("http://localhost/?code=abcdefghijk&domain=evil.example&%s",
                             strstr (due_browser_signin_get_uri (fixture->signin), "state="));
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  browser_fixture_wait_end (fixture);
  browser_fixture_assert_trouble (fixture, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_cmpstr (due_portal_error_get_new_portal (fixture->error), ==, "evil.example");
  browser_fixture_assert_nothing_stored (fixture);
  requests = simulated_get (fixture->base.simulated, "/requests");
  text = json_to_string (requests, FALSE);
  g_assert_null (strstr (text, "abcdefghijk"));
}

static void
test_too_late (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer = NULL;

  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  answer = simulated_post (fixture->base.simulated, "/clock", "{\"advance\": 31}");
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  browser_fixture_wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED);
  browser_fixture_assert_nothing_stored (fixture);
}

static void
test_timed_out (BrowserFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  browser_fixture_begin (fixture);
  due_browser_signin_set_timeout (fixture->signin, 20);
  g_assert_cmpuint (due_browser_signin_get_seconds_left (fixture->signin), ==, 1);
  browser_fixture_run (fixture);
  browser_fixture_wait_end (fixture);
  g_assert_error (fixture->error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_TIMED_OUT);
  g_assert_cmpuint (due_browser_signin_get_seconds_left (fixture->signin), ==, 0);
  browser_fixture_assert_nothing_stored (fixture);

  /* Somebody is just too late. */
  g_assert_false (due_browser_signin_paste (fixture->signin, "abcdefghijk", &error));
  g_assert_error (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED);
  g_assert_null (visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port));
}

static void
test_cancelled_before (BrowserFixture *fixture, gconstpointer data)
{
  browser_fixture_begin (fixture);
  g_cancellable_cancel (fixture->cancellable);
  browser_fixture_run (fixture);
  assert_cancelled (fixture);
}

static void
test_cancelled_waiting (BrowserFixture *fixture, gconstpointer data)
{
  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (fixture->ended);
  g_cancellable_cancel (fixture->cancellable);
  assert_cancelled (fixture);
}

/* The token server takes its time, and the person has had enough. */
static void
test_cancelled_checking (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) answer = simulated_post (fixture->base.simulated, "/faults",
                                                "{\"method\": \"oauth.token\", \"delay\": 60}");
  g_autoptr (Visitor) browser = NULL;

  g_assert_nonnull (answer);
  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  browser = browser_fixture_come_back (fixture, address);
  while (fixture->n_checking == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (fixture->cancellable);
  assert_cancelled (fixture);
  visitor_wait (browser);
  g_assert_nonnull (strstr (browser->answer->str, "Nothing was stored."));
}

static void
test_keyring_locked (BrowserFixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;

  test_keyring_lock (fixture->base.keyring);
  browser_fixture_begin (fixture);
  browser_fixture_run (fixture);
  address = browser_fixture_walk (fixture);
  g_assert_true (due_browser_signin_paste (fixture->signin, address, NULL));
  browser_fixture_wait_end (fixture);
  g_assert_true (fixture->error->domain == DUE_SECRETS_ERROR);
  signin_fixture_assert_empty (&fixture->base);
}

#define add(name, function)                                                                        \
  g_test_add ("/browser-trouble/" name, BrowserFixture, NULL, browser_fixture_set_up, function,    \
              browser_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("refused", test_refused);
  add ("portal-refuses", test_portal_refuses);
  add ("other-portal", test_other_portal);
  add ("too-late", test_too_late);
  add ("timed-out", test_timed_out);
  add ("cancelled-before", test_cancelled_before);
  add ("cancelled-waiting", test_cancelled_waiting);
  add ("cancelled-checking", test_cancelled_checking);
  add ("keyring-locked", test_keyring_locked);
  return signin_fixture_run ();
}
