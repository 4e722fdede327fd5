/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "address.h"

#include <string.h>

#define LARGE ((gsize) 100 * 1024)
#define SECRET "q1w2e3r4t5"
#define LINK "https://acme.bitrix24.ru/rest/547/" SECRET

typedef struct
{
  const char *name;
  const char *text;
  const char *portal;
  const char *base;
  gint64 user_id; /* 0: not a webhook */
} Good;

static const Good good[] = {
  { "slash", LINK "/", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "no-slash", LINK, "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "method", LINK "/tasks.task.list", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "method-slash", LINK "/profile/", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "json", LINK "/profile.json", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "query", LINK "/profile.json?a=https://b.example/rest/1/x/", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "query-only", LINK "?a=b", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "fragment", LINK "/#top", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "no-scheme", "acme.bitrix24.ru/rest/547/" SECRET "/", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "two-slashes", "//acme.bitrix24.ru/rest/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "upper", "HTTPS://ACME.Bitrix24.RU/rest/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "upper-rest", "https://acme.bitrix24.ru/REST/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "white-space", "  " LINK "/ \r\n\t", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "line-break", "https://acme.bitrix24.ru/rest/5\r\n 47/q1w2e\n3r4t5/", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "no-break-space", "\xc2\xa0" LINK "\xe2\x80\xaf", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "zero-width", "\xe2\x80\x8b" LINK "\xef\xbb\xbf", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "direction-marks", "\xe2\x80\x8e" LINK "\xe2\x80\xac", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "soft-hyphen", "https://ac\xc2\xadme.bitrix24.ru/rest/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "angle", "<" LINK "/>", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "quotes", "\"" LINK "/\"", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "quote-comma", "'" LINK "/',", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "guillemets", "«" LINK "/».", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "low-quotes", "„" LINK "/“", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "brackets", "([" LINK "/])", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "backticks", "`" LINK "`", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "full-stop", LINK "/.", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 547 },
  { "glued", "https://acme.bitrix24.ru//rest//547/" SECRET "//", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "root-dot", "https://acme.bitrix24.ru./rest/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "port-443", "https://acme.bitrix24.ru:443/rest/547/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 547 },
  { "port", "https://portal.acme.example:8443/rest/1/" SECRET "/", "portal.acme.example:8443",
    "https://portal.acme.example:8443", 1 },
  { "port-zeros", "https://portal.acme.example:08443/rest/1/" SECRET, "portal.acme.example:8443",
    "https://portal.acme.example:8443", 1 },
  { "port-no-scheme", "portal:8443/rest/1/" SECRET, "portal:8443", "https://portal:8443", 1 },
  { "intranet", "https://bitrix/rest/1/" SECRET "/", "bitrix", "https://bitrix", 1 },
  { "intranet-no-scheme", "bitrix/rest/1/" SECRET "/", "bitrix", "https://bitrix", 1 },
  { "folder", "https://host.example/sub/rest/1/" SECRET "/", "host.example/sub",
    "https://host.example/sub", 1 },
  { "folders", "https://host.example:81/a/B_2/rest/1/" SECRET, "host.example:81/a/B_2",
    "https://host.example:81/a/B_2", 1 },
  { "folder-dot", "https://host.example/sub./rest/1/" SECRET "/", "host.example/sub.",
    "https://host.example/sub.", 1 },
  { "idn", "https://портал.рф/rest/1/" SECRET "/", "xn--80awhdgm.xn--p1ai",
    "https://xn--80awhdgm.xn--p1ai", 1 },
  { "idn-upper", "https://ПОРТАЛ.РФ/rest/1/" SECRET "/", "xn--80awhdgm.xn--p1ai",
    "https://xn--80awhdgm.xn--p1ai", 1 },
  { "idn-ascii", "https://xn--80awhdgm.xn--p1ai/rest/1/" SECRET, "xn--80awhdgm.xn--p1ai",
    "https://xn--80awhdgm.xn--p1ai", 1 },
  { "wide", "https://ａｃｍｅ．bitrix24。ru/rest/1/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 1 },
  { "ipv4", "https://192.168.1.20:8443/rest/1/" SECRET, "192.168.1.20:8443",
    "https://192.168.1.20:8443", 1 },
  { "ipv6", "https://[2001:DB8::0:1]/rest/1/" SECRET, "[2001:db8::1]", "https://[2001:db8::1]", 1 },
  { "ipv6-port", "[::1]:8443/rest/1/" SECRET, "[::1]:8443", "https://[::1]:8443", 1 },
  { "ipv6-bare", "[2001:db8::1]", "[2001:db8::1]", "https://[2001:db8::1]", 0 },
  { "simulator", "http://127.0.0.1:41234/rest/1/simulatedsecret/", "http://127.0.0.1:41234",
    "http://127.0.0.1:41234", 1 },
  { "simulator-ipv6", "http://[::1]:41234/rest/1/simulatedsecret/", "http://[::1]:41234",
    "http://[::1]:41234", 1 },
  { "simulator-name", "http://localhost:41234/rest/1/s/", "http://localhost:41234",
    "http://localhost:41234", 1 },
  { "simulator-port-80", "http://127.0.0.1:80/rest/1/s/", "http://127.0.0.1", "http://127.0.0.1",
    1 },
  { "user-zeros", "https://acme.bitrix24.ru/rest/007/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 7 },
  { "user-large", "https://acme.bitrix24.ru/rest/999999999999999999/" SECRET, "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", G_GINT64_CONSTANT (999999999999999999) },
  { "secret-odd", "https://acme.bitrix24.ru/rest/1/A_b-9", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 1 },
  { "bare", "acme.bitrix24.ru", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 0 },
  { "bare-slash", "https://acme.bitrix24.ru/", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 0 },
  { "bare-port", "portal.acme.example:8443", "portal.acme.example:8443",
    "https://portal.acme.example:8443", 0 },
  { "bare-name-port", "portal:8443", "portal:8443", "https://portal:8443", 0 },
  { "bare-https-name", "https://portal", "portal", "https://portal", 0 },
  { "bare-localhost", "localhost", "localhost", "https://localhost", 0 },
  { "bare-full-stop", "(acme.bitrix24.ru).", "acme.bitrix24.ru", "https://acme.bitrix24.ru", 0 },
  { "page", "https://acme.bitrix24.ru/company/personal/user/547/tasks/?F=Y", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 0 },
  { "page-own-host", "https://portal.acme.example/stream/", "portal.acme.example",
    "https://portal.acme.example", 0 },
  { "page-file", "https://portal.acme.example/index.php", "portal.acme.example",
    "https://portal.acme.example", 0 },
  { "page-odd", "https://portal.acme.example/%D0%B0/", "portal.acme.example",
    "https://portal.acme.example", 0 },
  { "page-cloud", "https://acme.bitrix24.ru/whatever/", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 0 },
  { "page-devops", "https://acme.bitrix24.ru/devops/", "acme.bitrix24.ru",
    "https://acme.bitrix24.ru", 0 },
  { "bare-folder", "https://portal.acme.example/sub/", "portal.acme.example/sub",
    "https://portal.acme.example/sub", 0 },
  { "bare-query", "https://acme.bitrix24.ru?utm=x", "acme.bitrix24.ru", "https://acme.bitrix24.ru",
    0 },
};

typedef struct
{
  const char *name;
  const char *text;
  DueAddressError code;
} Bad;

static const Bad bad[] = {
  { "empty", "", DUE_ADDRESS_ERROR_EMPTY },
  { "blank", " \t\r\n\xc2\xa0", DUE_ADDRESS_ERROR_EMPTY },
  { "only-quotes", "\"\"", DUE_ADDRESS_ERROR_EMPTY },
  { "word", "hello", DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "words", "my webhook", DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "russian-word", "вебхук", DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "scheme-only", "https://", DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "no-host", "https:///rest/1/" SECRET, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "path-only", "/rest/1/" SECRET, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "ftp", "ftp://acme.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "cut-scheme", "ttps://acme.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "not-utf8", "https://acme.bitrix24.ru/rest/1/\xff", DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "two-links", LINK "/ " LINK "/", DUE_ADDRESS_ERROR_SEVERAL },
  { "http", "http://acme.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
  { "http-lookalike", "http://127.0.0.1.evil.example/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
  { "http-net", "http://127.0.0.2/rest/1/" SECRET, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
  { "http-lan", "http://192.168.1.20/rest/1/" SECRET, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
  { "user-info", "https://bob@acme.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_USER_INFO },
  { "user-password", "https://acme.bitrix24.ru:x@evil.example/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_USER_INFO },
  { "mail", "anna@acme.example", DUE_ADDRESS_ERROR_USER_INFO },
  { "backslash-at", "https://evil.example\\@acme.bitrix24.ru/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_BACKSLASH },
  { "backslashes", "https:\\\\acme.bitrix24.ru\\rest\\1\\" SECRET, DUE_ADDRESS_ERROR_BACKSLASH },
  { "control", "https://acme.bitrix24.ru\x01/rest/1/" SECRET, DUE_ADDRESS_ERROR_CONTROL },
  { "delete", "https://acme.bitrix24.ru\x7f/rest/1/" SECRET, DUE_ADDRESS_ERROR_CONTROL },
  { "escape", "\x1b[0m" LINK, DUE_ADDRESS_ERROR_CONTROL },
  { "next-line", LINK "\xc2\x85", DUE_ADDRESS_ERROR_CONTROL },
  { "percent-host", "https://acme%2ebitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "percent-slash", "https://evil.example%2f.bitrix24.ru/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_BAD_HOST },
  { "underscore", "https://my_portal.example/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "hyphen", "https://-a.example/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "dots", "https://acme..ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "two-root-dots", "https://acme.ru../rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "dot", "https://./rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "label-64",
    "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ru/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_BAD_HOST },
  { "short-ip", "https://127.1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "number-ip", "https://2130706433/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "hex-ip", "https://0x7f.1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "hex-label-ip", "https://a.0X7F/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "octal-ip", "https://0177.0.0.1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "large-ip", "https://256.1.1.1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "bad-ipv6", "https://[::zz]/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "open-ipv6", "https://[::1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "scoped-ipv6", "https://[fe80::1%25eth0]/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "ipv4-in-brackets", "https://[127.0.0.1]/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "raw-ipv6", "https://::1/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "wide-slash", "https://evil.example／.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "wide-at", "https://acme.bitrix24.ru＠evil.example/rest/1/" SECRET,
    DUE_ADDRESS_ERROR_BAD_HOST },
  { "care-of", "https://acme.℀.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "semicolon-host", "https://a;b.example/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_HOST },
  { "port-0", "https://a.example:0/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-65536", "https://a.example:65536/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-word", "https://a.example:https/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-sign", "https://a.example:+443/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-long", "https://a.example:000443/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-empty", "https://a.example:/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "port-twice", "https://a.example:1:2/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "after-ipv6", "https://[::1]x/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PORT },
  { "one-slash", "https:/acme.bitrix24.ru/rest/1/" SECRET, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS },
  { "dot-dot", "https://a.example/../rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PATH },
  { "percent-folder", "https://a.example/a%2fb/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PATH },
  { "deep-folder", "https://a.example/a/b/c/d/rest/1/" SECRET, DUE_ADDRESS_ERROR_BAD_PATH },
  { "many-slashes", "https://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17",
    DUE_ADDRESS_ERROR_BAD_PATH },
  { "after-method", LINK "/profile/more", DUE_ADDRESS_ERROR_BAD_PATH },
  { "odd-method", LINK "/profile;x", DUE_ADDRESS_ERROR_BAD_PATH },
  { "rest-only", "https://acme.bitrix24.ru/rest/", DUE_ADDRESS_ERROR_NO_SECRET },
  { "no-secret", "https://acme.bitrix24.ru/rest/547/", DUE_ADDRESS_ERROR_NO_SECRET },
  { "method-for-secret", "https://acme.bitrix24.ru/rest/547/tasks.task.list",
    DUE_ADDRESS_ERROR_NO_SECRET },
  { "profile-for-secret", "https://acme.bitrix24.ru/rest/547/profile",
    DUE_ADDRESS_ERROR_NO_SECRET },
  { "oauth-method", "https://acme.bitrix24.ru/rest/profile.json", DUE_ADDRESS_ERROR_NO_SECRET },
  { "webhook-page", "https://acme.bitrix24.ru/devops/edit/in-hook/7/",
    DUE_ADDRESS_ERROR_NO_SECRET },
  { "user-word", "https://acme.bitrix24.ru/rest/anna/" SECRET, DUE_ADDRESS_ERROR_BAD_USER },
  { "user-0", "https://acme.bitrix24.ru/rest/0/" SECRET, DUE_ADDRESS_ERROR_BAD_USER },
  { "user-negative", "https://acme.bitrix24.ru/rest/-1/" SECRET, DUE_ADDRESS_ERROR_BAD_USER },
  { "user-huge", "https://acme.bitrix24.ru/rest/18446744073709551617/" SECRET,
    DUE_ADDRESS_ERROR_BAD_USER },
  { "user-stars", "https://acme.bitrix24.ru/rest/**put_your_user_id_here**/" SECRET,
    DUE_ADDRESS_ERROR_BAD_USER },
  { "secret-percent", "https://acme.bitrix24.ru/rest/1/q1%2Fw2/", DUE_ADDRESS_ERROR_BAD_SECRET },
  { "secret-at", "https://acme.bitrix24.ru/rest/1/q1@w2/", DUE_ADDRESS_ERROR_BAD_SECRET },
  { "secret-stars", "https://acme.bitrix24.ru/rest/1/***/profile", DUE_ADDRESS_ERROR_BAD_SECRET },
  { "secret-russian", "https://acme.bitrix24.ru/rest/1/секрет/", DUE_ADDRESS_ERROR_BAD_SECRET },
  { "secret-ellipsis", "https://acme.bitrix24.ru/rest/1/q1w2…/profile",
    DUE_ADDRESS_ERROR_BAD_SECRET },
  { "rest-api", "https://acme.bitrix24.ru/rest/api/547/" SECRET "/tasks.task.get",
    DUE_ADDRESS_ERROR_REST_API },
  { "outgoing", "https://acme.bitrix24.ru/devops/edit/out-hook/7/", DUE_ADDRESS_ERROR_OUTGOING },
};

static void
test_good (gconstpointer data)
{
  const Good *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse (c->text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (due_address_get_portal (address), ==, c->portal);
  g_assert_cmpstr (due_address_get_base (address), ==, c->base);
  g_assert_cmpint (due_address_get_user_id (address), ==, c->user_id);
  g_assert_cmpint (due_address_is_webhook (address), ==, c->user_id != 0);
  if (strstr (c->text, SECRET) != NULL)
    g_assert_cmpstr (due_secret_peek (due_address_get_secret (address)), ==, SECRET);
}

/* What is stored of an address leads back to it. */
static void
test_again (gconstpointer data)
{
  const Good *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = due_secret_new (SECRET, -1);
  g_autoptr (DueAddress) address = due_address_for_webhook (c->portal, 7, secret, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (due_address_get_portal (address), ==, c->portal);
  g_assert_cmpstr (due_address_get_base (address), ==, c->base);
  g_assert_cmpint (due_address_get_user_id (address), ==, 7);
}

static void
test_bad (gconstpointer data)
{
  const Bad *c = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (due_address_parse (c->text, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, (int) c->code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "acme"));
  g_assert_null (strstr (error->message, SECRET));
}

static void
test_webhook_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse_webhook (LINK, &error);

  g_assert_no_error (error);
  g_assert_true (due_address_is_webhook (address));
  g_assert_null (due_address_parse_webhook ("acme.bitrix24.ru", &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_NO_SECRET);
  g_clear_error (&error);
  g_assert_null (due_address_parse_webhook ("http://acme.bitrix24.ru", &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS);
}

static void
test_stored (void)
{
  static const struct
  {
    const char *portal;
    gint64 user_id;
    const char *secret; /* NULL: none */
    DueAddressError code;
  } cases[] = {
    { "acme.bitrix24.ru", 1, NULL, DUE_ADDRESS_ERROR_NO_SECRET },
    { "acme.bitrix24.ru", 0, SECRET, DUE_ADDRESS_ERROR_BAD_USER },
    { "acme.bitrix24.ru", -1, SECRET, DUE_ADDRESS_ERROR_BAD_USER },
    { "acme.bitrix24.ru", 1, "", DUE_ADDRESS_ERROR_BAD_SECRET },
    { "acme.bitrix24.ru", 1, "a/../b", DUE_ADDRESS_ERROR_BAD_SECRET },
    { "acme.bitrix24.ru", 1, "a b", DUE_ADDRESS_ERROR_BAD_SECRET },
    { "acme.bitrix24.ru/rest/1/x", 1, SECRET, DUE_ADDRESS_ERROR_BAD_PATH },
    { "acme.bitrix24.ru/../x", 1, SECRET, DUE_ADDRESS_ERROR_BAD_PATH },
    { "", 1, SECRET, DUE_ADDRESS_ERROR_EMPTY },
    { "http://acme.bitrix24.ru", 1, SECRET, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS },
    { "evil.example\\@acme", 1, SECRET, DUE_ADDRESS_ERROR_BACKSLASH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSecret) secret =
          cases[i].secret == NULL ? NULL : due_secret_new (cases[i].secret, -1);

      g_assert_null (due_address_for_webhook (cases[i].portal, cases[i].user_id, secret, &error));
      g_assert_error (error, DUE_ADDRESS_ERROR, (int) cases[i].code);
    }
}

static void
test_secret_with_nul (void)
{
  g_autoptr (DueSecret) secret = due_secret_new ("abc\0def", 7);
  g_autoptr (GError) error = NULL;

  g_assert_null (due_address_for_webhook ("acme.bitrix24.ru", 1, secret, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_BAD_SECRET);
}

static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (LARGE, 'a');
  g_autofree char *spaces = g_strnfill (LARGE, ' ');
  g_autofree char *at_most = NULL;
  g_autofree char *secret = g_strnfill (DUE_ADDRESS_SECRET_MAX, 's');
  g_autofree char *longest = g_strconcat ("https://a.example/rest/1/", secret, NULL);
  g_autofree char *too_long = g_strconcat ("https://a.example/rest/1/s", secret, NULL);
  g_autoptr (DueAddress) address = NULL;

  g_assert_null (due_address_parse (large, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (due_address_parse (spaces, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_TOO_LONG);
  g_clear_error (&error);

  at_most = g_strndup (large, DUE_ADDRESS_TEXT_MAX);
  g_assert_null (due_address_parse (at_most, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS);
  g_clear_error (&error);

  address = due_address_parse (longest, &error);
  g_assert_no_error (error);
  g_assert_true (due_address_is_webhook (address));
  g_assert_null (due_address_parse (too_long, &error));
  g_assert_error (error, DUE_ADDRESS_ERROR, DUE_ADDRESS_ERROR_BAD_SECRET);
}

/* Each reason has a sentence of its own. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean codes[DUE_ADDRESS_ERROR_OUTGOING + 1] = { FALSE };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (due_address_parse (bad[i].text, &error));
      g_hash_table_add (seen, g_strdup (error->message));
      n += codes[error->code] ? 0 : 1;
      codes[error->code] = TRUE;
    }
  /* All but "too long", which has a test of its own. */
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (codes) - 1);
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/address/good/", good[i].name, NULL);
      g_autofree char *again = g_strconcat ("/address/again/", good[i].name, NULL);

      g_test_add_data_func (path, &good[i], test_good);
      g_test_add_data_func (again, &good[i], test_again);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/address/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/address/webhook-only", test_webhook_only);
  g_test_add_func ("/address/stored", test_stored);
  g_test_add_func ("/address/secret-with-nul", test_secret_with_nul);
  g_test_add_func ("/address/long", test_long);
  g_test_add_func ("/address/sentences", test_sentences);

  return g_test_run ();
}
