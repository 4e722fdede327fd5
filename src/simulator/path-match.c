/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "path-match.h"

/**
 * due_path_match:
 * @path: a decoded path
 * @pattern: a path in which `#` stands for a positive number
 * @ids: (nullable): gets the numbers, of which there may be none; written to only if all matches
 *
 * Returns: whether @path is such a path; one slash more or less at the end does not matter
 */
gboolean
due_path_match (const char *path, const char *pattern, gint64 *ids)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  guint n_parts = g_strv_length (parts);
  guint n_wanted = g_strv_length (wanted);
  gint64 found[2] = { 0 };
  guint n_found = 0;

  if (n_parts > 0 && *parts[n_parts - 1] == '\0')
    n_parts--;
  if (n_wanted > 0 && *wanted[n_wanted - 1] == '\0')
    n_wanted--;
  if (n_parts != n_wanted)
    return FALSE;

  for (guint i = 0; i < n_parts; i++)
    {
      if (!g_str_equal (wanted[i], "#"))
        {
          if (!g_str_equal (wanted[i], parts[i]))
            return FALSE;
        }
      else if (n_found == G_N_ELEMENTS (found) ||
               !g_ascii_string_to_signed (parts[i], 10, 1, G_MAXINT64, &found[n_found++], NULL))
        return FALSE;
    }
  for (guint i = 0; i < n_found; i++)
    ids[i] = found[i];
  return TRUE;
}
