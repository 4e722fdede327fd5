/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tooltip.h"

/* Some hosts read markup in it, others do not: only what would break the former is escaped. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_new (valid);

  g_string_replace (escaped, "&", "&amp;", 0);
  g_string_replace (escaped, "<", "&lt;", 0);
  g_string_replace (escaped, ">", "&gt;", 0);
  return g_string_free (escaped, FALSE);
}

/**
 * due_tooltip_new:
 * @title: plain text
 * @body: plain text, may have several lines
 *
 * Returns: (transfer full): "(sa(iiay)ss)" as a StatusNotifierItem has it, without an icon
 */
GVariant *
due_tooltip_new (const char *title, const char *body)
{
  g_autofree char *safe_title = escape (title);
  g_autofree char *safe_body = escape (body);

  return g_variant_ref_sink (
      g_variant_new ("(s@a(iiay)ss)", "", g_variant_new_array (G_VARIANT_TYPE ("(iiay)"), NULL, 0),
                     safe_title, safe_body));
}
