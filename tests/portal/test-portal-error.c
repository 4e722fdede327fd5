/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "judge.h"
#include "portal-error.h"

static void
test_values (void)
{
  g_autoptr (GError) error = due_portal_error_new (DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_OVERLOAD, 5);
  g_autoptr (GError) copy = g_error_copy (error);
  g_autoptr (GError) moved = due_portal_error_new_moved ("new.example");
  g_autoptr (GError) moved_copy = g_error_copy (moved);

  g_assert_error (copy, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_WAIT);
  g_assert_cmpint (due_portal_error_get_trouble (copy), ==, DUE_TROUBLE_OVERLOAD);
  g_assert_cmpint (due_portal_error_get_wait_ms (copy), ==, 5);
  g_assert_null (due_portal_error_get_new_portal (copy));
  g_clear_error (&moved);
  g_assert_cmpstr (due_portal_error_get_new_portal (moved_copy), ==, "new.example");
  g_assert_cmpint (due_portal_error_get_trouble (moved_copy), ==, DUE_TROUBLE_PORTAL_MOVED);
}

static void
test_refused (void)
{
  g_autoptr (DueCertificate) certificate =
      due_certificate_new ("a", "b", 1, 2, NULL, DUE_TRUST_NONE, DUE_CERTIFICATE_FAULT_EXPIRED);
  g_autoptr (GError) error = due_portal_error_new_refused (certificate);
  g_autoptr (GError) copy = g_error_copy (error);

  g_clear_error (&error);
  g_assert_error (copy, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_RETRY);
  g_assert_cmpint (due_portal_error_get_trouble (copy), ==, DUE_TROUBLE_CERTIFICATE);
  g_assert_true (due_portal_error_get_certificate (copy) == certificate);
}

static void
test_foreign (void)
{
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  g_autoptr (GError) plain = g_error_new_literal (DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_RETRY, "x");

  g_assert_cmpint (due_portal_error_get_trouble (foreign), ==, DUE_TROUBLE_NETWORK);
  g_assert_cmpint (due_portal_error_get_wait_ms (foreign), ==, 0);
  g_assert_null (due_portal_error_get_new_portal (foreign));
  g_assert_null (due_portal_error_get_certificate (foreign));
  g_assert_null (due_portal_error_get_certificate (plain));
  g_assert_null (due_portal_error_get_certificate (NULL));
  g_assert_cmpint (due_portal_error_get_trouble (NULL), ==, DUE_TROUBLE_NETWORK);
  g_assert_cmpint (due_portal_error_get_trouble (plain), ==, DUE_TROUBLE_NETWORK);
}

static void
test_wait (void)
{
  const gint64 waits[][2] = {
    { 0, 0 }, { -1, 0 }, { G_MININT64, 0 }, { 86400000, 86400000 }, { G_MAXINT64, 86400000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GError) error =
          due_portal_error_new (DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TOO_MANY, waits[i][0]);

      g_assert_cmpint (due_portal_error_get_wait_ms (error), ==, waits[i][1]);
    }
}

static gint64
judge_wait (DueJudge *judge, const char *code, const char *method, gint64 retry_after_ms)
{
  g_autoptr (GError) error = due_judge_failure (judge, due_failure_for_code (code),
                                                DUE_CREDENTIAL_WEBHOOK, method, retry_after_ms);

  return due_portal_error_get_wait_ms (error);
}

/* The wait of a blocked method is known from its earlier answers, and of that method alone. */
static void
test_time_limit (void)
{
  g_autoptr (DueJudge) judge = due_judge_new ();
  gint64 wait_ms = 0;

  g_assert_cmpint (judge_wait (judge, "OPERATION_TIME_LIMIT", "a", 0), ==, 600000);
  due_judge_take_reset (judge, "a", 300);
  due_judge_take_reset (judge, "a", 0);
  wait_ms = judge_wait (judge, "OPERATION_TIME_LIMIT", "a", 0);
  g_assert_cmpint (wait_ms, >=, 290000);
  g_assert_cmpint (wait_ms, <=, 302000);
  g_assert_cmpint (judge_wait (judge, "OPERATION_TIME_LIMIT", "b", 0), ==, 600000);
  g_assert_cmpint (judge_wait (judge, "OPERATION_TIME_LIMIT", "a", 700000), ==, 700000);
  g_assert_cmpint (judge_wait (judge, "OVERLOAD_LIMIT", "a", 0), ==, 300000);
  g_assert_cmpint (judge_wait (judge, "OVERLOAD_LIMIT", "a", 1000), ==, 300000);
  g_assert_cmpint (judge_wait (judge, "QUERY_LIMIT_EXCEEDED", "a", 0), ==, 2000);
  g_assert_cmpint (judge_wait (judge, "QUERY_LIMIT_EXCEEDED", "a", 60000), ==, 60000);
  g_assert_cmpint (judge_wait (judge, "INTERNAL_SERVER_ERROR", "a", 0), ==, 0);
}

static DuePortalError
judge_no_auth (DueJudge *judge)
{
  g_autoptr (GError) error = due_judge_failure (judge, due_failure_for_code ("NO_AUTH_FOUND"),
                                                DUE_CREDENTIAL_WEBHOOK, "a", 0);

  return (DuePortalError) error->code;
}

static void
test_no_auth (void)
{
  g_autoptr (DueJudge) judge = due_judge_new ();

  g_assert_cmpint (judge_no_auth (judge), ==, DUE_PORTAL_ERROR_RETRY);
  g_assert_cmpint (judge_no_auth (judge), ==, DUE_PORTAL_ERROR_SIGN_IN);
  g_assert_cmpint (judge_no_auth (judge), ==, DUE_PORTAL_ERROR_SIGN_IN);
  due_judge_take_success (judge);
  g_assert_cmpint (judge_no_auth (judge), ==, DUE_PORTAL_ERROR_RETRY);
  judge_wait (judge, "OVERLOAD_LIMIT", "a", 0);
  g_assert_cmpint (judge_no_auth (judge), ==, DUE_PORTAL_ERROR_RETRY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-error/values", test_values);
  g_test_add_func ("/portal-error/refused", test_refused);
  g_test_add_func ("/portal-error/foreign", test_foreign);
  g_test_add_func ("/portal-error/wait", test_wait);
  g_test_add_func ("/portal-error/time-limit", test_time_limit);
  g_test_add_func ("/portal-error/no-auth", test_no_auth);

  return g_test_run ();
}
