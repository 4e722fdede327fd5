/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "background-memory.h"

#include <glib/gstdio.h>

#define ON "on\n"
#define OFF "off\n"

gboolean
due_background_memory_read (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         g_file_get_contents (path, &text, NULL, NULL) && g_str_equal (text, ON);
}

void
due_background_memory_write (const char *path, gboolean on)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) text =
      on ? g_bytes_new_static (ON, sizeof (ON) - 1) : g_bytes_new_static (OFF, sizeof (OFF) - 1);

  g_mkdir_with_parents (folder, 0700);
  g_file_replace_contents_bytes_async (file, text, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL,
                                       NULL);
}
