/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated-oauth.h"

/* Items 4 and 37 of section 13 of the fact sheet: what tokens are worth. */

#define FORM "application/x-www-form-urlencoded"
#define JSON "application/json"

static Simulated *simulated;

static SimulatedAnswer *
sign_in (const char *json)
{
  return simulated_control (simulated, "/tokens", json);
}

/* Returns: (transfer full): what @method answers to the access token in @tokens */
static SimulatedAnswer *
call (const SimulatedAnswer *tokens, const char *method)
{
  g_autofree char *path = g_strconcat ("/rest/", method, NULL);
  g_autofree char *body = g_strdup_printf ("{\"auth\":\"%s\",\"cmd\":{\"me\":\"profile\"}}",
                                           simulated_get_text (tokens, "access_token"));

  return simulated_portal (simulated, "POST", path, JSON, body);
}

static const struct
{
  const char *name;
  const char *steps[2]; /* after anna signed in */
  const char *method;
  guint status;
  const char *path;
  const char *json;
} calls[] = {
  { "profile", { NULL }, "profile", 200, "result/NAME", "\"Anna\"" },
  { "base of the answer", { NULL }, "profile.json", 200, "result/ID", "\"1\"" },
  { "batch", { NULL }, "batch", 200, "result/result/me/NAME", "\"Anna\"" },
  { "counters", { NULL }, "tasks.task.counters.get", 200, "total", "1" },
  { "app.info", { NULL }, "app.info", 200, "result/STATUS", "\"L\"" },
  { "scope", { "/application {\"scopes\":[\"im\"]}" }, "scope", 200, "result", "[\"im\"]" },
  { "scopes of the webhook do not matter",
    { "/users/1 {\"scopes\":[]}" },
    "tasks.task.counters.get",
    200,
    "total",
    "1" },
  { "no permission",
    { "/application {\"scopes\":[\"im\"]}" },
    "tasks.task.counters.get",
    401,
    "error_description",
    "\"The request requires higher privileges than provided by the access token\"" },
  { "still good", { "/clock {\"advance\":3599}" }, "profile", 200, "result/ID", "\"1\"" },
  { "over", { "/clock {\"advance\":3600}" }, "profile", 401, "error", "\"expired_token\"" },
  { "over for batch", { "/tokens/expire {}" }, "batch", 401, "error", "\"expired_token\"" },
  { "ended", { "/tokens/expire {\"user\":1}" }, "scope", 401, "error", "\"expired_token\"" },
  { "another's ended", { "/tokens/expire {\"user\":2}" }, "profile", 200, "result/ID", "\"1\"" },
  { "revoked, but not over", { "/tokens/revoke {}" }, "profile", 200, "result/ID", "\"1\"" },
  { "forgotten", { "/reset {}" }, "profile", 401, "error", "\"invalid_token\"" },
  { "dismissed",
    { "/users/1 {\"active\":false}" },
    "scope",
    401,
    "error",
    "\"authorization_error\"" },
  { "dismissed, profile", { "/users/1 {\"active\":false}" }, "profile", 200, "result", "[]" },
  { "deleted",
    { "/application {\"installed\":false}" },
    "profile",
    401,
    "error",
    "\"APPLICATION_NOT_FOUND\"" },
};

static void
test_calls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (SimulatedAnswer) tokens = NULL;
      g_autoptr (SimulatedAnswer) answer = NULL;

      g_test_message ("%s", calls[i].name);
      simulated_do (simulated, "/reset {}");
      tokens = sign_in ("{}");
      for (guint j = 0; j < G_N_ELEMENTS (calls[i].steps) && calls[i].steps[j] != NULL; j++)
        simulated_do (simulated, calls[i].steps[j]);
      answer = call (tokens, calls[i].method);
      g_assert_cmpuint (answer->status, ==, calls[i].status);
      simulated_expect (answer, calls[i].path, calls[i].json);
    }
}

/* A form, a query, and whose token it is; a refresh token is no access token. */
static void
test_carriers (void)
{
  g_autoptr (SimulatedAnswer) tokens = NULL;
  g_autoptr (SimulatedAnswer) by_form = NULL;
  g_autoptr (SimulatedAnswer) by_query = NULL;
  g_autoptr (SimulatedAnswer) wrong = NULL;
  g_autofree char *form = NULL;
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;

  simulated_do (simulated, "/reset {}");
  tokens = sign_in ("{\"user\":2}");
  form = g_strconcat ("auth=", simulated_get_text (tokens, "access_token"), NULL);
  by_form = simulated_portal (simulated, "POST", "/rest/profile", FORM, form);
  simulated_expect (by_form, "result/ID", "\"2\"");
  path = g_strconcat ("/rest/profile?", form, NULL);
  by_query = simulated_portal (simulated, "GET", path, NULL, NULL);
  simulated_expect (by_query, "result/ID", "\"2\"");
  other = g_strconcat ("auth=", simulated_get_text (tokens, "refresh_token"), NULL);
  wrong = simulated_portal (simulated, "POST", "/rest/profile", FORM, other);
  simulated_expect (wrong, "error", "\"invalid_token\"");
}

static void
expect_refused (const char *token)
{
  g_autoptr (SimulatedAnswer) answer = simulated_refresh (simulated, token);

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpstr (answer->body, ==, "{\"error\":\"invalid_grant\"}");
}

static void
test_rotation (void)
{
  g_autoptr (SimulatedAnswer) first = NULL;
  g_autoptr (SimulatedAnswer) second = NULL;
  g_autoptr (SimulatedAnswer) third = NULL;
  g_autoptr (SimulatedAnswer) old = NULL;

  simulated_do (simulated, "/reset {}");
  first = sign_in ("{}");
  second = simulated_refresh (simulated, simulated_get_text (first, "refresh_token"));
  g_assert_cmpstr (simulated_get_text (second, "access_token"), !=,
                   simulated_get_text (first, "access_token"));
  expect_refused (simulated_get_text (first, "refresh_token"));
  third = simulated_refresh (simulated, simulated_get_text (second, "refresh_token"));
  g_assert_cmpuint (third->status, ==, 200);
  old = call (first, "profile");
  g_assert_cmpuint (old->status, ==, 200);

  simulated_expect_tokens (simulated, "refreshes", "2");
  simulated_expect_tokens (simulated, "reused", "1");
  simulated_expect_tokens (simulated, "parallel", "0");
  simulated_expect_tokens (simulated, "sign_ins/0/access_tokens", "3");
  simulated_expect_tokens (simulated, "sign_ins/0/refresh_tokens", "1");
}

static void
test_twice (void)
{
  g_autoptr (SimulatedAnswer) first = NULL;
  g_autoptr (SimulatedAnswer) second = NULL;
  g_autoptr (SimulatedAnswer) again = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/switches {\"refresh_twice\":true}");
  first = sign_in ("{}");
  second = simulated_refresh (simulated, simulated_get_text (first, "refresh_token"));
  again = simulated_refresh (simulated, simulated_get_text (first, "refresh_token"));
  g_assert_cmpstr (simulated_get_text (again, "refresh_token"), !=,
                   simulated_get_text (second, "refresh_token"));
  expect_refused (simulated_get_text (first, "refresh_token"));
  simulated_expect_tokens (simulated, "refreshes", "2");
  simulated_expect_tokens (simulated, "reused", "2");
}

static void
test_end (void)
{
  g_autoptr (SimulatedAnswer) anna = NULL;
  g_autoptr (SimulatedAnswer) viktor = NULL;
  g_autoptr (SimulatedAnswer) revoked = NULL;
  g_autoptr (SimulatedAnswer) later = NULL;

  simulated_do (simulated, "/reset {}");
  anna = sign_in ("{}");
  viktor = sign_in ("{\"user\":2}");
  revoked = simulated_control (simulated, "/tokens/revoke", "{\"user\":1}");
  simulated_expect (revoked, "ended", "1");
  expect_refused (simulated_get_text (anna, "refresh_token"));
  later = simulated_refresh (simulated, simulated_get_text (viktor, "refresh_token"));
  simulated_expect (later, "user_id", "2");
  simulated_expect_tokens (simulated, "sign_ins/0/refreshes", "0");
  simulated_expect_tokens (simulated, "sign_ins/1/refreshes", "1");
  simulated_do (simulated, "/clock {\"advance\":15552000}");
  expect_refused (simulated_get_text (later, "refresh_token"));
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/tokens/calls", test_calls);
  g_test_add_func ("/tokens/carriers", test_carriers);
  g_test_add_func ("/tokens/rotation", test_rotation);
  g_test_add_func ("/tokens/twice", test_twice);
  g_test_add_func ("/tokens/end", test_end);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
