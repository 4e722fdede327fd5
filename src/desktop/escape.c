/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "escape.h"

/**
 * due_escape_markup:
 * @text: plain text
 *
 * Escapes what would be read as markup, and nothing else: quotes are left alone, for they mean
 * nothing between tags and look odd wherever entities are shown as they are.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
due_escape_markup (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_new (valid);

  g_string_replace (escaped, "&", "&amp;", 0);
  g_string_replace (escaped, "<", "&lt;", 0);
  g_string_replace (escaped, ">", "&gt;", 0);
  return g_string_free (escaped, FALSE);
}
