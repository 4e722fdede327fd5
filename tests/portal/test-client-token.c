/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A client that asks with an access token: where the token goes, and what the portal's words then
 * mean. */

#include <string.h>

#include "portal-fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) token = due_secret_new ("first", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *portal = NULL;

  fixture->server = loopback_new (NULL);
  portal = g_strconcat ("http://", loopback_get_authority (fixture->server), NULL);
  fixture->client = due_client_new_for_token (portal, token, LONG_MS, &error);
  g_assert_no_error (error);
}

/* Request number @n asks for @method with @token in its body, and in its body alone. */
static void
assert_token (Fixture *fixture, guint n, const char *method, const char *token)
{
  const char *request = loopback_get_request (fixture->server, n);
  g_autofree char *start = g_strdup_printf ("POST /rest/%s HTTP/1.1\r\n", method);
  g_autofree char *body = g_strdup_printf ("\r\n\r\n{\"auth\":\"%s\"", token);

  g_assert_true (g_str_has_prefix (request, start));
  g_assert_nonnull (strstr (request, body));
  g_assert_true (strstr (request, "auth") > strstr (request, "\r\n\r\n"));
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();

  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 12) "}");
  await_good_poll (fixture->client, watch);
  assert_token (fixture, 0, "tasks.task.counters.get", "first");
  g_assert_nonnull (strstr (loopback_get_request (fixture->server, 0), ",\"userId\":547"));
}

/* In a batch once, beside the commands. */
static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch =
      due_watch_new (DUE_ROLE_RESPONSIBLE | DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
  const char *where = NULL;

  loopback_push_json (fixture->server,
                      BATCH ("{\"q0\":" COUNTERS (3, 1) ",\"q1\":" COUNTERS (0, 4) "}", "[]"));
  await_good_poll (fixture->client, watch);
  assert_token (fixture, 0, "batch", "first");
  where = strstr (loopback_get_request (fixture->server, 0), "\"first\",\"halt\":0,\"cmd\":{");
  g_assert_nonnull (where);
  g_assert_null (strstr (where + strlen ("\"first"), "first"));
}

/* A method without parameters, and a token that JSON has to escape. */
static void
test_escaped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) token = due_secret_new ("a\"\\\x1f~", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueIdentity) identity = NULL;

  due_client_set_access_token (fixture->client, token);
  loopback_push_text (fixture->server, 404, "", ERROR ("ERROR_METHOD_NOT_FOUND"));
  loopback_push_json (fixture->server, PROFILE);
  loopback_push_json (fixture->server, "{\"result\":[\"task\"]}");
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (1, 1) "}");
  identity = await_identify (fixture->client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (due_identity_get_user_id (identity), ==, 547);
  assert_token (fixture, 1, "profile", "a\\u0022\\u005c\\u001f~");
  g_assert_true (g_str_has_suffix (loopback_get_request (fixture->server, 1), "\"}"));
}

static const struct
{
  const char *code;
  guint status;
  DuePortalError reaction;
  DueTrouble trouble;
} refusals[] = {
  { "expired_token", 401, DUE_PORTAL_ERROR_REFRESH, DUE_TROUBLE_SIGNED_OUT },
  { "invalid_token", 401, DUE_PORTAL_ERROR_REFRESH, DUE_TROUBLE_SIGNED_OUT },
  { "NO_AUTH_FOUND", 401, DUE_PORTAL_ERROR_REFRESH, DUE_TROUBLE_SIGNED_OUT },
  { "APPLICATION_NOT_FOUND", 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_APP_REMOVED },
  { "NOT_INSTALLED", 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_APP_REMOVED },
  { "ERROR_OAUTH", 401, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "authorization_error", 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_USER_DISMISSED },
  { "PAYMENT_REQUIRED", 401, DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
  { "user_access_error", 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED },
  { "insufficient_scope", 401, DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION },
};

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *body = g_strdup_printf (ERROR ("%s"), refusals[i].code);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refusals[i].code);
      loopback_push_text (fixture->server, refusals[i].status, "", body);
      g_assert_null (await_poll (fixture->client, watch, 547, &error));
      assert_portal_error (error, refusals[i].reaction, refusals[i].trouble);
      g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, i + 1);
    }
}

/* The same word for one call of a batch is about all of them. */
static void
test_refused_in_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch =
      due_watch_new (DUE_ROLE_RESPONSIBLE | DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GError) error = NULL;

  loopback_push_json (fixture->server, BATCH ("{\"q0\":" COUNTERS (3, 1) "}",
                                              "{\"q1\":" ERROR ("expired_token") "}"));
  g_assert_null (await_poll (fixture->client, watch, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_REFRESH, DUE_TROUBLE_SIGNED_OUT);
}

/* After a renewal the same client goes on. */
static void
test_renewed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (DueSecret) token = due_secret_new ("second", -1);
  g_autoptr (GError) error = NULL;

  loopback_push_text (fixture->server, 401, "", ERROR ("expired_token"));
  g_assert_null (await_poll (fixture->client, watch, 547, &error));
  g_assert_cmpstr (due_client_get_last_error_name (fixture->client), ==, "expired_token");
  due_client_set_access_token (fixture->client, token);
  due_client_set_access_token (fixture->client, token);
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 12) "}");
  await_good_poll (fixture->client, watch);
  assert_token (fixture, 1, "tasks.task.counters.get", "second");
}

/* Missing rights of the application are told from those of a webhook. */
static void
test_no_permission (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loopback_push_json (fixture->server,
                      BATCH ("{\"q0\":{\"ID\":\"547\"},\"q1\":[\"user\"],\"q2\":null}", "[]"));
  g_assert_null (await_identify (fixture->client, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION);
}

/* The token does not follow to another host. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GError) error = NULL;

  loopback_push_text (fixture->server, 302,
                      "Location: https://new.example/rest/tasks.task.counters.get\r\n", "");
  g_assert_null (await_poll (fixture->client, watch, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_cmpstr (due_portal_error_get_new_portal (error), ==, "new.example");
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 1);
}

static void
test_bad_portal (void)
{
  static const char *const portals[] = { "", "http://acme.example", "acme.example/rest/1/x/", "-" };
  g_autoptr (DueSecret) token = due_secret_new ("first", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (portals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", portals[i]);
      g_assert_null (due_client_new_for_token (portals[i], token, LONG_MS, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DUE_ADDRESS_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, fixture_tear_down)
  ADD ("/client-token/one", test_one);
  ADD ("/client-token/batch", test_batch);
  ADD ("/client-token/escaped", test_escaped);
  ADD ("/client-token/refusals", test_refusals);
  ADD ("/client-token/refused-in-batch", test_refused_in_batch);
  ADD ("/client-token/renewed", test_renewed);
  ADD ("/client-token/no-permission", test_no_permission);
  ADD ("/client-token/moved", test_moved);
  g_test_add_func ("/client-token/bad-portal", test_bad_portal);

  return g_test_run ();
}
