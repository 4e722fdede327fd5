/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the class of the window its actions, and the keys for them. */
void due_window_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
