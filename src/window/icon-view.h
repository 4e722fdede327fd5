/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "icon.h"

G_BEGIN_DECLS

/**
 * DueIconView:
 *
 * The tray icon, drawn by the code that draws the real one, at 40 pixels or those of "size".
 */
#define DUE_TYPE_ICON_VIEW (due_icon_view_get_type ())
G_DECLARE_FINAL_TYPE (DueIconView, due_icon_view, DUE, ICON_VIEW, GtkWidget)

void due_icon_view_set_badge (DueIconView *self, const DueBadge *badge);
/* (transfer none): what stands on it */
const DueBadge *due_icon_view_get_badge (DueIconView *self);
void due_icon_view_set_style (DueIconView *self, DueIconStyle style);
DueIconStyle due_icon_view_get_style (DueIconView *self);

G_END_DECLS
