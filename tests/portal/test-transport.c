/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A portal that does all it can to hurt: each answer ends in the right error, in time, and leaves
 * nothing behind. */

#include "portal-await.h"
#include "portal-loopback.h"

#include <string.h>

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define GOOD                                                                                       \
  "{\"result\":{\"expired\":{\"counter\":2,\"code\":1},\"new_comments\":{\"counter\":3,\"code\":"  \
  "2}}}"
#define GOOD_LENGTH "Content-Length: 83\r\n"
#define KIB_1                                                                                      \
  "                                                                                              " \
  "                                                                                              " \
  "                                                                                              " \
  "                                                                                              "

/* The answer compressed, its first half; and compressed, but with wrong bits. */
#define CUT_GZIP                                                                                   \
  "\037\213\010\000\000\000\000\000\002\003\253\126\052\112\055\056\315\051\121\262"               \
  "\252\126\112\255\050\310\054\112\115\001\061\223\363\113\363\112\122\213\224\254"               \
  "\214"
#define BAD_GZIP                                                                                   \
  "\037\213\010\000\000\000\000\000\002\003\376\003\177\037\170\173\230\174\004\347"               \
  "\377\003\037\370\175\235\171\037\030\124\144\306\246\036\246\037\007\336\301\371"               \
  "\331\041\325\271\301\001\160\176\226\017\110\360\351\201\247\255\261\251\211\211"               \
  "\201\351\307\067\101\000\223\145\000\023\340\340\340\125\301\122\244\161\006\125"               \
  "\125\125"

typedef struct
{
  const char *name;
  LoopbackAnswer answer;
  gboolean slow; /* ends by the deadline */
  DueTrouble trouble;
} Case;

static const Case cases[] = {
  { "silent", { OK_HEAD, 0, NULL, 0, FALSE }, TRUE, DUE_TROUBLE_TIMEOUT },
  { "silent-body", { OK_HEAD GOOD_LENGTH "\r\n{", 0, NULL, 0, FALSE }, TRUE, DUE_TROUBLE_TIMEOUT },
  { "trickle-head", { "HTTP/1.1 200 OK\r\nX: ", 0, "x", 3, FALSE }, TRUE, DUE_TROUBLE_TIMEOUT },
  { "trickle-body",
    { OK_HEAD "Content-Length: 100000\r\n\r\n{", 0, " ", 3, FALSE },
    TRUE,
    DUE_TROUBLE_TIMEOUT },
  { "closed", { NULL, 0, NULL, 0, TRUE }, FALSE, DUE_TROUBLE_NETWORK },
  { "closed-in-head",
    { "HTTP/1.1 200 OK\r\nConte", 0, NULL, 0, TRUE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "flood-100",
    { "HTTP/1.1 100 Continue\r\n\r\n", 0, "HTTP/1.1 100 Continue\r\n\r\n", 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "flood-103",
    { "HTTP/1.1 103 Early Hints\r\n\r\n", 0, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0,
      FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "endless",
    { OK_HEAD "Transfer-Encoding: chunked\r\n\r\n", 0, "178\r\n" KIB_1 "\r\n", 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "endless-no-length",
    { OK_HEAD "Connection: close\r\n\r\n", 0, KIB_1, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "empty",
    { OK_HEAD "Content-Length: 0\r\n\r\n", 0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "no-content",
    { "HTTP/1.1 204 No Content\r\n\r\n", 0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "short-body",
    { OK_HEAD "Content-Length: 4096\r\n\r\n" GOOD, 0, NULL, 0, TRUE },
    FALSE,
    DUE_TROUBLE_NETWORK },
  { "bad-chunk",
    { OK_HEAD "Transfer-Encoding: chunked\r\n\r\nzz\r\n" GOOD "\r\n0\r\n\r\n", 0, NULL, 0, TRUE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "cut-gzip",
    { OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 41\r\n\r\n" CUT_GZIP,
      sizeof OK_HEAD - 1 + 46 + 41, NULL, 0, TRUE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "bad-gzip",
    { OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 82\r\n\r\n" BAD_GZIP,
      sizeof OK_HEAD - 1 + 46 + 82, NULL, 0, TRUE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "not-http", { "SSH-2.0-OpenSSH_9.2\r\n", 0, NULL, 0, TRUE }, FALSE, DUE_TROUBLE_NOT_A_PORTAL },
  { "html",
    { "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>", 0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_PORTAL_DOWN },
  { "unauthorized",
    { "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
      "Content-Length: 2\r\n\r\n{}",
      0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "redirect-http",
    { "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n"
      "Content-Length: 0\r\n\r\n",
      0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "redirect-nowhere",
    { "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "redirect-moved",
    { "HTTP/1.1 302 Found\r\nLocation: https://new.bitrix24.ru/\r\n"
      "Content-Length: 0\r\n\r\n",
      0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_PORTAL_MOVED },
  { "redirect-308",
    { "HTTP/1.1 308 Moved\r\nLocation: https://new.bitrix24.ru/\r\n"
      "Content-Length: 0\r\n\r\n",
      0, NULL, 0, FALSE },
    FALSE,
    DUE_TROUBLE_PORTAL_MOVED },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  DueClient *client = client_for (loopback_get_link (server), c->slow ? SHORT_MS : LONG_MS);
  gint64 start_us = g_get_monotonic_time ();

  loopback_push (server, &c->answer);
  g_assert_null (await_poll (client, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, c->trouble);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, (gint64) LONG_MS * 1000);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 1);

  if (c->trouble == DUE_TROUBLE_PORTAL_MOVED)
    g_assert_cmpstr (due_portal_error_get_new_portal (error), ==, "new.bitrix24.ru");
  else
    g_assert_null (due_portal_error_get_new_portal (error));
  g_assert_nonnull (due_client_get_last_error_name (client));

  g_assert_finalize_object (client);
  loopback_await_closed (server);
}

/* After each of them the same client goes on as if nothing had been. */
static void
test_goes_on (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (loopback_get_link (server), c->slow ? SHORT_MS : LONG_MS);
  guint n = 0;

  loopback_push (server, &c->answer);
  g_assert_null (await_poll (client, all, 547, NULL));
  n = loopback_get_n_requests (server);

  loopback_push_json (server, GOOD);
  await_good_poll (client, all);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, n + 1);
  g_assert_null (due_client_get_last_error_name (client));
  g_assert_finalize_object (client);
}

static void
test_refused (void)
{
  Loopback *server = loopback_new (NULL);
  g_autofree char *link = g_strdup (loopback_get_link (server));
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  DueClient *client = client_for (link, LONG_MS);

  loopback_free (server);
  g_assert_null (await_poll (client, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NETWORK);
  g_assert_cmpuint (due_client_get_last_status (client), ==, 0);
  g_assert_finalize_object (client);
}

/* Exactly the limit is an answer, a byte more is not. */
static void
test_size (void)
{
  const gsize limit = (gsize) 256 * 1024;

  for (gsize extra = 0; extra <= 1; extra++)
    {
      g_autoptr (Loopback) server = loopback_new (NULL);
      g_autoptr (DueWatch) all = watch_all ();
      g_autoptr (GError) error = NULL;
      g_autofree char *spaces = g_strnfill (limit - strlen (GOOD) + extra, ' ');
      g_autofree char *body = g_strconcat (GOOD, spaces, NULL);
      DueClient *client = client_for (loopback_get_link (server), LONG_MS);
      g_autoptr (DueSnapshot) snapshot = NULL;

      loopback_push_json (server, body);
      snapshot = await_poll (client, all, 547, &error);
      g_assert_cmpint (snapshot != NULL, ==, extra == 0);
      if (extra > 0)
        assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL);
      g_assert_finalize_object (client);
    }
}

/* A kept connection serves the next poll; one that the portal closed meanwhile costs nothing. */
static void
test_keep_alive (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);
  const LoopbackAnswer then_close = { .head = OK_HEAD GOOD_LENGTH "\r\n" GOOD, .close = TRUE };

  for (guint i = 0; i < 5; i++)
    {

      if (i == 2)
        loopback_push (server, &then_close);
      else
        loopback_push_json (server, GOOD);
      await_good_poll (client, all);
    }
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 5);
  g_assert_cmpuint (loopback_get_n_connections (server), ==, 2);
  g_assert_finalize_object (client);
}

/* The connection dies under the request: sent again, once, on a new one. */
static void
test_stale (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueWatch) all = watch_all ();
  const LoopbackAnswer dies = { .close = TRUE };
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);

  loopback_push_json (server, GOOD);
  loopback_push (server, &dies);
  loopback_push_json (server, GOOD);
  await_good_poll (client, all);
  await_good_poll (client, all);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 3);
  g_assert_finalize_object (client);
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *header;
    gint64 at_least_ms;
    gint64 at_most_ms;
  } waits[] = {
    { "", 0, 0 },
    { "Retry-After: 120\r\n", 120000, 120000 },
    { "Retry-After: 0\r\n", 0, 0 },
    { "Retry-After: 9999999\r\n", 86400000, 86400000 },
    { "Retry-After: -5\r\n", 0, 0 },
    { "Retry-After: soon\r\n", 0, 0 },
    { "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n", 0, 0 },
    { "Retry-After: Fri, 31 Dec 2099 23:59:59 GMT\r\n", 86400000, 86400000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (Loopback) server = loopback_new (NULL);
      g_autoptr (DueWatch) all = watch_all ();
      g_autoptr (GError) error = NULL;
      DueClient *client = client_for (loopback_get_link (server), LONG_MS);

      loopback_push_text (server, 503, waits[i].header, "<html>");
      g_assert_null (await_poll (client, all, 547, &error));
      assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN);
      g_assert_cmpint (due_portal_error_get_wait_ms (error), >=, waits[i].at_least_ms);
      g_assert_cmpint (due_portal_error_get_wait_ms (error), <=, waits[i].at_most_ms);
      g_assert_finalize_object (client);
    }
}

/* Nothing is told to the portal but what the fact sheet says. */
static void
test_request (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);
  const char *request = NULL;

  loopback_push_text (server, 200, "Set-Cookie: a=b; Path=/\r\n", GOOD);
  loopback_push_json (server, GOOD);
  await_good_poll (client, all);
  await_good_poll (client, all);

  request = loopback_get_request (server, 1);
  g_assert_true (
      g_str_has_prefix (request, "POST /rest/547/topsecret/tasks.task.counters.get HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nUser-Agent: Duebell/"));
  g_assert_nonnull (strstr (request, "\r\nContent-Type: application/json\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAccept: application/json\r\n"));
  g_assert_nonnull (
      strstr (request, "\r\n\r\n{\"userId\":547,\"groupId\":0,\"type\":\"view_all\"}"));
  g_assert_null (strstr (request, "Cookie"));
  g_assert_null (strstr (request, "Referer"));
  g_assert_null (strstr (request, "Authorization"));
  g_assert_finalize_object (client);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/transport/hostile/", cases[i].name, NULL);
      g_autofree char *again = g_strconcat ("/transport/goes-on/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
      g_test_add_data_func (again, &cases[i], test_goes_on);
    }
  g_test_add_func ("/transport/refused", test_refused);
  g_test_add_func ("/transport/size", test_size);
  g_test_add_func ("/transport/keep-alive", test_keep_alive);
  g_test_add_func ("/transport/stale", test_stale);
  g_test_add_func ("/transport/retry-after", test_retry_after);
  g_test_add_func ("/transport/request", test_request);

  return g_test_run ();
}
