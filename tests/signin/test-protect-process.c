/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "protect-process.h"

#include <sys/resource.h>

static void
test_core (void)
{
  struct rlimit limit = { 0, 0 };

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_CORE, &limit), ==, 0);
  due_protect_process ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
}

static void
test_environment (void)
{
  static const char *const names[] = { "SSLKEYLOGFILE", "G_TLS_GNUTLS_PRIORITY",
                                       "GNUTLS_DEBUG_LEVEL", "SOUP_DEBUG", "LIBSECRET_DEBUG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], "all", TRUE);
  due_protect_process ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (g_getenv (names[i]));
}

/* @kept: (nullable) */
static void
assert_backend (const char *wanted, const char *kept)
{
  g_setenv ("SECRET_BACKEND", wanted, TRUE);
  due_protect_process ();
  g_assert_cmpstr (g_getenv ("SECRET_BACKEND"), ==, kept);
}

static void
test_backend (void)
{
  assert_backend ("file", "file");
  assert_backend ("service", "service");
  assert_backend ("nonsense", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protect-process/core", test_core);
  g_test_add_func ("/protect-process/environment", test_environment);
  g_test_add_func ("/protect-process/backend", test_backend);
  return g_test_run ();
}
