/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sign-in through the browser and its renewals, against the simulated portal. */

#include "oauth.h"
#include "portal-await.h"
#include "portal-simulated.h"
#include "redirect.h"

#define STATE "5ff1f1e2a9b8"

typedef struct
{
  Simulated *portal;
  DueOAuthApp *app;
} OAuth;

static void
control (Simulated *portal, const char *path, const char *json)
{
  json_node_unref (simulated_post (portal, path, json));
}

/* (transfer full): the application with another id or key where they are not NULL. */
static DueOAuthApp *
make_app (Simulated *portal, const char *id, const char *key)
{
  g_autoptr (DueSecret) secret = due_secret_new (key == NULL ? portal->client_secret : key, -1);
  g_autoptr (GError) error = NULL;
  DueOAuthApp *app = due_oauth_app_new (portal->portal, portal->token_server, NULL,
                                        id == NULL ? portal->client_id : id, secret, &error);

  g_assert_no_error (error);
  return app;
}

/* The person who is asked in the browser says yes. */
static void
set_up (OAuth *oauth, gconstpointer data)
{
  oauth->portal = simulated_new ();
  oauth->app = make_app (oauth->portal, NULL, NULL);
  control (oauth->portal, "/switches", "{\"consent\": \"allow\"}");
}

static void
tear_down (OAuth *oauth, gconstpointer data)
{
  due_oauth_app_unref (oauth->app);
  simulated_free (oauth->portal);
}

/* Goes where the browser would go. */
static void
walk (OAuth *oauth, DueRedirect *redirect)
{
  g_autofree char *uri = due_oauth_app_make_authorize_uri (oauth->app, STATE);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  page = soup_session_send_and_read (oauth->portal->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 302);
  due_redirect_parse_pasted (
      redirect,
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"), STATE,
      &error);
  g_assert_no_error (error);
  g_assert_true (due_redirect_is_from (redirect, oauth->portal->portal));
}

static DueOAuthAnswer *
exchange (DueOAuthApp *app, const DueRedirect *redirect, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_oauth_exchange_async (app, redirect->code, redirect->server_domain, NULL, await_keep,
                            &result);
  await_result (&result);
  return due_oauth_finish (result, error);
}

static DueOAuthAnswer *
refresh (DueOAuthApp *app, DueGrant *grant, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_oauth_refresh_async (app, grant, NULL, await_keep, &result);
  await_result (&result);
  return due_oauth_finish (result, error);
}

static DueOAuthAnswer *
sign_in (OAuth *oauth)
{
  g_auto (DueRedirect) redirect = { .code = NULL };
  g_autoptr (GError) error = NULL;
  DueOAuthAnswer *answer = NULL;

  walk (oauth, &redirect);
  answer = exchange (oauth->app, &redirect, &error);
  g_assert_no_error (error);
  return answer;
}

static DueClient *
make_client (OAuth *oauth, DueGrant *grant)
{
  g_autoptr (GError) error = NULL;
  DueClient *client = due_client_new_for_token (
      oauth->portal->portal, due_grant_get_access_token (grant), LONG_MS, &error);

  g_assert_no_error (error);
  return client;
}

static void
assert_no_secret_in_url (OAuth *oauth)
{
  g_autoptr (JsonNode) requests = simulated_get (oauth->portal, "/requests");
  JsonArray *seen =
      json_object_get_array_member (json_node_get_object (requests), "secrets_in_urls");

  g_assert_cmpuint (json_array_get_length (seen), ==, 0);
}

static void
test_sign_in (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueOAuthAnswer) answer = sign_in (oauth);
  DueClient *client = make_client (oauth, answer->grant);
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueIdentity) identity = await_identify (client, &error);
  g_autoptr (DueSnapshot) snapshot = NULL;
  guint count = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (answer->portal, ==, oauth->portal->portal);
  g_assert_cmpuint (strlen (answer->member_id), ==, 32);
  g_assert_cmpint (due_identity_get_user_id (identity), ==, 1);
  g_assert_cmpstr (due_identity_get_name (identity), ==, "Anna Petrova");
  snapshot = await_poll (client, watch, 1, &error);
  g_assert_no_error (error);
  g_assert_true (due_counters_get (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, &count));
  g_assert_cmpuint (count, ==, 5);
  assert_no_secret_in_url (oauth);
  g_assert_finalize_object (client);
}

/* The portal's numbers may be texts, and the first answer may say less. */
static void
test_other_answers (OAuth *oauth, gconstpointer data)
{
  static const char *const switches[] = {
    "{\"token_numbers_as_text\": true}",
    "{\"first_expires\": false, \"first_user_id\": false}",
    "{\"first_expires\": true, \"first_user_id\": true}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      g_autoptr (DueOAuthAnswer) answer = NULL;

      control (oauth->portal, "/switches", switches[i]);
      answer = sign_in (oauth);
      g_assert_cmpint (due_grant_get_expires (answer->grant), >=, now + 3600);
      g_assert_cmpint (answer->user_id, ==, i == 1 ? 0 : 1);
    }
}

static void
test_renewal (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueOAuthAnswer) first = sign_in (oauth);
  g_autoptr (DueOAuthAnswer) second = NULL;
  g_autoptr (DueOAuthAnswer) again = NULL;
  DueClient *client = make_client (oauth, first->grant);
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GError) error = NULL;

  await_good_poll (client, watch);
  control (oauth->portal, "/tokens/expire", "{}");
  g_assert_null (await_poll (client, watch, 1, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_REFRESH, DUE_TROUBLE_SIGNED_OUT);
  g_clear_error (&error);

  second = refresh (oauth->app, first->grant, &error);
  g_assert_no_error (error);
  g_assert_false (
      due_grant_has_refresh_token (second->grant, due_grant_get_refresh_token (first->grant)));
  g_assert_cmpstr (second->member_id, ==, first->member_id);
  g_assert_cmpint (second->user_id, ==, 1);
  due_client_set_access_token (client, due_grant_get_access_token (second->grant));
  await_good_poll (client, watch);

  /* The old one was replaced. */
  again = refresh (oauth->app, first->grant, &error);
  g_assert_null (again);
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT);
  assert_no_secret_in_url (oauth);
  g_assert_finalize_object (client);
}

/* Each of these ends a sign-in for good. */
static void
test_definite (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueOAuthAnswer) answer = sign_in (oauth);
  g_autoptr (DueOAuthApp) wrong_key = make_app (oauth->portal, NULL, "wrong");
  g_autoptr (DueOAuthApp) wrong_id = make_app (oauth->portal, "local.0", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (refresh (wrong_key, answer->grant, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED);
  g_clear_error (&error);
  g_assert_null (refresh (wrong_id, answer->grant, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED);
  g_clear_error (&error);
  control (oauth->portal, "/tokens/revoke", "{}");
  g_assert_null (refresh (oauth->app, answer->grant, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT);
}

/* A code is good once, and for 30 seconds. */
static void
test_codes (OAuth *oauth, gconstpointer data)
{
  g_auto (DueRedirect) used = { .code = NULL };
  g_auto (DueRedirect) late = { .code = NULL };
  g_autoptr (DueOAuthAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  walk (oauth, &used);
  answer = exchange (oauth->app, &used, &error);
  g_assert_no_error (error);
  g_assert_null (exchange (oauth->app, &used, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT);
  g_clear_error (&error);

  walk (oauth, &late);
  control (oauth->portal, "/clock", "{\"advance\": 31}");
  g_assert_null (exchange (oauth->app, &late, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT);
}

/* None of these ends it: the same grant is renewed afterwards. */
static void
test_outages (OAuth *oauth, gconstpointer data)
{
  static const struct
  {
    const char *fault;
    DuePortalError code;
    DueTrouble trouble;
  } faults[] = {
    { "\"status\": 500", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"status\": 502, \"html\": true", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"status\": 404", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"empty\": true", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"close\": true", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"redirect\": \"https://evil.example\"", DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_SIGN_IN_SERVER },
    { "\"error\": \"PAYMENT_REQUIRED\"", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
    { "\"error\": \"QUERY_LIMIT_EXCEEDED\"", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TOO_MANY },
  };
  g_autoptr (DueOAuthAnswer) first = sign_in (oauth);
  g_autoptr (DueOAuthAnswer) second = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{\"method\": \"oauth.token\", \"count\": 1, %s}", faults[i].fault);

      g_test_message ("%s", faults[i].fault);
      control (oauth->portal, "/faults", json);
      g_assert_null (refresh (oauth->app, first->grant, &error));
      assert_portal_error (error, faults[i].code, faults[i].trouble);
      g_clear_error (&error);
    }
  second = refresh (oauth->app, first->grant, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* An answer that got lost is asked for once; then the token is used up. */
static void
test_lost (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueOAuthAnswer) first = sign_in (oauth);
  g_autoptr (GError) error = NULL;

  control (oauth->portal, "/faults", "{\"method\": \"oauth.token\", \"count\": 1, \"lost\": true}");
  g_assert_null (refresh (oauth->app, first->grant, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER);
  g_clear_error (&error);
  g_assert_null (refresh (oauth->app, first->grant, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, OAuth, NULL, set_up, function, tear_down)
  ADD ("/oauth-with-simulator/sign-in", test_sign_in);
  ADD ("/oauth-with-simulator/other-answers", test_other_answers);
  ADD ("/oauth-with-simulator/renewal", test_renewal);
  ADD ("/oauth-with-simulator/definite", test_definite);
  ADD ("/oauth-with-simulator/codes", test_codes);
  ADD ("/oauth-with-simulator/outages", test_outages);
  ADD ("/oauth-with-simulator/lost", test_lost);

  return g_test_run ();
}
