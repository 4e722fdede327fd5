/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated-oauth.h"

#include <string.h>

#include "json-path.h"

/* Items 37 to 39 of section 13 of the fact sheet: how tokens are asked for, and what goes wrong. */

#define FORM "application/x-www-form-urlencoded"

static Simulated *simulated;

/* Asks for new tokens, and does not wait for them. Returns: (transfer full): the connection */
static GSocketConnection *
begin_refresh (const char *token)
{
  g_autofree char *more = g_strconcat ("grant_type=refresh_token&refresh_token=", token, NULL);
  g_autofree char *form = simulated_client_form (simulated, more);
  g_autofree char *request = g_strdup_printf ("POST /oauth/token/ HTTP/1.1\r\nHost: localhost\r\n"
                                              "Content-Type: " FORM "\r\n"
                                              "Content-Length: %zu\r\n\r\n%s",
                                              strlen (form), form);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection =
      g_socket_client_connect_to_uri (client, simulated_get_origin (simulated), 80, NULL, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
wait_for_request (void)
{
  g_autofree char *recorded = NULL;

  do
    {
      g_autoptr (SimulatedAnswer) record = simulated_control (simulated, "/requests", NULL);

      g_free (recorded);
      recorded = json_path_print (record->json, "requests/#");
    }
  while (g_str_equal (recorded, "0"));
}

static void
test_parallel (void)
{
  g_autoptr (SimulatedAnswer) tokens = NULL;
  g_autoptr (SimulatedAnswer) second = NULL;
  g_autoptr (GSocketConnection) connection = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/faults {\"method\":\"oauth.token\",\"count\":1,\"delay\":60}");
  tokens = simulated_control (simulated, "/tokens", "{}");
  connection = begin_refresh (simulated_get_text (tokens, "refresh_token"));
  wait_for_request ();
  second = simulated_refresh (simulated, simulated_get_text (tokens, "refresh_token"));
  g_assert_cmpuint (second->status, ==, 400);
  simulated_expect_tokens (simulated, "parallel", "1");
  simulated_expect_tokens (simulated, "sign_ins/0/parallel", "1");
}

/* One after the other is what a client should do. */
static void
test_sequence (void)
{
  g_autoptr (SimulatedAnswer) tokens = NULL;

  simulated_do (simulated, "/reset {}");
  tokens = simulated_control (simulated, "/tokens", "{}");
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (SimulatedAnswer) next =
          simulated_refresh (simulated, simulated_get_text (tokens, "refresh_token"));

      g_assert_cmpuint (next->status, ==, 200);
      simulated_answer_free (g_steal_pointer (&tokens));
      tokens = g_steal_pointer (&next);
    }
  simulated_expect_tokens (simulated, "refreshes", "50");
  simulated_expect_tokens (simulated, "parallel", "0");
}

static const struct
{
  const char *fault;
  guint status;
  const char *error; /* or "absent" */
  const char *refreshes;
} faults[] = {
  { "{\"method\":\"oauth.token\",\"count\":1,\"error\":\"PAYMENT_REQUIRED\"}", 401,
    "\"PAYMENT_REQUIRED\"", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"error\":\"NOT_INSTALLED\"}", 401,
    "\"NOT_INSTALLED\"", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"error\":\"invalid_grant\"}", 400,
    "\"invalid_grant\"", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"status\":503}", 503, "absent", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"status\":404,\"html\":true}", 404, "absent", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"close\":true}", 0, "absent", "0" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"lost\":true}", 0, "absent", "1" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"truncate\":20}", 200, "absent", "1" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"delay\":0.01}", 200, "absent", "1" },
  { "{\"method\":\"oauth.token\",\"count\":1,\"trickle\":0.001}", 200, "absent", "1" },
  { "{\"error\":\"OVERLOAD_LIMIT\"}", 200, "absent", "1" },
};

/* The next one is as usual. */
static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *step = g_strconcat ("/faults ", faults[i].fault, NULL);
      g_autoptr (SimulatedAnswer) tokens = NULL;
      g_autoptr (SimulatedAnswer) answer = NULL;
      g_autoptr (SimulatedAnswer) again = NULL;

      g_test_message ("%s", faults[i].fault);
      simulated_do (simulated, "/reset {}");
      simulated_do (simulated, step);
      tokens = simulated_control (simulated, "/tokens", "{}");
      answer = simulated_refresh (simulated, simulated_get_text (tokens, "refresh_token"));
      g_assert_cmpuint (answer->status, ==, faults[i].status);
      simulated_expect (answer, "error", faults[i].error);
      simulated_expect_tokens (simulated, "refreshes", faults[i].refreshes);
      again = simulated_refresh (simulated, simulated_get_text (tokens, "refresh_token"));
      g_assert_cmpuint (again->status, ==, *faults[i].refreshes == '0' ? 200 : 400);
      simulated_expect_tokens (simulated, "parallel", "0");
    }
}

/* TOKEN, REFRESH, CODE and FORM stand for real ones, ENCODED for a token that begins with %. */
static const struct
{
  const char *path;
  const char *names[2];
} addresses[] = {
  { "/oauth/token/?FORM&grant_type=refresh_token", { "\"client_secret\"", "absent" } },
  { "/oauth/token/?refresh_token=x&code=y", { "\"refresh_token\"", "\"code\"" } },
  { "/rest/profile?auth=x", { "\"auth\"", "absent" } },
  { "/rest/profile?renamed=TOKEN", { "\"auth\"", "absent" } },
  { "/rest/profile?renamed=ENCODED", { "\"auth\"", "absent" } },
  { "/company/TOKEN/", { "\"auth\"", "absent" } },
  { "/?x=REFRESH", { "\"refresh_token\"", "absent" } },
  { "/?x=CODE", { "\"code\"", "absent" } },
  { "/rest/1/simulatedsecret/profile", { "absent", "absent" } },
  { "/oauth/authorize/?state=s&response_type=code", { "absent", "absent" } },
};

static char *
fill_in (const char *path, const SimulatedAnswer *tokens, const char *code)
{
  g_autofree char *form = simulated_client_form (simulated, "");
  const char *token = simulated_get_text (tokens, "access_token");
  g_autofree char *encoded = g_strdup_printf ("%%%02x%s", (guint) token[0], token + 1);
  GString *text = g_string_new (path);

  g_string_replace (text, "FORM", form, 0);
  g_string_replace (text, "TOKEN", token, 0);
  g_string_replace (text, "ENCODED", encoded, 0);
  g_string_replace (text, "REFRESH", simulated_get_text (tokens, "refresh_token"), 0);
  g_string_replace (text, "CODE", code, 0);
  return g_string_free (text, FALSE);
}

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (SimulatedAnswer) tokens = NULL;
      g_autoptr (SimulatedAnswer) asked = NULL;
      g_autoptr (SimulatedAnswer) record = NULL;
      g_autofree char *code = NULL;
      g_autofree char *path = NULL;

      g_test_message ("%s", addresses[i].path);
      simulated_do (simulated, "/reset {}");
      tokens = simulated_control (simulated, "/tokens", "{}");
      code = simulated_get_code (simulated);
      path = fill_in (addresses[i].path, tokens, code);
      asked = simulated_portal (simulated, "GET", path, NULL, NULL);
      g_assert_cmpuint (asked->status, !=, 0);
      record = simulated_control (simulated, "/requests", NULL);
      simulated_expect (record, "secrets_in_urls/0/name", addresses[i].names[0]);
      simulated_expect (record, "secrets_in_urls/1/name", addresses[i].names[1]);
    }
}

/* A sign-in, calls and a refresh as they should be leave nothing in an address. */
static void
test_clean (void)
{
  g_autofree char *code = NULL;
  g_autofree char *form = NULL;
  g_autoptr (SimulatedAnswer) tokens = NULL;
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autoptr (SimulatedAnswer) next = NULL;
  g_autoptr (SimulatedAnswer) record = NULL;

  simulated_do (simulated, "/reset {}");
  code = simulated_get_code (simulated);
  tokens = simulated_redeem (simulated, code);
  form = g_strconcat ("auth=", simulated_get_text (tokens, "access_token"), NULL);
  answer = simulated_portal (simulated, "POST", "/rest/profile", FORM, form);
  g_assert_cmpuint (answer->status, ==, 200);
  next = simulated_refresh (simulated, simulated_get_text (tokens, "refresh_token"));
  g_assert_cmpuint (next->status, ==, 200);
  simulated_expect_tokens (simulated, "secrets_in_urls", "0");
  record = simulated_control (simulated, "/requests", NULL);
  simulated_expect (record, "secrets_in_urls", "[]");
  simulated_expect (record, "requests/0/method", "\"oauth.token\"");
  simulated_expect (record, "requests/0/carrier", "\"body\"");
  simulated_expect (record, "requests/1/carrier", "\"body\"");
  simulated_expect (record, "pages/#", "1");
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/token-host/parallel", test_parallel);
  g_test_add_func ("/token-host/sequence", test_sequence);
  g_test_add_func ("/token-host/faults", test_faults);
  g_test_add_func ("/token-host/addresses", test_addresses);
  g_test_add_func ("/token-host/clean", test_clean);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
