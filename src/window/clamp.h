/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueClamp:
 *
 * Holds one child and keeps it at most 600 pixels wide, in the middle.
 */
#define DUE_TYPE_CLAMP (due_clamp_get_type ())
G_DECLARE_FINAL_TYPE (DueClamp, due_clamp, DUE, CLAMP, GtkWidget)

G_END_DECLS
