/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A TLS session that is resumed shows no certificate anew and asks nobody whether it is accepted;
 * what began with one person's consent must not go on without it. GIO resumes no session under
 * g_test_init(), so this is a plain program that prints TAP. */

#include "portal-await.h"
#include "portal-tickets.h"

#define GOOD "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"

int
main (void)
{
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Tickets) server = tickets_new (NULL);
  g_autofree char *link = g_strdup_printf ("https://%s/rest/547/topsecret/", server->authority);
  DueClient *trusting = NULL;
  DueClient *other = NULL;

  trusting = client_for (link, LONG_MS);
  due_client_set_trusted_certificate (trusting, GOOD);
  await_good_poll (trusting, all);
  tickets_assert_connection (server, "0 1");
  await_good_poll (trusting, all);
  tickets_assert_connection (server, "1 1");
  g_assert_cmpint (due_certificate_get_trust (due_client_get_certificate (trusting)), ==,
                   DUE_TRUST_PERSON);
  g_print ("ok 1 resumed with consent\n");

  other = client_for (link, LONG_MS);
  g_assert_null (await_poll (other, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD);
  tickets_assert_connection (server, "1 0");
  g_print ("ok 2 nothing sent without consent\n");
  g_print ("1..2\n");

  g_assert_finalize_object (trusting);
  g_assert_finalize_object (other);
  return 0;
}
