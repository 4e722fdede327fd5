/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "badge.h"

G_BEGIN_DECLS

/**
 * DueIconView:
 *
 * The tray icon at 40 pixels, drawn by the code that draws the real one.
 */
#define DUE_TYPE_ICON_VIEW (due_icon_view_get_type ())
G_DECLARE_FINAL_TYPE (DueIconView, due_icon_view, DUE, ICON_VIEW, GtkWidget)

void due_icon_view_set_badge (DueIconView *self, const DueBadge *badge);

G_END_DECLS
