/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated-oauth.h"

#define FORM "application/x-www-form-urlencoded"

const char *
simulated_client_id (Simulated *self)
{
  return json_object_get_string_member (simulated_get_first_line (self), "client_id");
}

/* Returns: (transfer full): the application's credentials, as a form, with @more after them */
char *
simulated_client_form (Simulated *self, const char *more)
{
  return g_strdup_printf (
      "client_id=%s&client_secret=%s&%s", simulated_client_id (self),
      json_object_get_string_member (simulated_get_first_line (self), "client_secret"), more);
}

/* @more: the form, apart from the application's credentials */
SimulatedAnswer *
simulated_ask_tokens (Simulated *self, const char *more)
{
  g_autofree char *form = simulated_client_form (self, more);

  return simulated_portal (self, "POST", "/oauth/token/", FORM, form);
}

SimulatedAnswer *
simulated_redeem (Simulated *self, const char *code)
{
  g_autofree char *more = g_strconcat ("grant_type=authorization_code&code=", code, NULL);

  return simulated_ask_tokens (self, more);
}

SimulatedAnswer *
simulated_refresh (Simulated *self, const char *token)
{
  g_autofree char *more = g_strconcat ("grant_type=refresh_token&refresh_token=", token, NULL);

  return simulated_ask_tokens (self, more);
}

/* @query: apart from the client id */
SimulatedAnswer *
simulated_authorize (Simulated *self, const char *query)
{
  g_autofree char *path =
      g_strdup_printf ("/oauth/authorize/?client_id=%s&%s", simulated_client_id (self), query);

  return simulated_portal (self, "GET", path, NULL, NULL);
}

/* Returns: (transfer full): the query with which the browser is sent back to @handler */
GHashTable *
simulated_read_redirect (const SimulatedAnswer *answer, const char *handler)
{
  const char *location = soup_message_headers_get_one (answer->headers, "Location");
  g_autoptr (GUri) uri = NULL;

  g_assert_cmpuint (answer->status, ==, 302);
  g_assert_nonnull (location);
  g_assert_true (g_str_has_prefix (location, handler));
  uri = g_uri_parse (location, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_assert_nonnull (uri);
  return soup_form_decode (g_uri_get_query (uri));
}

/* Nobody is asked. Returns: (transfer full): a code for user 1 */
char *
simulated_get_code (Simulated *self)
{
  g_autoptr (SimulatedAnswer) answer = NULL;
  g_autoptr (GHashTable) query = NULL;

  simulated_do (self, "/switches {\"consent\":\"allow\"}");
  answer = simulated_authorize (self, "state=s");
  query = simulated_read_redirect (answer, "http://localhost:23547/?");
  return g_strdup (g_hash_table_lookup (query, "code"));
}

/* Returns: (transfer none): a text in the answer, which has it */
const char *
simulated_get_text (const SimulatedAnswer *answer, const char *name)
{
  JsonObject *object = NULL;

  if (answer->status != 200)
    g_test_message ("%s", answer->body);
  g_assert_cmpuint (answer->status, ==, 200);
  object = json_node_get_object (answer->json);
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_string_member (object, name);
}

/* What the control interface says of tokens. */
void
simulated_expect_tokens (Simulated *self, const char *path, const char *json)
{
  g_autoptr (SimulatedAnswer) tokens = simulated_control (self, "/tokens", NULL);

  simulated_expect (tokens, path, json);
}
