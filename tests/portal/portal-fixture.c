/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-fixture.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = loopback_new (NULL);
  fixture->client = client_for (loopback_get_link (fixture->server), LONG_MS);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  loopback_await_closed (fixture->server);
  loopback_free (fixture->server);
}

void
assert_count (const DueCounters *counters, DueKinds kind, guint expected)
{
  guint count = 0;

  g_assert_true (due_counters_get (counters, kind, &count));
  g_assert_cmpuint (count, ==, expected);
}

void
assert_asks (Fixture *fixture, guint n, const char *method)
{
  g_autofree char *start = g_strdup_printf ("POST /rest/547/topsecret/%s HTTP/1.1\r\n", method);

  g_assert_true (g_str_has_prefix (loopback_get_request (fixture->server, n), start));
}
