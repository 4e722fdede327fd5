/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "speak.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#define LOCALE "ru_RU.UTF-8"

/* LANGUAGE alone will not do: since 2.39 the GNU C library ignores it in C.UTF-8. But it takes any
 * locale's files for Russian ones, and those of C.UTF-8 are everywhere. */
static gboolean
enter_stand_in (void)
{
  g_autofree char *dir = g_dir_make_tmp ("duebell-locale-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (dir, "ru_RU.utf8", NULL);
  gboolean entered = FALSE;

  g_assert_nonnull (dir);
  g_assert_no_errno (symlink ("/usr/lib/locale/C.utf8", link));
  g_setenv ("LOCPATH", dir, TRUE);
  entered = setlocale (LC_ALL, LOCALE) != NULL;
  g_unsetenv ("LOCPATH");
  g_unlink (link);
  g_rmdir (dir);
  return entered;
}

gboolean
speak_russian (void)
{
  g_unsetenv ("LANGUAGE");
  if (setlocale (LC_ALL, LOCALE) == NULL && !enter_stand_in ())
    return FALSE;
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DUEBELL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return TRUE;
}
