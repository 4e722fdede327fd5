/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-fixture.h"

#include <string.h>

#include "grant.h"
#include "portal-error.h"

void
browser_fixture_set_up (BrowserFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer = NULL;

  signin_fixture_set_up (&fixture->base, data);
  fixture->port = visitor_find_port ();
  fixture->cancellable = g_cancellable_new ();
  answer = simulated_post (fixture->base.simulated, "/switches", "{\"consent\": \"allow\"}");
  g_assert_nonnull (answer);
}

void
browser_fixture_tear_down (BrowserFixture *fixture, gconstpointer data)
{
  if (fixture->signin != NULL)
    g_assert_finalize_object (fixture->signin);
  g_clear_object (&fixture->account);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  signin_fixture_tear_down (&fixture->base, data);
}

DueSigninPlan
browser_fixture_make_plan (BrowserFixture *fixture)
{
  return (DueSigninPlan){
    .accounts = fixture->base.accounts,
    .secrets = fixture->base.secrets,
    .place = DUE_SECRETS_PLACE_KEYRING,
  };
}

void
browser_fixture_begin_by_plan (BrowserFixture *fixture, const DueSigninPlan *plan, const char *key)
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

void
browser_fixture_begin (BrowserFixture *fixture)
{
  DueSigninPlan plan = browser_fixture_make_plan (fixture);

  browser_fixture_begin_by_plan (fixture, &plan, fixture->base.simulated->client_secret);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BrowserFixture *fixture = user_data;

  fixture->account =
      due_browser_signin_run_finish (DUE_BROWSER_SIGNIN (source), result, &fixture->error);
  g_assert_true ((fixture->account == NULL) == (fixture->error != NULL));
  fixture->ended = TRUE;
}

static void
on_changed (BrowserFixture *fixture)
{
  if (due_browser_signin_get_stage (fixture->signin) == DUE_BROWSER_SIGNIN_CHECKING)
    fixture->n_checking++;
}

void
browser_fixture_run (BrowserFixture *fixture)
{
  g_signal_connect_swapped (fixture->signin, "changed", G_CALLBACK (on_changed), fixture);
  due_browser_signin_run_async (fixture->signin, fixture->cancellable, on_ended, fixture);
  g_assert_false (fixture->ended);
}

void
browser_fixture_wait_end (BrowserFixture *fixture)
{
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

char *
browser_fixture_walk (BrowserFixture *fixture)
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

Visitor *
browser_fixture_come_back (BrowserFixture *fixture, const char *address)
{
  Visitor *visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port);

  g_assert_nonnull (visitor);
  visitor_ask (visitor, fixture->port, strchr (address, '?') + 1);
  return visitor;
}

void
browser_fixture_assert_nothing_stored (BrowserFixture *fixture)
{
  g_assert_null (fixture->account);
  signin_fixture_assert_empty (&fixture->base);
  g_assert_cmpuint (test_keyring_count (fixture->base.keyring, NULL), ==, 0);
}

void
browser_fixture_assert_trouble (BrowserFixture *fixture, DueTrouble trouble)
{
  g_assert_nonnull (fixture->error);
  g_assert_true (fixture->error->domain == DUE_PORTAL_ERROR);
  g_assert_cmpint (due_portal_error_get_trouble (fixture->error), ==, trouble);
  g_assert_true (g_str_has_suffix (fixture->error->message, "."));
}

void
browser_fixture_assert_grant_kept (BrowserFixture *fixture)
{
  g_autoptr (DueSecret) kept =
      signin_fixture_get_secret (&fixture->base, due_account_get_id (fixture->account));
  g_autoptr (DueGrant) grant = due_grant_from_secret (kept);

  g_assert_nonnull (grant);
  g_assert_cmpstr (due_secret_peek (due_grant_get_client_secret (grant)), ==,
                   fixture->base.simulated->client_secret);
}
