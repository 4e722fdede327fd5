/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "probe.h"

#include <string.h>

#include "portal-await.h"
#include "portal-loopback.h"

static gboolean
probe (Loopback *server, GError **error)
{
  g_autoptr (DueAddress) address = due_address_parse (loopback_get_link (server), NULL);
  g_autoptr (GAsyncResult) result = NULL;

  due_probe_async (address, "", NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_probe_finish (result, error);
}

static void
test_found (void)
{
  static const struct
  {
    guint status;
    const char *body;
  } cases[] = {
    { 401, "{\"error\":\"NO_AUTH_FOUND\",\"error_description\":\"Wrong authorization data\"}" },
    { 403, "{\"error\":\"no_auth_found\"}" },
    { 401, "{\"error\":\"INVALID_CREDENTIALS\"}" },
    { 403, "{\"error\":\"ACCESS_DENIED\"}" },
    { 401, "{\"error\":\"PAYMENT_REQUIRED\"}" },
    { 503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}" },
    { 503, "{\"error\":\"OVERLOAD_LIMIT\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Loopback) server = loopback_new (NULL);
      g_autoptr (GError) error = NULL;

      loopback_push_text (server, cases[i].status, "", cases[i].body);
      g_assert_true (probe (server, &error));
      g_assert_no_error (error);
      g_assert_true (
          g_str_has_prefix (loopback_get_request (server, 0), "POST /rest/profile HTTP/1.1\r\n"));
      g_assert_null (strstr (loopback_get_request (server, 0), "topsecret"));
    }
}

static void
test_not_found (void)
{
  static const struct
  {
    guint status;
    const char *headers;
    const char *body;
    DueTrouble trouble;
  } cases[] = {
    { 200, "", "<html>", DUE_TROUBLE_NOT_A_PORTAL },
    { 200, "", "", DUE_TROUBLE_NOT_A_PORTAL },
    { 200, "", "{}", DUE_TROUBLE_NOT_A_PORTAL },
    { 200, "", "{\"result\":{\"ID\":\"1\"}}", DUE_TROUBLE_NOT_A_PORTAL },
    { 404, "", "<html>", DUE_TROUBLE_NOT_A_PORTAL },
    { 404, "", "{\"error\":\"not_found\"}", DUE_TROUBLE_NOT_A_PORTAL },
    { 404, "", "{\"error\":\"ERROR_METHOD_NOT_FOUND\"}", DUE_TROUBLE_NOT_A_PORTAL },
    { 401, "", "{\"error\":{\"code\":\"NO_AUTH_FOUND\"}}", DUE_TROUBLE_NOT_A_PORTAL },
    { 302, "Location: https://login.example/sign-in\r\n", "", DUE_TROUBLE_NOT_A_PORTAL },
    { 302, "", "", DUE_TROUBLE_NOT_A_PORTAL },
    { 500, "", "<html>", DUE_TROUBLE_PORTAL_DOWN },
    { 500, "", "{\"error\":\"INTERNAL_SERVER_ERROR\"}", DUE_TROUBLE_PORTAL_DOWN },
    { 500, "", "{\"error\":\"PORTAL_DELETED\"}", DUE_TROUBLE_PORTAL_CLOSED },
    { 429, "", "", DUE_TROUBLE_TOO_MANY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Loopback) server = loopback_new (NULL);
      g_autoptr (GError) error = NULL;

      loopback_push_text (server, cases[i].status, cases[i].headers, cases[i].body);
      g_assert_false (probe (server, &error));
      assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, cases[i].trouble);
    }
}

static void
test_moved (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (GError) error = NULL;

  loopback_push_text (server, 302, "Location: https://new.example/rest/profile\r\n", "");
  g_assert_false (probe (server, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_cmpstr (due_portal_error_get_new_portal (error), ==, "new.example");
}

static void
test_cancelled (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autoptr (DueAddress) address = due_address_parse (loopback_get_link (server), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  due_probe_async (address, "", cancellable, await_keep, &result);
  while (loopback_get_n_requests (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  await_result (&result);
  g_assert_false (due_probe_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/found", test_found);
  g_test_add_func ("/probe/not-found", test_not_found);
  g_test_add_func ("/probe/moved", test_moved);
  g_test_add_func ("/probe/cancelled", test_cancelled);

  return g_test_run ();
}
