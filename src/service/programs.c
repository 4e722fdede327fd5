/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "programs.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Where this program runs from, with a trailing name: "/usr/bin/duebell". */
static char *
get_own_path (void)
{
  return g_file_read_link ("/proc/self/exe", NULL);
}

/* Returns: (transfer full) (nullable): the top of the build folder that this program runs from */
static char *
find_build_folder (void)
{
  g_autofree char *own_path = get_own_path ();
  g_autofree char *own_dir = own_path != NULL ? g_path_get_dirname (own_path) : NULL;

  if (own_dir == NULL || !g_str_has_suffix (own_dir, "/src/service"))
    return NULL;
  return g_canonicalize_filename ("../..", own_dir);
}

/* "duebell-window" is built as src/window/duebell-window. */
static char *
find_in_build_folder (const char *name)
{
  g_autofree char *top = find_build_folder ();
  const char *folder = g_str_has_prefix (name, "duebell-") ? name + strlen ("duebell-") : "service";
  g_autofree char *path = top != NULL ? g_build_filename (top, "src", folder, name, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path)
                                                                       : NULL;
}

char *
due_programs_find (const char *name)
{
  char *path = find_in_build_folder (name);

  if (path != NULL)
    return path;
  if (g_str_equal (name, "duebell"))
    return get_own_path ();
  return g_build_filename (LIBEXECDIR, name, NULL);
}

char *
due_programs_find_icon (const char *name)
{
  g_autofree char *top = find_build_folder ();
  g_autofree char *file = g_strconcat (name, ".svg", NULL);
  g_autofree char *path = top != NULL ? g_build_filename (top, "data", "icons", file, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  return g_strdup (name);
}

gboolean
due_programs_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

void
due_programs_init (void)
{
  g_autofree char *top = find_build_folder ();

  if (top != NULL)
    {
      g_autofree char *locale_dir = g_build_filename (top, "po", NULL);
      g_autofree char *schema_dir = g_build_filename (top, "data", NULL);

      /* For what we start, too. */
      g_setenv ("DUEBELL_LOCALE_DIR", locale_dir, FALSE);
      g_setenv ("GSETTINGS_SCHEMA_DIR", schema_dir, FALSE);
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DUEBELL_LOCALE_DIR") != NULL
                                       ? g_getenv ("DUEBELL_LOCALE_DIR")
                                       : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
