/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a sign-in goes: which page of which portal, and which server gets the key. */

#include "address.h"
#include "oauth-app.h"

#define WEST "https://oauth.bitrix.info/oauth/token/"
#define EAST "https://oauth.bitrix24.tech/oauth/token/"

static DueOAuthApp *
make (const char *portal, const char *server, const char *id, const char *key, GError **error)
{
  g_autoptr (DueSecret) secret = due_secret_new (key, -1);

  return due_oauth_app_new (portal, server, NULL, id, secret, error);
}

static const struct
{
  const char *portal;
  const char *server; /* that was set */
  const char *domain; /* that the portal named */
  const char *uri;
} servers[] = {
  { "acme.bitrix24.com", "", NULL, WEST },
  { "acme.bitrix24.de", "", "", WEST },
  { "acme.bitrix24.ru", "", NULL, EAST },
  { "acme.bitrix24.by", "", NULL, EAST },
  { "acme.bitrix24.kz", "", NULL, EAST },
  { "acme.bitrix24.kg", "", NULL, EAST },
  { "acme.bitrix24.uz", "", NULL, EAST },
  { "acme.bitrix24.am", "", NULL, EAST },
  { "acme.bitrix24.az", "", NULL, EAST },
  { "acme.bitrix24.ge", "", NULL, EAST },
  { "portal.acme.ru:8443", "", NULL, EAST },
  { "portal.acme.ru:8443/sub", "", NULL, EAST },
  { "xn--80ak6aa92e.xn--p1ai", "", NULL, WEST },
  { "192.168.1.4", "", NULL, WEST },
  { "[::1]:8443", "", NULL, WEST },
  { "localhost", "", NULL, WEST },
  /* A simulator is its own. */
  { "http://127.0.0.1:4000", "", "oauth.bitrix.info", "http://127.0.0.1:4000/oauth/token/" },
  { "acme.bitrix24.ru", "", "oauth.bitrix.info", WEST },
  { "acme.bitrix24.com", "", "OAuth.Bitrix24.Tech", EAST },
  /* The key goes to none of these. */
  { "acme.bitrix24.com", "", "oauth.bitrix24.tech.evil.example", WEST },
  { "acme.bitrix24.com", "", "oauth.bitrix24.tech:8443", WEST },
  { "acme.bitrix24.com", "", "https://oauth.bitrix24.tech", WEST },
  { "acme.bitrix24.com", "", "oauth.bitrix24.tech@evil.example", WEST },
  { "acme.bitrix24.com", "", "acme.bitrix24.com", WEST },
  { "acme.bitrix24.com", "https://tokens.acme.example", "oauth.bitrix24.tech",
    "https://tokens.acme.example/oauth/token/" },
  { "acme.bitrix24.com", "tokens.acme.example:8443/", NULL,
    "https://tokens.acme.example:8443/oauth/token/" },
  { "http://127.0.0.1:4000", "http://127.0.0.1:4001", "oauth.bitrix.info",
    "http://127.0.0.1:4001/oauth/token/" },
  { "http://localhost:4000", "http://[::1]:4001", NULL, "http://[::1]:4001/oauth/token/" },
  { "localhost:8443", "http://localhost:4001", NULL, "http://localhost:4001/oauth/token/" },
};

static void
test_servers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueOAuthApp) app =
          make (servers[i].portal, servers[i].server, "local.1", "key", &error);
      g_autoptr (GUri) uri = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s %s %s", servers[i].portal, servers[i].server, servers[i].domain);
      g_assert_no_error (error);
      uri = due_oauth_app_make_token_uri (app, servers[i].domain);
      text = g_uri_to_string (uri);
      g_assert_cmpstr (text, ==, servers[i].uri);
    }
}

static const struct
{
  const char *portal;
  const char *server;
  const char *id;
  const char *key;
  DueAddressError code;
} wrong[] = {
  { "", "", "local.1", "key", DUE_ADDRESS_ERROR_EMPTY },
  { "http://acme.example", "", "local.1", "key", DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
  { "acme.example", "", "", "key", DUE_ADDRESS_ERROR_BAD_CLIENT_ID },
  { "acme.example", "", "local 1", "key", DUE_ADDRESS_ERROR_BAD_CLIENT_ID },
  { "acme.example", "", "local\n1", "key", DUE_ADDRESS_ERROR_BAD_CLIENT_ID },
  { "acme.example", "", "\xd0\xba", "key", DUE_ADDRESS_ERROR_BAD_CLIENT_ID },
  { "acme.example", "", "local.1", "", DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET },
  { "acme.example", "", "local.1", "k\xff", DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET },
  { "acme.example", "", "local.1", "k y", DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET },
  { "acme.example", "http://tokens.example", "local.1", "key", DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
  { "acme.example", "http://127.0.0.1:4", "local.1", "key", DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
  { "127.0.0.1.evil.example", "http://127.0.0.1:4", "local.1", "key",
    DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
  { "acme.example", "ftp://tokens.example", "local.1", "key", DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
  { "acme.example", "https://a@tokens.example", "local.1", "key",
    DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
  { "acme.example", " ", "local.1", "key", DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueOAuthApp) app =
          make (wrong[i].portal, wrong[i].server, wrong[i].id, wrong[i].key, &error);

      g_test_message ("%s %s %s", wrong[i].portal, wrong[i].server, wrong[i].id);
      g_assert_null (app);
      g_assert_error (error, DUE_ADDRESS_ERROR, (int) wrong[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_long (void)
{
  g_autofree char *id = g_strnfill (DUE_OAUTH_CLIENT_ID_MAX + 1, 'a');
  g_autofree char *key = g_strnfill (DUE_ADDRESS_TEXT_MAX + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (make ("acme.example", "", id, "key", &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_BAD_CLIENT_ID);
  g_clear_error (&error);
  g_assert_null (make ("acme.example", "", "local.1", key, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET);
}

/* The key is not in the address. */
static void
test_authorize (void)
{
  static const char *const rows[][3] = {
    { "acme.bitrix24.ru", "local.5&a=b",
      "https://acme.bitrix24.ru/oauth/authorize/?client_id=local.5%26a%3Db&state=s%2F1" },
    { "portal.example:8443/sub", "local.5",
      "https://portal.example:8443/sub/oauth/authorize/?client_id=local.5&state=s%2F1" },
    { "http://127.0.0.1:4000", "local.5",
      "http://127.0.0.1:4000/oauth/authorize/?client_id=local.5&state=s%2F1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueOAuthApp) app = make (rows[i][0], "", rows[i][1], "topkey", &error);
      g_autofree char *uri = NULL;

      g_assert_no_error (error);
      uri = due_oauth_app_make_authorize_uri (app, "s/1");
      g_assert_cmpstr (uri, ==, rows[i][2]);
      g_assert_cmpstr (due_oauth_app_get_portal (app), ==, rows[i][0]);
      g_assert_cmpstr (due_oauth_app_get_client_id (app), ==, rows[i][1]);
      g_assert_cmpstr (due_secret_peek (due_oauth_app_get_client_secret (app)), ==, "topkey");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oauth-app/servers", test_servers);
  g_test_add_func ("/oauth-app/wrong", test_wrong);
  g_test_add_func ("/oauth-app/long", test_long);
  g_test_add_func ("/oauth-app/authorize", test_authorize);

  return g_test_run ();
}
