/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueWindow:
 *
 * The window: at its root the page that fits what the service says, and the pages that open from
 * there, one on top of the other. Actions: win.page shows one, win.back goes back, win.say says
 * what was done.
 */
#define DUE_TYPE_WINDOW (due_window_get_type ())
G_DECLARE_FINAL_TYPE (DueWindow, due_window, DUE, WINDOW, GtkApplicationWindow)

DueWindow *due_window_new (GtkApplication *application, DueWindowModel *model);
void due_window_show_page (DueWindow *self, const char *name);
void due_window_push (DueWindow *self, const char *name, DuePage *page);
void due_window_show_about (DueWindow *self);
void due_window_show_shortcuts (DueWindow *self);

G_END_DECLS
