/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tooltip.h"

#include "escape.h"

/**
 * due_tooltip_new:
 * @title: plain text
 * @body: plain text, may have several lines
 *
 * Some hosts read markup in it, others do not: it is escaped for the former.
 *
 * Returns: (transfer full): "(sa(iiay)ss)" as a StatusNotifierItem has it, without an icon
 */
GVariant *
due_tooltip_new (const char *title, const char *body)
{
  g_autofree char *safe_title = due_escape_markup (title);
  g_autofree char *safe_body = due_escape_markup (body);

  return g_variant_ref_sink (
      g_variant_new ("(s@a(iiay)ss)", "", g_variant_new_array (G_VARIANT_TYPE ("(iiay)"), NULL, 0),
                     safe_title, safe_body));
}
