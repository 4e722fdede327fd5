/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer-certificate.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "CN=portal.example", "portal.example" },
    { "C=RU,O=Acme,CN=portal.example", "portal.example" },
    { "O=Acme\\, Inc.,C=RU", "Acme, Inc." },
    { "cn=Acme\\2C Root, O=Acme", "Acme, Root" },
    { "OU=x+CN=y,O=z", "y" },
    { "CN=,O=Acme", "Acme" },
    { "CN=\\D0\\AF", "\320\257" },
    { "CN=a\\", "a" },
    { "CN=a\\4", "a4" },
    { "C=RU,OU=x", "C=RU,OU=x" },
    { "XCN=a,OCN=b", "XCN=a,OCN=b" },
    { "no name at all", "no name at all" },
    { ",,==++,,\\", ",,==++,,\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = due_peer_certificate_find_name (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static GTlsCertificate *
load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tls", file, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

/* What `openssl x509 -fingerprint -sha256` says of it. */
#define GOOD "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"

static void
test_read (void)
{
  g_autoptr (GTlsCertificate) peer = load ("good");
  g_autoptr (DueCertificate) certificate = due_peer_certificate_read (peer, 0, "");

  g_assert_cmpstr (due_certificate_get_subject (certificate), ==, "127.0.0.1");
  g_assert_cmpstr (due_certificate_get_issuer (certificate), ==, "Duebell test authority");
  g_assert_cmpint (due_certificate_get_valid_from (certificate), ==, 1577836800);
  g_assert_cmpint (due_certificate_get_valid_until (certificate), ==, 4733510400);
  g_assert_cmpstr (due_certificate_get_fingerprint (certificate), ==, GOOD);
}

static void
test_trust (void)
{
  static const struct
  {
    GTlsCertificateFlags errors;
    const char *trusted;
    DueTrust trust;
  } cases[] = {
    { 0, "", DUE_TRUST_SYSTEM },
    { 0, GOOD, DUE_TRUST_SYSTEM },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "", DUE_TRUST_NONE },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, GOOD, DUE_TRUST_PERSON },
    { G_TLS_CERTIFICATE_VALIDATE_ALL, GOOD, DUE_TRUST_PERSON },
    { G_TLS_CERTIFICATE_EXPIRED, "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c4",
      DUE_TRUST_NONE },
  };
  g_autoptr (GTlsCertificate) peer = load ("good");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DueCertificate) certificate =
          due_peer_certificate_read (peer, cases[i].errors, cases[i].trusted);

      g_assert_cmpint (due_certificate_get_trust (certificate), ==, cases[i].trust);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    guint errors;
    DueCertificateFault fault;
  } cases[] = {
    { 0, DUE_CERTIFICATE_FAULT_NONE },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, DUE_CERTIFICATE_FAULT_UNKNOWN_ISSUER },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, DUE_CERTIFICATE_FAULT_EXPIRED },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_BAD_IDENTITY,
      DUE_CERTIFICATE_FAULT_OTHER_HOST },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, DUE_CERTIFICATE_FAULT_NOT_YET_VALID },
    { G_TLS_CERTIFICATE_INSECURE, DUE_CERTIFICATE_FAULT_UNSAFE },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, DUE_CERTIFICATE_FAULT_UNSAFE },
    { G_TLS_CERTIFICATE_VALIDATE_ALL, DUE_CERTIFICATE_FAULT_REVOKED },
  };
  g_autoptr (GTlsCertificate) peer = load ("good");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DueCertificate) certificate =
          due_peer_certificate_read (peer, (GTlsCertificateFlags) cases[i].errors, "");

      g_assert_cmpint (due_certificate_get_fault (certificate), ==, cases[i].fault);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/peer-certificate/names", test_names);
  g_test_add_func ("/peer-certificate/read", test_read);
  g_test_add_func ("/peer-certificate/trust", test_trust);
  g_test_add_func ("/peer-certificate/faults", test_faults);

  return g_test_run ();
}
