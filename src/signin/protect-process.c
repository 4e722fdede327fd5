/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "protect-process.h"

#include <sys/resource.h>

void
due_protect_process (void)
{
  static const char *const dangerous[] = { "SSLKEYLOGFILE", "G_TLS_GNUTLS_PRIORITY",
                                           "GNUTLS_DEBUG_LEVEL", "SOUP_DEBUG", "LIBSECRET_DEBUG" };
  const char *backend = g_getenv ("SECRET_BACKEND");
  struct rlimit limit = { 0, 0 };

  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    {
      limit.rlim_cur = 0;
      setrlimit (RLIMIT_CORE, &limit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dangerous); i++)
    g_unsetenv (dangerous[i]);
  /* libsecret never calls back with a name that it does not know. */
  if (g_strcmp0 (backend, "file") != 0 && g_strcmp0 (backend, "service") != 0)
    g_unsetenv ("SECRET_BACKEND");
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}
