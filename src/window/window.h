/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "feed.h"

G_BEGIN_DECLS

/**
 * DueWindow:
 *
 * The window: header bar with the main menu, and the page that fits what the service says.
 */
#define DUE_TYPE_WINDOW (due_window_get_type ())
G_DECLARE_FINAL_TYPE (DueWindow, due_window, DUE, WINDOW, GtkApplicationWindow)

DueWindow *due_window_new (GtkApplication *application, DueFeed *feed);
void due_window_show_about (DueWindow *self);

G_END_DECLS
