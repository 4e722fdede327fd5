/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the browser ends on, as it comes and as people paste it. */

#include <string.h>

#include "redirect.h"

#define STATE "5ff1f1e2a9b8"
#define CODE "avmocpghblyi01m3h42bljvqtyd19sw1"
#define GOOD "code=" CODE "&state=" STATE

#define EMPTY DUE_REDIRECT_ERROR_EMPTY
#define UNUSABLE DUE_REDIRECT_ERROR_UNUSABLE
#define NO_CODE DUE_REDIRECT_ERROR_NO_CODE
#define OTHER_STATE DUE_REDIRECT_ERROR_OTHER_STATE
#define REFUSED DUE_REDIRECT_ERROR_REFUSED

static const struct
{
  const char *query;
  const char *portal;
  const char *server;
} good[] = {
  { GOOD, NULL, NULL },
  { GOOD "&domain=portal.example&member_id=a223&scope=task%2Cuser_brief&server_domain="
         "oauth.bitrix.info",
    "portal.example", "oauth.bitrix.info" },
  { "server_domain=a&domain=Portal.Example%3A8443&state=" STATE "&more&=&&code=" CODE "#top",
    "portal.example:8443", "a" },
  { "state=%35ff1f1e2a9b8&code=%61vmocpghblyi01m3h42bljvqtyd19sw1", NULL, NULL },
  { GOOD "&domain=", NULL, NULL },
  { GOOD "&domain=-no-host-", NULL, NULL },
  { GOOD "&domain=http%3A%2F%2Fevil.example", NULL, NULL },
};

static void
test_query (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (DueRedirect) redirect = { .code = NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i].query);
      due_redirect_parse_query (&redirect, good[i].query, STATE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (due_secret_peek (redirect.code), ==, CODE);
      g_assert_cmpstr (redirect.portal, ==, good[i].portal);
      g_assert_cmpstr (redirect.server_domain, ==, good[i].server);
    }
}

static const struct
{
  const char *query;
  DueRedirectError code;
} bad[] = {
  { "", NO_CODE },
  { "&", NO_CODE },
  { "client_id=local.1&state=" STATE, NO_CODE },
  { "Code=" CODE "&state=" STATE, NO_CODE },
  { "code", UNUSABLE },
  { "code=" CODE, UNUSABLE },
  { "code=&state=" STATE, UNUSABLE },
  { "code=short&state=" STATE, UNUSABLE },
  { "code=" CODE "%00&state=" STATE, UNUSABLE },
  { "code=" CODE "%0d%0a&state=" STATE, UNUSABLE },
  { "code=" CODE "%26&state=" STATE, UNUSABLE },
  { "code=" CODE "%2&state=" STATE, UNUSABLE },
  { "code=" CODE "%&state=" STATE, UNUSABLE },
  { "code=" CODE "%zz&state=" STATE, UNUSABLE },
  { "code=" CODE "+&state=" STATE, UNUSABLE },
  { "code=\xff\xfe" CODE "&state=" STATE, UNUSABLE },
  { GOOD "&code=" CODE, UNUSABLE },
  { GOOD "&state=" STATE, UNUSABLE },
  { "code=" CODE "&state=", OTHER_STATE },
  { "code=" CODE "&state=5ff1f1e2a9b", OTHER_STATE },
  { "code=" CODE "&state=5ff1f1e2a9b80", OTHER_STATE },
  { "code=" CODE "&state=5ff1f1e2a9b9", OTHER_STATE },
  { "code=" CODE "&state=" STATE "%00", OTHER_STATE },
  { "error=access_denied&state=" STATE, REFUSED },
  { "error=access_denied&state=other", OTHER_STATE },
  { "error=access_denied", UNUSABLE },
};

static void
assert_none (const DueRedirect *redirect, const GError *error, DueRedirectError code)
{
  g_assert_error (error, DUE_REDIRECT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, CODE));
  g_assert_null (redirect->code);
  g_assert_null (redirect->portal);
  g_assert_null (redirect->server_domain);
}

static void
test_bad_query (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (DueRedirect) redirect = { .code = NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (due_redirect_parse_query (&redirect, bad[i].query, STATE, &error));
      assert_none (&redirect, error, bad[i].code);
    }
}

static void
test_long (void)
{
  g_autofree char *filler = g_strnfill (DUE_REDIRECT_TEXT_MAX, 'a');
  g_autofree char *query = g_strconcat (GOOD "&x=", filler, NULL);
  g_autofree char *code = g_strnfill (513, 'a');
  g_auto (DueRedirect) redirect = { .code = NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (due_redirect_parse_query (&redirect, query, STATE, &error));
  assert_none (&redirect, error, UNUSABLE);
  g_clear_error (&error);
  g_assert_false (due_redirect_parse_pasted (&redirect, filler, STATE, &error));
  assert_none (&redirect, error, UNUSABLE);
  g_clear_error (&error);
  g_assert_false (due_redirect_parse_pasted (&redirect, code, STATE, &error));
  assert_none (&redirect, error, UNUSABLE);
}

/* Each is understood as the same sign-in. */
static void
test_pasted (void)
{
  static const char *const texts[] = {
    "http://localhost:23547/?" GOOD,
    "localhost:23547/?" GOOD "&domain=portal.example",
    "  <http://localhost:23547/?" GOOD ">\n",
    "\"https://handler.example/path?" GOOD "#end\".",
    "http://localhost:23547/?code=" CODE "\r\n &state=" STATE,
    "?" GOOD,
    GOOD,
    CODE,
    "\xe2\x80\x8b " CODE " \n",
    "\xc2\xab" CODE "\xc2\xbb",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (DueRedirect) redirect = { .code = NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      due_redirect_parse_pasted (&redirect, texts[i], STATE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (due_secret_peek (redirect.code), ==, CODE);
    }
}

static const struct
{
  const char *text;
  DueRedirectError code;
} bad_texts[] = {
  { "", EMPTY },
  { " \n", EMPTY },
  { "hello", UNUSABLE },
  { "localhost", UNUSABLE },
  { "\xff", UNUSABLE },
  { "\x01", UNUSABLE },
  { "привет, портал", UNUSABLE },
  { "https://acme.bitrix24.ru/", NO_CODE },
  { "http://localhost:23547/", NO_CODE },
  { "https://acme.bitrix24.ru/oauth/authorize/?client_id=local.1&state=" STATE, NO_CODE },
  { "http://localhost:23547/?code=" CODE "&state=old", OTHER_STATE },
  { "http://localhost:23547/?code=" CODE, UNUSABLE },
  { "code=" CODE, UNUSABLE },
};

static void
test_bad_pasted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_auto (DueRedirect) redirect = { .code = NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (due_redirect_parse_pasted (&redirect, bad_texts[i].text, STATE, &error));
      assert_none (&redirect, error, bad_texts[i].code);
    }
}

static void
test_is_from (void)
{
  char host[] = "portal.example:8443";
  const DueRedirect named = { NULL, host, NULL };
  const DueRedirect unnamed = { NULL, NULL, NULL };

  g_assert_true (due_redirect_is_from (&named, "portal.example:8443"));
  g_assert_true (due_redirect_is_from (&named, "portal.example:8443/sub"));
  g_assert_true (due_redirect_is_from (&named, "http://portal.example:8443"));
  g_assert_false (due_redirect_is_from (&named, "portal.example"));
  g_assert_false (due_redirect_is_from (&named, "portal.example:84430"));
  g_assert_false (due_redirect_is_from (&named, "other.example:8443"));
  g_assert_true (due_redirect_is_from (&unnamed, "portal.example"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redirect/query", test_query);
  g_test_add_func ("/redirect/bad-query", test_bad_query);
  g_test_add_func ("/redirect/long", test_long);
  g_test_add_func ("/redirect/pasted", test_pasted);
  g_test_add_func ("/redirect/bad-pasted", test_bad_pasted);
  g_test_add_func ("/redirect/is-from", test_is_from);

  return g_test_run ();
}
