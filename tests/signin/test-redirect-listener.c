/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-listener.h"

#include <string.h>

#include "redirect-request.h"
#include "visitor.h"

/* So short that whoever says nothing is soon gone, so long that no test ends by it alone. */
#define SHORT_MS 20
#define LONG_MS 30000

typedef struct
{
  DueRedirectListener *listener;
  guint port;
  guint n_asked;
  gboolean ended;
} Fixture;

static gboolean
on_asked (const char *query, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  fixture->n_asked++;
  if (g_str_equal (query, "right"))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Not <you> & me.");
  return FALSE;
}

static void
start (Fixture *fixture, guint patience_ms)
{
  g_autoptr (GError) error = NULL;

  fixture->port = visitor_find_port ();
  fixture->listener = due_redirect_listener_new (fixture->port, patience_ms, &error);
  g_assert_no_error (error);
  due_redirect_listener_start (fixture->listener, on_asked, fixture);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  due_redirect_listener_end_finish (DUE_REDIRECT_LISTENER (source), result);
  fixture->ended = TRUE;
}

static void
end (Fixture *fixture)
{
  due_redirect_listener_end_async (fixture->listener, 200, "All <well>", "First & last.\nSecond.",
                                   on_ended, fixture);
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->listener);
  g_assert_null (visitor_new (G_SOCKET_FAMILY_IPV4, fixture->port));
}

static void
wait_for_asked (Fixture *fixture, guint n)
{
  while (fixture->n_asked < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_status (Visitor *visitor, guint status)
{
  g_autofree char *line = g_strdup_printf ("HTTP/1.1 %u ", status);

  visitor_wait (visitor);
  g_assert_true (g_str_has_prefix (visitor->answer->str, line));
}

static void
assert_contains (Visitor *visitor, const char *text)
{
  g_assert_nonnull (strstr (visitor->answer->str, text));
}

/* The page: what it says, and that it can do nothing else. */
static void
test_page (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) visitor = NULL;

  start (&fixture, LONG_MS);
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_ask (visitor, fixture.port, "right");
  wait_for_asked (&fixture, 1);
  g_assert_cmpuint (visitor->answer->len, ==, 0);
  end (&fixture);
  assert_status (visitor, 200);
  assert_contains (visitor, "\r\nCache-Control: no-store\r\n");
  assert_contains (visitor, "\r\nContent-Security-Policy: default-src 'none'; style-src 'sha256-");
  assert_contains (visitor, "\r\nContent-Type: text/html; charset=utf-8\r\n");
  assert_contains (visitor, "<html lang=\"en\">");
  assert_contains (visitor, "<h1>All &lt;well&gt;</h1><p>First &amp; last.</p><p>Second.</p>");
  g_assert_null (strstr (visitor->answer->str, "<well>"));
  g_assert_null (strstr (visitor->answer->str, "http:"));
  g_assert_null (strstr (visitor->answer->str, "https:"));
  g_assert_null (strstr (visitor->answer->str, "right"));
}

/* Both families are ours; on a machine without the second there is nothing to hold. */
static void
test_families (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) visitor = NULL;
  g_autoptr (Visitor) sixth = NULL;

  start (&fixture, LONG_MS);
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  g_assert_nonnull (visitor);
  sixth = visitor_new (G_SOCKET_FAMILY_IPV6, fixture.port);
  if (sixth != NULL)
    {
      visitor_ask (sixth, fixture.port, "right");
      wait_for_asked (&fixture, 1);
    }
  else
    g_test_message ("no ::1 here");
  end (&fixture);
  visitor_wait (visitor);
  g_assert_cmpuint (visitor->answer->len, ==, 0);
  if (sixth != NULL)
    assert_status (sixth, 200);
}

/* Whatever else comes, the wait goes on. */
static void
test_others (void)
{
  static const struct
  {
    const char *name;
    const char *first;
    guint status;
    const char *text;
  } rows[] = {
    { "wrong state", "GET /?wrong HTTP/1.1", 400, "Not &lt;you&gt; &amp; me." },
    { "nothing", "GET / HTTP/1.1", 400, "Not &lt;you&gt; &amp; me." },
    { "icon", "GET /favicon.ico HTTP/1.1", 404, "There is nothing" },
    { "method", "POST /?right HTTP/1.1", 405, "\r\nAllow: GET\r\n" },
    { "rubbish", "rubbish", 400, "There is nothing" },
  };
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) right = NULL;

  start (&fixture, LONG_MS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Visitor) visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
      g_autofree char *request =
          g_strdup_printf ("%s\r\nHost: localhost:%u\r\n\r\n", rows[i].first, fixture.port);

      g_test_message ("%s", rows[i].name);
      visitor_say (visitor, request);
      assert_status (visitor, rows[i].status);
      assert_contains (visitor, rows[i].text);
    }
  g_assert_cmpuint (fixture.n_asked, ==, 2);
  right = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_ask (right, fixture.port, "right");
  wait_for_asked (&fixture, 3);
  end (&fixture);
  assert_status (right, 200);
}

/* A page of elsewhere that has given its own name our address. */
static void
test_foreign_host (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) visitor = NULL;

  start (&fixture, LONG_MS);
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_say (visitor, "GET /?right HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  assert_status (visitor, 400);
  g_assert_cmpuint (fixture.n_asked, ==, 0);
  end (&fixture);
}

static void
test_too_long (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) visitor = NULL;
  g_autofree char *many = g_strnfill (DUE_REDIRECT_REQUEST_MAX, 'a');

  start (&fixture, LONG_MS);
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_say (visitor, many);
  assert_status (visitor, 431);
  end (&fixture);
}

/* Who says nothing, or too little, has to go, and the request may come in pieces. */
static void
test_slow (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) silent = NULL;
  g_autoptr (Visitor) slow = NULL;

  start (&fixture, SHORT_MS);
  silent = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  slow = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_say (slow, "GET /?right HTTP/1.1\r\n");
  visitor_wait (silent);
  visitor_wait (slow);
  g_assert_cmpuint (silent->answer->len + slow->answer->len, ==, 0);
  g_assert_cmpuint (fixture.n_asked, ==, 0);
  end (&fixture);
}

static void
test_pieces (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) visitor = NULL;
  g_autofree char *host = NULL;

  start (&fixture, LONG_MS);
  host = g_strdup_printf ("1.1\r\nHost: localhost:%u\r\n\r", fixture.port);
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_say (visitor, "GET /?rig");
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  visitor_say (visitor, "ht HTTP/");
  visitor_say (visitor, host);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture.n_asked, ==, 0);
  visitor_say (visitor, "\n");
  wait_for_asked (&fixture, 1);
  end (&fixture);
  assert_status (visitor, 200);
}

/* All places are taken by some who say nothing: the browser waits for one of them to go. */
static void
test_crowd (void)
{
  Fixture fixture = { .listener = NULL };
  Visitor *crowd[DUE_REDIRECT_VISITS_MAX] = { NULL };
  g_autoptr (Visitor) browser = NULL;

  start (&fixture, LONG_MS);
  for (guint i = 0; i < DUE_REDIRECT_VISITS_MAX; i++)
    crowd[i] = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  browser = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_ask (browser, fixture.port, "right");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture.n_asked, ==, 0);
  g_clear_pointer (&crowd[3], visitor_free);
  wait_for_asked (&fixture, 1);
  end (&fixture);
  assert_status (browser, 200);
  for (guint i = 0; i < DUE_REDIRECT_VISITS_MAX; i++)
    g_clear_pointer (&crowd[i], visitor_free);
}

/* A browser may ask twice; one that has gone meanwhile holds up nobody. */
static void
test_held (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) first = NULL;
  g_autoptr (Visitor) second = NULL;

  start (&fixture, LONG_MS);
  first = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  second = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_ask (first, fixture.port, "right");
  visitor_ask (second, fixture.port, "right");
  wait_for_asked (&fixture, 2);
  g_io_stream_close (G_IO_STREAM (first->connection), NULL, NULL);
  end (&fixture);
  assert_status (second, 200);
}

static void
test_port_taken (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (GError) error = NULL;

  start (&fixture, LONG_MS);
  g_assert_null (due_redirect_listener_new (fixture.port, LONG_MS, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  end (&fixture);
}

/* The object goes in the middle of it all. */
static void
test_dropped (void)
{
  Fixture fixture = { .listener = NULL };
  g_autoptr (Visitor) silent = NULL;
  g_autoptr (Visitor) held = NULL;

  start (&fixture, LONG_MS);
  silent = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  held = visitor_new (G_SOCKET_FAMILY_IPV4, fixture.port);
  visitor_ask (held, fixture.port, "right");
  wait_for_asked (&fixture, 1);
  g_assert_finalize_object (fixture.listener);
  visitor_wait (silent);
  visitor_wait (held);
  g_assert_cmpuint (held->answer->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redirect-listener/page", test_page);
  g_test_add_func ("/redirect-listener/families", test_families);
  g_test_add_func ("/redirect-listener/others", test_others);
  g_test_add_func ("/redirect-listener/foreign-host", test_foreign_host);
  g_test_add_func ("/redirect-listener/too-long", test_too_long);
  g_test_add_func ("/redirect-listener/slow", test_slow);
  g_test_add_func ("/redirect-listener/pieces", test_pieces);
  g_test_add_func ("/redirect-listener/crowd", test_crowd);
  g_test_add_func ("/redirect-listener/held", test_held);
  g_test_add_func ("/redirect-listener/port-taken", test_port_taken);
  g_test_add_func ("/redirect-listener/dropped", test_dropped);
  return g_test_run ();
}
