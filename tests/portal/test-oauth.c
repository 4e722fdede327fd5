/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Getting and renewing tokens over real HTTP, from a server that gives any answer. */

#include <string.h>

#include "oauth.h"
#include "portal-await.h"
#include "portal-loopback.h"
#include "token-request.h"

#define CLIENT_ID "local.573ad8a0346747.09223434"
#define CLIENT_SECRET "LJSl0lNB+76B5YY6u"
#define MEMBER "a223c6b3710f85df22e9377d6c4f7553"
#define TOKENS "\"access_token\":\"aaaa0011\",\"refresh_token\":\"bbbb0011\""
/* As really seen, with invented tokens. */
#define WHOLE                                                                                      \
  "{" TOKENS ",\"expires\":1780319382,\"expires_in\":3600,\"scope\":\"app\","                      \
  "\"domain\":\"oauth.bitrix.info\",\"server_endpoint\":\"https:\\/\\/oauth.bitrix.info\\/rest\\/" \
  "\",\"status\":\"L\",\"client_endpoint\":\"https:\\/\\/portal.example\\/rest\\/\","              \
  "\"member_id\":\"" MEMBER "\",\"user_id\":547}"

typedef struct
{
  Loopback *server;
  DueOAuthApp *app;
} OAuth;

static void
set_up (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueSecret) secret = due_secret_new (CLIENT_SECRET, -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  oauth->server = loopback_new (NULL);
  address = g_strconcat ("http://", loopback_get_authority (oauth->server), NULL);
  oauth->app = due_oauth_app_new (address, address, NULL, CLIENT_ID, secret, &error);
  g_assert_no_error (error);
}

static void
tear_down (OAuth *oauth, gconstpointer data)
{
  due_oauth_app_unref (oauth->app);
  loopback_await_closed (oauth->server);
  loopback_free (oauth->server);
}

static DueOAuthAnswer *
exchange (OAuth *oauth, GError **error)
{
  g_autoptr (DueSecret) code = due_secret_new ("avmocpghblyi01m3", -1);
  g_autoptr (GAsyncResult) result = NULL;

  due_oauth_exchange_async (oauth->app, code, NULL, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_oauth_finish (result, error);
}

/* (transfer full): of the portal @member_id. */
static DueGrant *
make_grant (const char *member_id)
{
  g_autoptr (DueSecret) secret = due_secret_new (CLIENT_SECRET, -1);
  g_autoptr (DueSecret) access = due_secret_new ("oldaccess", -1);
  g_autoptr (DueSecret) refresh = due_secret_new ("oldrefresh", -1);

  return due_grant_new (secret, access, refresh, 1, member_id, DUE_OAUTH_SERVER_EAST);
}

static DueOAuthAnswer *
refresh (OAuth *oauth, const char *member_id, GError **error)
{
  g_autoptr (DueGrant) grant = make_grant (member_id);
  g_autoptr (GAsyncResult) result = NULL;

  due_oauth_refresh_async (oauth->app, grant, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_oauth_finish (result, error);
}

/* All secrets are in the body, none in the address. */
static void
test_exchange (OAuth *oauth, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = NULL;
  const char *request = NULL;
  gint64 expires = 0;

  loopback_push_json (oauth->server, WHOLE);
  answer = exchange (oauth, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (due_secret_peek (due_grant_get_access_token (answer->grant)), ==, "aaaa0011");
  g_assert_cmpstr (due_secret_peek (due_grant_get_refresh_token (answer->grant)), ==, "bbbb0011");
  g_assert_cmpstr (due_secret_peek (due_grant_get_client_secret (answer->grant)), ==,
                   CLIENT_SECRET);
  expires = due_grant_get_expires (answer->grant);
  g_assert_cmpint (expires, >=, now + 3600);
  g_assert_cmpint (expires, <=, now + 3660);
  g_assert_cmpstr (due_grant_get_member_id (answer->grant), ==, MEMBER);
  g_assert_cmpstr (due_grant_get_server_domain (answer->grant), ==, DUE_OAUTH_SERVER_WEST);
  g_assert_cmpint (answer->user_id, ==, 547);
  g_assert_cmpstr (answer->member_id, ==, MEMBER);
  g_assert_cmpstr (answer->portal, ==, "portal.example");

  g_assert_cmpuint (loopback_get_n_requests (oauth->server), ==, 1);
  request = loopback_get_request (oauth->server, 0);
  g_assert_true (g_str_has_prefix (request, "POST /oauth/token/ HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "Content-Type: application/x-www-form-urlencoded\r\n"));
  g_assert_true (g_str_has_suffix (request,
                                   "\r\n\r\ngrant_type=authorization_code&client_id=" CLIENT_ID
                                   "&client_secret=LJSl0lNB%2B76B5YY6u&code=avmocpghblyi01m3"));
}

/* What the answer does not say stays as it was. */
static void
test_refresh (OAuth *oauth, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = NULL;

  loopback_push_json (oauth->server, "{" TOKENS "}");
  answer = refresh (oauth, MEMBER, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (due_secret_peek (due_grant_get_refresh_token (answer->grant)), ==, "bbbb0011");
  g_assert_cmpint (due_grant_get_expires (answer->grant), ==, 0);
  g_assert_cmpstr (due_grant_get_member_id (answer->grant), ==, MEMBER);
  g_assert_cmpstr (due_grant_get_server_domain (answer->grant), ==, DUE_OAUTH_SERVER_EAST);
  g_assert_cmpstr (answer->member_id, ==, MEMBER);
  g_assert_cmpint (answer->user_id, ==, 0);
  g_assert_null (answer->portal);
  g_assert_true (g_str_has_suffix (loopback_get_request (oauth->server, 0),
                                   "\r\n\r\ngrant_type=refresh_token&client_id=" CLIENT_ID
                                   "&client_secret=LJSl0lNB%2B76B5YY6u&refresh_token=oldrefresh"));
}

static void
test_other_portal (OAuth *oauth, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = NULL;

  loopback_push_json (oauth->server, WHOLE);
  answer = refresh (oauth, "another", &error);
  g_assert_null (answer);
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_cmpstr (due_portal_error_get_new_portal (error), ==, "portal.example");
}

typedef struct
{
  const char *name;
  guint status;
  const char *headers;
  const char *body;
  DuePortalError code;
  DueTrouble trouble;
} Refusal;

#define SAY(word) "{\"error\":\"" word "\"}"
#define SIGN_IN DUE_PORTAL_ERROR_SIGN_IN
#define RETRY DUE_PORTAL_ERROR_RETRY
#define FORBIDDEN DUE_PORTAL_ERROR_FORBIDDEN
#define WAIT DUE_PORTAL_ERROR_WAIT
#define SERVER DUE_TROUBLE_SIGN_IN_SERVER

static const Refusal refusals[] = {
  { "grant", 400, "", SAY ("invalid_grant"), SIGN_IN, DUE_TROUBLE_SIGNED_OUT },
  { "grant-200", 200, "", SAY ("INVALID_GRANT"), SIGN_IN, DUE_TROUBLE_SIGNED_OUT },
  { "code", 400, "", SAY ("bad_verification_code"), SIGN_IN, DUE_TROUBLE_SIGNED_OUT },
  { "client", 400, "", SAY ("invalid_client"), SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED },
  { "client-401", 401, "WWW-Authenticate: Basic realm=\"x\"\r\n", SAY ("invalid_client"), SIGN_IN,
    DUE_TROUBLE_CLIENT_REFUSED },
  { "client-id", 200, "", SAY ("wrong_client"), SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED },
  { "removed", 401, "", SAY ("NOT_INSTALLED"), SIGN_IN, DUE_TROUBLE_APP_REMOVED },
  { "plan", 401, "", SAY ("PAYMENT_REQUIRED"), FORBIDDEN, DUE_TROUBLE_PLAN },
  { "scope", 401, "", SAY ("insufficient_scope"), FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION },
  { "scope-403", 403, "", SAY ("INVALID_SCOPE"), FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION },
  { "request", 400, "", SAY ("invalid_request"), RETRY, DUE_TROUBLE_BAD_REQUEST },
  { "too-many", 503, "", SAY ("QUERY_LIMIT_EXCEEDED"), WAIT, DUE_TROUBLE_TOO_MANY },
  { "429", 429, "Retry-After: 60\r\n", "", WAIT, DUE_TROUBLE_TOO_MANY },
  { "unknown", 400, "", SAY ("sunspots"), RETRY, SERVER },
  { "of-a-portal", 401, "", SAY ("INVALID_CREDENTIALS"), RETRY, SERVER },
  { "dismissed", 401, "", SAY ("authorization_error"), RETRY, SERVER },
  { "outage-says-grant", 500, "", SAY ("invalid_grant"), RETRY, SERVER },
  { "outage-says-client", 502, "", SAY ("wrong_client"), RETRY, SERVER },
  { "error-number", 200, "", "{\"error\":1," TOKENS "}", RETRY, SERVER },
  { "error-object", 200, "", "{\"error\":{}," TOKENS "}", RETRY, SERVER },
  { "no-portal", 404, "", "<html>Not found</html>", RETRY, SERVER },
  { "html", 200, "Content-Type: text/html\r\n", "<html>invalid_grant</html>", RETRY, SERVER },
  { "html-500", 500, "", "<html></html>", RETRY, SERVER },
  { "empty", 200, "", "", RETRY, SERVER },
  { "cut", 200, "", "{" TOKENS, RETRY, SERVER },
  { "forbidden", 403, "", "{" TOKENS "}", RETRY, SERVER },
  { "moved", 302, "Location: https://other.example/\r\n", "{" TOKENS "}", RETRY, SERVER },
  { "moved-says-grant", 307, "Location: /oauth/\r\n", SAY ("invalid_grant"), RETRY, SERVER },
  { "no-access-token", 200, "", "{\"refresh_token\":\"b\"}", RETRY, SERVER },
  { "no-refresh-token", 200, "", "{\"access_token\":\"a\"}", RETRY, SERVER },
  { "number", 200, "", "{\"access_token\":1,\"refresh_token\":\"b\"}", RETRY, SERVER },
  { "null", 200, "", "{\"access_token\":\"a\",\"refresh_token\":null}", RETRY, SERVER },
  { "blank", 200, "", "{\"access_token\":\"a b\",\"refresh_token\":\"b\"}", RETRY, SERVER },
  { "no-text", 200, "", "{\"access_token\":\"\",\"refresh_token\":\"b\"}", RETRY, SERVER },
  { "line", 200, "", "{\"access_token\":\"a\\nb\",\"refresh_token\":\"b\"}", RETRY, SERVER },
};

/* Whatever is answered, each is asked once. */
static void
test_refusals (OAuth *oauth, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *row = &refusals[i];

      for (guint again = 0; again < 2; again++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DueOAuthAnswer) answer = NULL;

          g_test_message ("%s", row->name);
          loopback_push_text (oauth->server, row->status, row->headers, row->body);
          answer = again == 0 ? exchange (oauth, &error) : refresh (oauth, "", &error);
          g_assert_null (answer);
          assert_portal_error (error, row->code, row->trouble);
          g_assert_cmpuint (loopback_get_n_requests (oauth->server), ==, 2 * i + again + 1);
        }
    }
}

typedef struct
{
  const char *name;
  LoopbackAnswer answer;
} Loss;

static const Loss losses[] = {
  { "closed", { NULL, 0, NULL, 0, TRUE } },
  { "closed-in-head", { "HTTP/1.1 200 OK\r\nConte", 0, NULL, 0, TRUE } },
  { "closed-in-body",
    { "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{" TOKENS "}", 0, NULL, 0, TRUE } },
  { "no-http", { "hello\r\n\r\n", 0, NULL, 0, TRUE } },
};

/* An answer that got lost is never asked for again: the server may have used up the token. */
static void
test_lost (OAuth *oauth, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueOAuthAnswer) answer = NULL;

      g_test_message ("%s", losses[i].name);
      loopback_push (oauth->server, &losses[i].answer);
      loopback_push_json (oauth->server, WHOLE);
      answer = refresh (oauth, MEMBER, &error);
      g_assert_null (answer);
      assert_portal_error (error, RETRY, SERVER);
      g_assert_cmpuint (loopback_get_n_requests (oauth->server), ==, 2 * i + 1);

      answer = refresh (oauth, MEMBER, NULL); /* takes the good answer */
      g_assert_nonnull (answer);
    }
}

/* A kept connection that the server closes is what makes others send again. */
static void
test_no_kept_connection (OAuth *oauth, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DueOAuthAnswer) answer = NULL;

      loopback_push_json (oauth->server, WHOLE);
      answer = refresh (oauth, MEMBER, NULL);
      g_assert_nonnull (answer);
      g_assert_cmpuint (loopback_get_n_connections (oauth->server), ==, i + 1);
    }
}

/* What the server wishes is kept, whatever else is wrong. */
static void
test_retry_after (OAuth *oauth, gconstpointer data)
{
  static const guint statuses[] = { 429, 503, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;

      loopback_push_text (oauth->server, statuses[i], "Retry-After: 120\r\n",
                          SAY ("temporarily_unavailable"));
      g_assert_null (refresh (oauth, "", &error));
      g_assert_cmpint (due_portal_error_get_wait_ms (error), ==, 120000);
    }
}

static void
test_deadline (OAuth *oauth, gconstpointer data)
{
  g_autoptr (GUri) uri = due_oauth_app_make_token_uri (oauth->app, NULL);
  g_autoptr (DueSecret) secret = due_secret_new (CLIENT_SECRET, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  due_token_request_async (uri, g_strdup ("a=b"), secret, NULL, SHORT_MS, NULL, await_keep,
                           &result);
  await_result (&result);
  g_assert_null (due_token_request_finish (result, &error));
  assert_portal_error (error, RETRY, SERVER);
  g_assert_cmpuint (loopback_get_n_requests (oauth->server), ==, 1);
}

static void
test_cancel (OAuth *oauth, gconstpointer data)
{
  g_autoptr (DueGrant) grant = make_grant (MEMBER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  due_oauth_refresh_async (oauth->app, grant, cancellable, await_keep, &result);
  while (loopback_get_n_requests (oauth->server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  await_result (&result);
  g_assert_null (due_oauth_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, OAuth, NULL, set_up, function, tear_down)
  ADD ("/oauth/exchange", test_exchange);
  ADD ("/oauth/refresh", test_refresh);
  ADD ("/oauth/other-portal", test_other_portal);
  ADD ("/oauth/refusals", test_refusals);
  ADD ("/oauth/lost", test_lost);
  ADD ("/oauth/no-kept-connection", test_no_kept_connection);
  ADD ("/oauth/retry-after", test_retry_after);
  ADD ("/oauth/deadline", test_deadline);
  ADD ("/oauth/cancel", test_cancel);
  return g_test_run ();
}
