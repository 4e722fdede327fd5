/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates that the system rejects: shown, agreed to, changed; over real TLS. */

#include "portal-await.h"
#include "portal-loopback.h"
#include "probe.h"

#define ANSWER "{\"result\":{\"expired\":{\"counter\":2},\"new_comments\":{\"counter\":3}}}"
#define NO_AUTH "{\"error\":\"NO_AUTH_FOUND\"}"

/* What `openssl x509 -fingerprint -sha256` says of them. */
#define GOOD "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"
#define EXPIRED "9951e217c332ca4c9dcf434ad4d5c1140ce6bce00e44b1bb8dc4809425ebb40f"
#define RENEWED "11344b2ab45949c9dbb0557a4bdb0dd3409af41bfc24df91153cf638286a1789"
#define OTHER_HOST "47cb8fbc1ef55edd43d5c0a30d7c8768bf18d9704c0d067509a58c85286a2d03"

typedef struct
{
  Loopback *server;
  DueWatch *all;
  DueClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer certificate)
{
  fixture->server = loopback_new (certificate);
  fixture->all = watch_all ();
  fixture->client = client_for (loopback_get_link (fixture->server), LONG_MS);
}

static void
tear_down (Fixture *fixture, gconstpointer certificate)
{
  g_assert_finalize_object (fixture->client);
  due_watch_unref (fixture->all);
  loopback_free (fixture->server);
}

static void
assert_refused (Fixture *fixture, const char *fingerprint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;
  guint n_before = loopback_get_n_requests (fixture->server);
  DueCertificate *certificate = NULL;

  snapshot = await_poll (fixture->client, fixture->all, 547, &error);
  g_assert_null (snapshot);
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, n_before);

  certificate = due_portal_error_get_certificate (error);
  g_assert_nonnull (certificate);
  g_assert_cmpint (due_certificate_get_trust (certificate), ==, DUE_TRUST_NONE);
  g_assert_cmpstr (due_certificate_get_fingerprint (certificate), ==, fingerprint);
  g_assert_true (due_certificate_equal (certificate, due_client_get_certificate (fixture->client)));
}

static void
assert_accepted (Fixture *fixture, DueTrust trust)
{
  loopback_push_json (fixture->server, ANSWER);
  await_good_poll (fixture->client, fixture->all);
  g_assert_cmpint (due_certificate_get_trust (due_client_get_certificate (fixture->client)), ==,
                   trust);
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  DueCertificate *certificate = NULL;

  g_assert_null (due_client_get_certificate (fixture->client));
  assert_refused (fixture, GOOD);
  certificate = due_client_get_certificate (fixture->client);
  g_assert_cmpstr (due_certificate_get_subject (certificate), ==, "127.0.0.1");
  g_assert_cmpstr (due_certificate_get_issuer (certificate), ==, "Duebell test authority");
  g_assert_cmpint (due_certificate_get_valid_from (certificate), ==, 1577836800);
  g_assert_cmpint (due_certificate_get_valid_until (certificate), ==, 4733510400);
}

/* Only this very one, however it is written. */
static void
test_agreed (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "",
    "0",
    "yes",
    EXPIRED,
    "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c4",
    /* a part of it */
    "708ee10602ada64404827611e4707417",
  };
  g_autofree char *formatted = due_fingerprint_format (GOOD);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      due_client_set_trusted_certificate (fixture->client, others[i]);
      assert_refused (fixture, GOOD);
    }
  due_client_set_trusted_certificate (fixture->client, formatted);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  due_client_set_trusted_certificate (fixture->client, GOOD);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 2);
}

/* The consent is for what was shown: not for what comes in its place. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  due_client_set_trusted_certificate (fixture->client, GOOD);
  assert_accepted (fixture, DUE_TRUST_PERSON);

  loopback_change_certificate (fixture->server, "renewed");
  assert_refused (fixture, RENEWED);
  assert_refused (fixture, RENEWED);
  g_assert_cmpstr (due_certificate_get_issuer (due_client_get_certificate (fixture->client)), ==,
                   "127.0.0.1");

  due_client_set_trusted_certificate (fixture->client, RENEWED);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  loopback_change_certificate (fixture->server, "good");
  assert_refused (fixture, GOOD);
}

/* Also where the connection was kept. */
static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  due_client_set_trusted_certificate (fixture->client, GOOD);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  g_assert_cmpuint (loopback_get_n_connections (fixture->server), ==, 1);

  due_client_set_trusted_certificate (fixture->client, "");
  assert_refused (fixture, GOOD);
}

/* Withdrawn while the portal still thinks: that answer was asked for with consent. */
static void
test_withdrawn_in_flight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  due_client_set_trusted_certificate (fixture->client, GOOD);
  loopback_push_json (fixture->server, ANSWER);
  due_client_poll_async (fixture->client, fixture->all, 547, NULL, await_keep, &result);
  while (loopback_get_n_requests (fixture->server) == 0)
    g_main_context_iteration (NULL, TRUE);
  due_client_set_trusted_certificate (fixture->client, NULL);
  await_result (&result);
  snapshot = due_client_poll_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_refused (fixture, GOOD);
}

static void
set_system (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

/* A certificate of a known authority, but out of date or of another host. */
static void
test_wrong (Fixture *fixture, gconstpointer certificate)
{
  const char *fingerprint = g_str_equal (certificate, "expired") ? EXPIRED : OTHER_HOST;

  set_system ("ca.pem");
  assert_refused (fixture, fingerprint);
  g_assert_cmpint (due_certificate_get_fault (due_client_get_certificate (fixture->client)), ==,
                   g_str_equal (certificate, "expired") ? DUE_CERTIFICATE_FAULT_EXPIRED
                                                        : DUE_CERTIFICATE_FAULT_OTHER_HOST);
  due_client_set_trusted_certificate (fixture->client, GOOD);
  assert_refused (fixture, fingerprint);
  due_client_set_trusted_certificate (fixture->client, fingerprint);
  assert_accepted (fixture, DUE_TRUST_PERSON);
  set_system ("other-host.pem");
}

/* What the system trusts needs no consent, and consent to another does no harm. */
static void
test_system (Fixture *fixture, gconstpointer data)
{
  set_system ("ca.pem");
  assert_accepted (fixture, DUE_TRUST_SYSTEM);
  due_client_set_trusted_certificate (fixture->client, EXPIRED);
  assert_accepted (fixture, DUE_TRUST_SYSTEM);
  due_client_set_trusted_certificate (fixture->client, GOOD);
  assert_accepted (fixture, DUE_TRUST_SYSTEM);
  set_system ("other-host.pem");
}

static gboolean
probe (Fixture *fixture, const char *trusted, GError **error)
{
  g_autoptr (DueAddress) address = due_address_parse (loopback_get_link (fixture->server), NULL);
  g_autoptr (GAsyncResult) result = NULL;

  due_probe_async (address, trusted, NULL, await_keep, &result);
  await_result (&result);
  return due_probe_finish (result, error);
}

static void
test_probe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (probe (fixture, NULL, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 0);
  g_clear_error (&error);

  loopback_push_text (fixture->server, 401, "", NO_AUTH);
  g_assert_true (probe (fixture, GOOD, &error));
  g_assert_no_error (error);
}

static void
add (const char *path, const char *certificate, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, certificate, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  set_system ("other-host.pem");
  add ("/trust/shown", "good", test_shown);
  add ("/trust/agreed", "good", test_agreed);
  add ("/trust/changed", "good", test_changed);
  add ("/trust/withdrawn", "good", test_withdrawn);
  add ("/trust/withdrawn-in-flight", "good", test_withdrawn_in_flight);
  add ("/trust/expired", "expired", test_wrong);
  add ("/trust/other-host", "other-host", test_wrong);
  add ("/trust/system", "good", test_system);
  add ("/trust/probe", "good", test_probe);

  status = g_test_run ();
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  return status;
}
