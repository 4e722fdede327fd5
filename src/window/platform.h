/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What differs between Wayland and X11. */

char *due_platform_make_activation_token (GdkDisplay *display);
void due_platform_set_window_id (GtkWidget *window, const char *desktop_id);

G_END_DECLS
