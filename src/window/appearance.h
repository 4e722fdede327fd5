/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueAppearance:
 *
 * Follows the desktop's wish for dark and for high contrast, which GTK 4.8 alone does not. Asks
 * the settings portal; without one the desktop's GTK theme decides, as always.
 */
#define DUE_TYPE_APPEARANCE (due_appearance_get_type ())
G_DECLARE_FINAL_TYPE (DueAppearance, due_appearance, DUE, APPEARANCE, GObject)

DueAppearance *due_appearance_new (void);

G_END_DECLS
