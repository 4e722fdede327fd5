/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueCopyLine:
 *
 * A line to type somewhere else, "text", and a button that copies it.
 */
#define DUE_TYPE_COPY_LINE (due_copy_line_get_type ())
G_DECLARE_FINAL_TYPE (DueCopyLine, due_copy_line, DUE, COPY_LINE, GtkBox)

G_END_DECLS
