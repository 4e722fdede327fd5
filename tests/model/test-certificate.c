/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate.h"

#define HEX "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static void
test_values (void)
{
  g_autoptr (DueCertificate) certificate =
      due_certificate_new (" portal\n.example ", "Acme\342\200\256 Root", 1577836800, 4733510400,
                           HEX, DUE_TRUST_PERSON, DUE_CERTIFICATE_FAULT_EXPIRED);

  g_assert_cmpstr (due_certificate_get_subject (certificate), ==, "portal .example");
  g_assert_cmpstr (due_certificate_get_issuer (certificate), ==, "Acme Root");
  g_assert_cmpint (due_certificate_get_valid_from (certificate), ==, 1577836800);
  g_assert_cmpint (due_certificate_get_valid_until (certificate), ==, 4733510400);
  g_assert_cmpstr (due_certificate_get_fingerprint (certificate), ==, HEX);
  g_assert_cmpint (due_certificate_get_trust (certificate), ==, DUE_TRUST_PERSON);
}

static void
test_nothing (void)
{
  g_autoptr (DueCertificate) certificate = due_certificate_new (
      NULL, NULL, -1, G_MININT64, NULL, DUE_TRUST_NONE, DUE_CERTIFICATE_FAULT_EXPIRED);

  g_assert_cmpstr (due_certificate_get_subject (certificate), ==, "");
  g_assert_cmpstr (due_certificate_get_issuer (certificate), ==, "");
  g_assert_cmpint (due_certificate_get_valid_from (certificate), ==, 0);
  g_assert_cmpint (due_certificate_get_valid_until (certificate), ==, 0);
  g_assert_cmpstr (due_certificate_get_fingerprint (certificate), ==, "");
}

static void
test_fingerprints (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { HEX, HEX },
    { "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", HEX },
    { "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"
      "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
      HEX },
    { " 0011 2233 4455 6677 8899 aabb ccdd eeff\n0011 2233 4455 6677 8899 aabb ccdd eeff\n", HEX },
    { HEX "0", "" },
    { "0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "" },
    { "g0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "" },
    { "0x" HEX, "" },
    { "\377\376", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = due_fingerprint_normalize (cases[i].text);

      g_assert_cmpstr (normal, ==, cases[i].expected);
    }
}

static void
test_format (void)
{
  g_autofree char *text = due_fingerprint_format (HEX);
  g_autofree char *none = due_fingerprint_format ("junk");
  g_autofree char *again = due_fingerprint_normalize (text);

  g_assert_true (g_str_has_prefix (text, "00:11:22:"));
  g_assert_true (g_str_has_suffix (text, ":DD:EE:FF"));
  g_assert_cmpstr (again, ==, HEX);
  g_assert_cmpstr (none, ==, "");
}

static void
test_equal (void)
{
  g_autoptr (DueCertificate) one =
      due_certificate_new ("a", "b", 1, 2, HEX, DUE_TRUST_SYSTEM, DUE_CERTIFICATE_FAULT_NONE);
  g_autoptr (DueCertificate) same =
      due_certificate_new ("a", "b", 1, 2, HEX, DUE_TRUST_SYSTEM, DUE_CERTIFICATE_FAULT_NONE);
  g_autoptr (DueCertificate) other =
      due_certificate_new ("a", "b", 1, 2, HEX, DUE_TRUST_NONE, DUE_CERTIFICATE_FAULT_EXPIRED);
  g_autoptr (DueCertificate) faulty =
      due_certificate_new ("a", "b", 1, 2, HEX, DUE_TRUST_SYSTEM, DUE_CERTIFICATE_FAULT_UNSAFE);

  g_assert_true (due_certificate_equal (one, same));
  g_assert_true (due_certificate_equal (NULL, NULL));
  g_assert_false (due_certificate_equal (one, other));
  g_assert_false (due_certificate_equal (one, faulty));
  g_assert_false (due_certificate_equal (one, NULL));
  g_assert_false (due_certificate_equal (NULL, one));
}

static void
test_trust_names (void)
{
  static const DueTrust all[] = { DUE_TRUST_NONE, DUE_TRUST_SYSTEM, DUE_TRUST_PERSON };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpint (due_trust_from_name (due_trust_get_name (all[i])), ==, all[i]);
  g_assert_cmpstr (due_trust_get_name (DUE_TRUST_PERSON), ==, "person");
  g_assert_cmpint (due_trust_from_name ("root"), ==, DUE_TRUST_NONE);
  g_assert_cmpint (due_trust_from_name (NULL), ==, DUE_TRUST_NONE);
}

static void
test_faults (void)
{
  for (guint i = 0; i < DUE_N_CERTIFICATE_FAULTS; i++)
    {
      DueCertificateFault fault = (DueCertificateFault) i;
      g_autoptr (DueCertificate) certificate =
          due_certificate_new (NULL, NULL, 0, 0, NULL, DUE_TRUST_NONE, fault);

      g_assert_cmpint (due_certificate_get_fault (certificate), ==, fault);
      g_assert_true (g_str_has_suffix (due_certificate_get_sentence (certificate), "."));
      g_assert_cmpint (due_certificate_fault_from_name (due_certificate_fault_get_name (fault)), ==,
                       fault);
    }
  g_assert_cmpint (due_certificate_fault_from_name (NULL), ==, DUE_CERTIFICATE_FAULT_NONE);
  g_assert_cmpint (due_certificate_fault_from_name ("new"), ==, DUE_CERTIFICATE_FAULT_UNSAFE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/values", test_values);
  g_test_add_func ("/certificate/nothing", test_nothing);
  g_test_add_func ("/certificate/fingerprints", test_fingerprints);
  g_test_add_func ("/certificate/format", test_format);
  g_test_add_func ("/certificate/equal", test_equal);
  g_test_add_func ("/certificate/faults", test_faults);
  g_test_add_func ("/certificate/trust-names", test_trust_names);

  return g_test_run ();
}
