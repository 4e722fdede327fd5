/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-reply.h"

#define BASE "https://acme.bitrix24.ru"
#define PATH "/rest/547/topsecret/batch"

static const struct
{
  const char *name;
  guint status;
  const char *base;
  const char *location;
  const char *new_portal; /* NULL: none to believe */
} cases[] = {
  { "root", 302, BASE, "https://new.bitrix24.ru/", "new.bitrix24.ru" },
  { "bare", 302, BASE, "https://new.bitrix24.ru", "new.bitrix24.ru" },
  { "same-path", 302, BASE, "https://new.bitrix24.ru" PATH, "new.bitrix24.ru" },
  { "same-path-query", 301, BASE, "https://new.bitrix24.ru" PATH "?a=b#c", "new.bitrix24.ru" },
  { "port", 307, BASE, "https://NEW.example:8443/", "new.example:8443" },
  { "default-port", 302, BASE, "https://new.example:443/", "new.example" },
  { "idn", 302, BASE, "https://портал.рф/", "xn--80awhdgm.xn--p1ai" },
  { "simulator", 302, "http://127.0.0.1:1", "http://127.0.0.1:2/", "http://127.0.0.1:2" },
  { "simulator-to-https", 302, "http://127.0.0.1:1", "https://new.bitrix24.ru/",
    "new.bitrix24.ru" },
  { "to-simulator", 302, BASE, "http://127.0.0.1:2/", NULL },
  { "same-host", 302, BASE, "https://acme.bitrix24.ru/other", NULL },
  { "itself", 302, BASE, BASE PATH, NULL },
  { "plain", 302, BASE, "http://new.bitrix24.ru" PATH, NULL },
  { "sign-in-page", 302, BASE, "https://login.acme.example/sso?next=x", NULL },
  { "longer-path", 302, BASE, "https://new.bitrix24.ru" PATH "/x", NULL },
  { "shorter-path", 302, BASE, "https://new.bitrix24.ru/rest/547/topsecret/batc", NULL },
  { "relative", 302, BASE, "/auth/", NULL },
  { "no-scheme", 302, BASE, "//new.bitrix24.ru/", NULL },
  { "user-info", 302, BASE, "https://acme.bitrix24.ru@evil.example/", NULL },
  { "backslash", 302, BASE, "https://evil.example\\@acme.bitrix24.ru/", NULL },
  { "control", 302, BASE, "https://evil.example\x01/", NULL },
  { "space", 302, BASE, "https://evil example/", NULL },
  { "no-host", 302, BASE, "https:///", NULL },
  { "bad-port", 302, BASE, "https://new.bitrix24.ru:0/", NULL },
  { "not-utf8", 302, BASE, "https://\xff.example/", NULL },
  { "script", 302, BASE, "javascript:alert(1)", NULL },
  { "empty", 302, BASE, "", NULL },
  { "none", 302, BASE, NULL, NULL },
  { "not-a-redirect", 200, BASE, "https://new.bitrix24.ru/", NULL },
};

static void
test_case (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  const DueHttpReply reply = { cases[n].status, body, (char *) cases[n].location, 0 };
  g_autofree char *new_portal = due_http_reply_get_new_portal (&reply, cases[n].base, PATH);

  g_assert_cmpstr (new_portal, ==, cases[n].new_portal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/http-reply/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
