/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated-oauth.h"

#include <string.h>

/* Items 33 to 36 of section 13 of the fact sheet: the page that asks, and what a code is worth. */

#define HANDLER "http://localhost:23547/?"
#define FORM "application/x-www-form-urlencoded"

static Simulated *simulated;

static void
test_question (void)
{
  g_autoptr (SimulatedAnswer) page = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/application {\"name\":\"Due & Co\",\"scopes\":[\"task\",\"im\"]}");
  simulated_do (simulated, "/users/3 {\"active\":false}");
  simulated_do (simulated, "/switches {\"consent_user\":2}");
  page = simulated_authorize (simulated, "response_type=code&state=%22%3E%3Cb%3E");
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "<b>Due &amp; Co</b>"));
  g_assert_nonnull (strstr (page->body, "task, im"));
  g_assert_nonnull (strstr (page->body, "value=\"&quot;&gt;&lt;b&gt;\""));
  g_assert_nonnull (strstr (page->body, "<option value=\"1\">Anna Petrova</option>"));
  g_assert_nonnull (strstr (page->body, "<option value=\"2\" selected>Viktor Orlov</option>"));
  g_assert_null (strstr (page->body, "<option value=\"3\""));
  g_assert_nonnull (strstr (page->body, ">Allow</button>"));
  g_assert_nonnull (strstr (page->body, ">Refuse</button>"));
  g_assert_nonnull (strstr (page->body, "method=\"post\" action=\"/oauth/authorize/\""));
}

static void
test_russian (void)
{
  g_autoptr (SimulatedAnswer) page = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/switches {\"language\":\"ru\"}");
  page = simulated_authorize (simulated, "state=s");
  g_assert_nonnull (strstr (page->body, ">Разрешить</button>"));
}

/* Each ends on a page: the application hears nothing. */
static const struct
{
  const char *name;
  const char *step;
  const char *form; /* (nullable): the page is only opened */
  const char *client_id;
  guint status;
  const char *text;
} ends[] = {
  { "refused", "/clock {\"advance\":1}", "answer=refuse&user=1", NULL, 403, "Access was refused" },
  { "no answer", "/clock {\"advance\":1}", "user=1", NULL, 403, "Access was refused" },
  { "nobody", "/clock {\"advance\":1}", "answer=allow&user=99", NULL, 403, "no such person" },
  { "no number", "/clock {\"advance\":1}", "answer=allow&user=x", NULL, 403, "no such person" },
  { "dismissed", "/users/3 {\"active\":false}", "answer=allow&user=3", NULL, 403,
    "no such person" },
  { "refused by switch", "/switches {\"consent\":\"refuse\"}", NULL, NULL, 403,
    "Access was refused" },
  { "nobody by switch", "/switches {\"consent\":\"allow\",\"consent_user\":99}", NULL, NULL, 403,
    "no such person" },
  { "unknown client", "/switches {\"consent\":\"allow\"}", NULL, "local.1.2", 400,
    "no such application" },
  { "no client", "/switches {\"consent\":\"allow\"}", NULL, "", 400, "no such application" },
  { "unknown client, allowed", "/clock {\"advance\":1}", "answer=allow&user=1", "local.1.2", 400,
    "no such application" },
  { "deleted", "/application {\"installed\":false}", NULL, NULL, 400, "no such application" },
};

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *id =
          ends[i].client_id != NULL ? ends[i].client_id : simulated_client_id (simulated);
      g_autofree char *query = g_strconcat ("/oauth/authorize/?state=s&client_id=", id, NULL);
      g_autoptr (SimulatedAnswer) page = NULL;

      g_test_message ("%s", ends[i].name);
      simulated_do (simulated, "/reset {}");
      simulated_do (simulated, ends[i].step);
      page = simulated_portal (simulated, ends[i].form != NULL ? "POST" : "GET", query, FORM,
                               ends[i].form);
      g_assert_cmpuint (page->status, ==, ends[i].status);
      g_assert_null (soup_message_headers_get_one (page->headers, "Location"));
      g_assert_nonnull (strstr (page->body, ends[i].text));
      simulated_expect_tokens (simulated, "sign_ins", "[]");
    }
}

static void
expect_parameter (GHashTable *query, const char *name, const char *value)
{
  g_assert_cmpstr (g_hash_table_lookup (query, name), ==, value);
}

static void
test_redirect (void)
{
  g_autofree char *form = g_strdup_printf ("client_id=%s&state=a%%26b%%3D%%20c&answer=allow&user=3",
                                           simulated_client_id (simulated));
  const char *host = strstr (simulated_get_origin (simulated), "://") + 3;
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autoptr (SimulatedAnswer) tokens = NULL;
  g_autoptr (GHashTable) query = NULL;
  g_autofree char *member = NULL;

  simulated_do (simulated, "/reset {}");
  answer = simulated_portal (simulated, "POST", "/oauth/authorize/", FORM, form);
  query = simulated_read_redirect (answer, HANDLER);
  g_assert_cmpuint (g_hash_table_size (query), ==, 6);
  expect_parameter (query, "state", "a&b= c");
  expect_parameter (query, "domain", host);
  expect_parameter (query, "server_domain", host);
  expect_parameter (query, "scope", "task,user_brief,sonet_group");

  tokens = simulated_redeem (simulated, g_hash_table_lookup (query, "code"));
  simulated_expect (tokens, "user_id", "3");
  member = g_strdup_printf ("\"%s\"", (char *) g_hash_table_lookup (query, "member_id"));
  simulated_expect (tokens, "member_id", member);
}

static void
test_handler (void)
{
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autoptr (GHashTable) query = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/application {\"handler\":\"https://app.example:8443/in?a=1\"}");
  simulated_do (simulated, "/switches {\"consent\":\"allow\",\"consent_user\":2}");
  answer = simulated_authorize (simulated, "redirect_uri=http://elsewhere.example/");
  query = simulated_read_redirect (answer, "https://app.example:8443/in?a=1&");
  g_assert_false (g_hash_table_contains (query, "state"));
  simulated_expect_tokens (simulated, "sign_ins/0/user", "2");
}

/* Once, and for 30 seconds. */
static void
test_code (void)
{
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;
  g_autoptr (SimulatedAnswer) in_time = NULL;
  g_autoptr (SimulatedAnswer) again = NULL;
  g_autoptr (SimulatedAnswer) too_late = NULL;

  simulated_do (simulated, "/reset {}");
  early = simulated_get_code (simulated);
  late = simulated_get_code (simulated);
  g_assert_cmpstr (early, !=, late);
  simulated_do (simulated, "/clock {\"advance\":29}");
  in_time = simulated_redeem (simulated, early);
  g_assert_cmpuint (in_time->status, ==, 200);
  again = simulated_redeem (simulated, early);
  g_assert_cmpuint (again->status, ==, 400);
  g_assert_cmpstr (again->body, ==, "{\"error\":\"invalid_grant\"}");
  simulated_do (simulated, "/clock {\"advance\":1}");
  too_late = simulated_redeem (simulated, late);
  g_assert_cmpuint (too_late->status, ==, 400);
  g_assert_cmpstr (too_late->body, ==, "{\"error\":\"invalid_grant\"}");
}

/* ID and SECRET stand for what is right. */
static const struct
{
  const char *name;
  const char *step;
  const char *form;
  guint status;
  const char *error;
} refusals[] = {
  { "wrong secret", NULL, "client_id=ID&client_secret=x&grant_type=refresh_token&refresh_token=x",
    400, "\"invalid_client\"" },
  { "wrong secret, by switch", "/switches {\"invalid_client_status\":401}",
    "client_id=ID&client_secret=x&grant_type=refresh_token&refresh_token=x", 401,
    "\"invalid_client\"" },
  { "wrong client", NULL,
    "client_id=x&client_secret=SECRET&grant_type=refresh_token&refresh_token=x", 200,
    "\"wrong_client\"" },
  { "changed secret", "/application {\"client_secret\":\"another\"}",
    "client_id=ID&client_secret=SECRET&grant_type=refresh_token&refresh_token=x", 400,
    "\"invalid_client\"" },
  { "deleted", "/application {\"installed\":false}",
    "client_id=ID&client_secret=SECRET&grant_type=refresh_token&refresh_token=x", 401,
    "\"NOT_INSTALLED\"" },
  { "wrong code", NULL, "client_id=ID&client_secret=SECRET&grant_type=authorization_code&code=x",
    400, "\"invalid_grant\"" },
  { "wrong refresh token", NULL,
    "client_id=ID&client_secret=SECRET&grant_type=refresh_token&refresh_token=x", 400,
    "\"invalid_grant\"" },
  { "no refresh token", NULL, "client_id=ID&client_secret=SECRET&grant_type=refresh_token", 400,
    "\"invalid_request\"" },
  { "no code", NULL, "client_id=ID&client_secret=SECRET&grant_type=authorization_code", 400,
    "\"invalid_request\"" },
  { "no client id", NULL, "client_secret=SECRET&grant_type=refresh_token", 400,
    "\"invalid_request\"" },
  { "no secret", NULL, "client_id=ID&grant_type=refresh_token", 400, "\"invalid_request\"" },
  { "no type", NULL, "client_id=ID&client_secret=SECRET", 400, "\"invalid_request\"" },
  { "another type", NULL, "client_id=ID&client_secret=SECRET&grant_type=password", 400,
    "\"unsupported_grant_type\"" },
  { "nothing", NULL, NULL, 400, "\"invalid_request\"" },
};

static void
test_refusals (void)
{
  g_autofree char *id = g_strconcat ("=", simulated_client_id (simulated), NULL);
  const char *secret =
      json_object_get_string_member (simulated_get_first_line (simulated), "client_secret");

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GString) form = g_string_new (refusals[i].form);
      g_autoptr (SimulatedAnswer) answer = NULL;

      g_test_message ("%s", refusals[i].name);
      g_string_replace (form, "=ID", id, 1);
      g_string_replace (form, "SECRET", secret, 1);
      simulated_do (simulated, "/reset {}");
      if (refusals[i].step != NULL)
        simulated_do (simulated, refusals[i].step);
      answer = simulated_portal (simulated, "POST", "/oauth/token/", FORM, form->str);
      g_assert_cmpuint (answer->status, ==, refusals[i].status);
      simulated_expect (answer, "error", refusals[i].error);
      simulated_expect (answer, "access_token", "absent");
    }
}

static void
test_description (void)
{
  g_autoptr (SimulatedAnswer) answer = simulated_ask_tokens (simulated, "grant_type=refresh_token");

  simulated_expect (answer, "error_description", "\"No \\\"refresh_token\\\" parameter found\"");
}

/* By both ways, and with and without what is sometimes left out. */
static void
test_answer (void)
{
  const char *origin = simulated_get_origin (simulated);
  g_autofree char *host = g_strdup_printf ("\"%s\"", strstr (origin, "://") + 3);
  g_autofree char *rest = g_strdup_printf ("\"%s/rest/\"", origin);
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autofree char *code = NULL;

  simulated_do (simulated, "/reset {}");
  code = simulated_get_code (simulated);
  answer = simulated_redeem (simulated, code);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (strstr (answer->body, "\\/rest\\/\""));
  simulated_expect (answer, "expires", "1795518000");
  simulated_expect (answer, "expires_in", "3600");
  simulated_expect (answer, "scope", "\"app\"");
  simulated_expect (answer, "domain", host);
  simulated_expect (answer, "server_endpoint", rest);
  simulated_expect (answer, "client_endpoint", rest);
  simulated_expect (answer, "status", "\"L\"");
  simulated_expect (answer, "user_id", "1");
}

static void
test_answer_switches (void)
{
  g_autoptr (SimulatedAnswer) first = NULL;
  g_autoptr (SimulatedAnswer) second = NULL;
  g_autofree char *code = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/switches {\"first_expires\":false,\"first_user_id\":false,"
                           "\"token_numbers_as_text\":true,\"token_escapes\":false,"
                           "\"token_life\":60}");
  code = simulated_get_code (simulated);
  first = simulated_redeem (simulated, code);
  simulated_expect (first, "expires", "absent");
  simulated_expect (first, "user_id", "absent");
  simulated_expect (first, "expires_in", "\"60\"");
  g_assert_null (strchr (first->body, '\\'));
  second = simulated_refresh (simulated, simulated_get_text (first, "refresh_token"));
  simulated_expect (second, "expires", "\"1795514460\"");
  simulated_expect (second, "user_id", "\"1\"");
}

/* The portal moves, its token host does not. */
static void
test_renamed (void)
{
  g_autofree char *rest = g_strdup_printf ("\"%s/rest/\"", simulated_get_origin (simulated));
  g_autoptr (SimulatedAnswer) switches = NULL;
  g_autoptr (SimulatedAnswer) page = NULL;
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *code = NULL;

  simulated_do (simulated, "/reset {}");
  code = simulated_get_code (simulated);
  switches = simulated_control (simulated, "/switches", "{\"renamed\":true}");
  moved = g_strdup_printf ("\"%s/rest/\"", simulated_get_text (switches, "moved_to"));
  page = simulated_authorize (simulated, "state=s");
  g_assert_cmpuint (page->status, ==, 302);
  g_assert_false (g_str_has_prefix (soup_message_headers_get_one (page->headers, "Location"),
                                    "http://localhost"));
  answer = simulated_redeem (simulated, code);
  simulated_expect (answer, "client_endpoint", moved);
  simulated_expect (answer, "server_endpoint", rest);
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/oauth/question", test_question);
  g_test_add_func ("/oauth/russian", test_russian);
  g_test_add_func ("/oauth/ends", test_ends);
  g_test_add_func ("/oauth/redirect", test_redirect);
  g_test_add_func ("/oauth/handler", test_handler);
  g_test_add_func ("/oauth/code", test_code);
  g_test_add_func ("/oauth/refusals", test_refusals);
  g_test_add_func ("/oauth/description", test_description);
  g_test_add_func ("/oauth/answer", test_answer);
  g_test_add_func ("/oauth/answer-switches", test_answer_switches);
  g_test_add_func ("/oauth/renamed", test_renamed);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
