/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names in a certificate, and fingerprints as people and settings write them. */

#include "peer-certificate.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *name = due_peer_certificate_find_name (text);
  g_autofree char *fingerprint = due_fingerprint_normalize (text);
  g_autofree char *formatted = due_fingerprint_format (text);
  g_autofree char *again = due_fingerprint_normalize (formatted);
  g_autoptr (DueCertificate) certificate = due_certificate_new (
      name, text, 0, 0, text, DUE_TRUST_NONE, DUE_CERTIFICATE_FAULT_UNKNOWN_ISSUER);

  g_assert_cmpstr (again, ==, fingerprint);
  g_assert_cmpstr (due_certificate_get_fingerprint (certificate), ==, fingerprint);
  g_assert_true (fingerprint[0] == '\0' || strlen (fingerprint) == DUE_FINGERPRINT_LENGTH);
  g_assert_true (g_utf8_validate (due_certificate_get_subject (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (due_certificate_get_issuer (certificate), -1, NULL));
  return 0;
}
