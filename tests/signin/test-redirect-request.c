/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-request.h"

#include <string.h>

#define PORT 23547
#define HOST "Host: localhost:23547\r\n"

static const struct
{
  const char *name;
  const char *head;
  guint status;
  const char *query; /* (nullable) */
} rows[] = {
  { "well", "GET /?code=abc&state=x HTTP/1.1\r\n" HOST "\r\n", 200, "code=abc&state=x" },
  { "by number", "GET /?a HTTP/1.1\r\nHost: 127.0.0.1:23547\r\n\r\n", 200, "a" },
  { "by number, version 6", "GET /?a HTTP/1.1\r\nHost: [::1]:23547\r\n\r\n", 200, "a" },
  { "other letters", "GET /?a HTTP/1.1\r\nhOST:LocalHost:23547 \r\n\r\n", 200, "a" },
  { "old version", "GET /?a HTTP/1.0\r\n" HOST "\r\n", 200, "a" },
  { "with a body behind", "GET /?a HTTP/1.1\r\n" HOST "\r\nbody", 200, "a" },
  { "no query", "GET / HTTP/1.1\r\n" HOST "\r\n", 200, "" },
  { "empty query", "GET /? HTTP/1.1\r\n" HOST "\r\n", 200, "" },
  { "bytes of no text", "GET /?\xff\xfe HTTP/1.1\r\n" HOST "\r\n", 200, "\xff\xfe" },

  { "nothing yet", "", 0, NULL },
  { "half a line", "GET /?code=abc", 0, NULL },
  { "no empty line yet", "GET /?a HTTP/1.1\r\n" HOST "\r", 0, NULL },
  { "bare line feeds", "GET /?a HTTP/1.1\nHost: localhost:23547\n\n", 0, NULL },

  { "another path", "GET /favicon.ico HTTP/1.1\r\n" HOST "\r\n", 404, NULL },
  { "a path in front", "GET /a/?code=abc HTTP/1.1\r\n" HOST "\r\n", 404, NULL },
  { "two slashes", "GET //?code=abc HTTP/1.1\r\n" HOST "\r\n", 404, NULL },
  { "POST", "POST /?code=abc HTTP/1.1\r\n" HOST "\r\n", 405, NULL },
  { "HEAD", "HEAD /?code=abc HTTP/1.1\r\n" HOST "\r\n", 405, NULL },
  { "OPTIONS", "OPTIONS * HTTP/1.1\r\n" HOST "\r\n", 405, NULL },

  { "no host", "GET /?a HTTP/1.1\r\nAccept: x\r\n\r\n", 400, NULL },
  { "no lines at all", "GET /?a HTTP/1.1\r\n\r\n", 400, NULL },
  { "another host", "GET /?a HTTP/1.1\r\nHost: evil.example:23547\r\n\r\n", 400, NULL },
  { "our host as a part", "GET /?a HTTP/1.1\r\nHost: localhost:23547.evil.example\r\n\r\n", 400,
    NULL },
  { "another port", "GET /?a HTTP/1.1\r\nHost: localhost:23548\r\n\r\n", 400, NULL },
  { "no port", "GET /?a HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, NULL },
  { "empty host", "GET /?a HTTP/1.1\r\nHost:\r\n\r\n", 400, NULL },
  { "two hosts", "GET /?a HTTP/1.1\r\n" HOST HOST "\r\n", 400, NULL },
  { "another host in front", "GET /?a HTTP/1.1\r\nHost: a.example\r\n" HOST "\r\n", 400, NULL },
  { "a whole address", "GET http://localhost:23547/?a HTTP/1.1\r\n" HOST "\r\n", 400, NULL },
  { "no version", "GET /?a\r\n" HOST "\r\n", 400, NULL },
  { "another version", "GET /?a HTTP/2\r\n" HOST "\r\n", 400, NULL },
  { "a space too many", "GET /?a b HTTP/1.1\r\n" HOST "\r\n", 400, NULL },
  { "no method", " /?a HTTP/1.1\r\n" HOST "\r\n", 400, NULL },
  { "an empty first line", "\r\n" HOST "\r\n", 400, NULL },
  { "nothing but the end", "\r\n\r\n", 400, NULL },
  { "TLS", "\x16\x03\x01\x02", 0, NULL },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *query = NULL;
      guint status = due_redirect_request_parse (rows[i].head, strlen (rows[i].head), PORT, &query);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (status, ==, rows[i].status);
      g_assert_cmpstr (query, ==, rows[i].query);
    }
}

/* Each row cut short anywhere is still of no harm, and what is well is so only as a whole. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize length = 0; length < strlen (rows[i].head); length++)
      {
        g_autofree char *head = g_strndup (rows[i].head, length);
        g_autofree char *query = NULL;
        guint status = due_redirect_request_parse (head, length, PORT, &query);

        g_assert_true ((status == 200) == (query != NULL));
        g_assert_true (status == 0 || strstr (head, "\r\n\r\n") != NULL);
      }
}

static void
test_zero_byte (void)
{
  static const char head[] = "GET /?a\0b HTTP/1.1\r\n" HOST "\r\n";
  g_autofree char *query = NULL;

  g_assert_cmpuint (due_redirect_request_parse (head, sizeof head - 1, PORT, &query), ==, 400);
  g_assert_null (query);
}

static void
test_too_long (void)
{
  g_autofree char *head = g_strnfill (DUE_REDIRECT_REQUEST_MAX, 'a');
  g_autofree char *query = NULL;

  g_assert_cmpuint (due_redirect_request_parse (head, DUE_REDIRECT_REQUEST_MAX - 1, PORT, &query),
                    ==, 0);
  g_assert_cmpuint (due_redirect_request_parse (head, DUE_REDIRECT_REQUEST_MAX, PORT, &query), ==,
                    431);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redirect-request/rows", test_rows);
  g_test_add_func ("/redirect-request/cut", test_cut);
  g_test_add_func ("/redirect-request/zero-byte", test_zero_byte);
  g_test_add_func ("/redirect-request/too-long", test_too_long);
  return g_test_run ();
}
