/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueWindowApp:
 *
 * The program of the window: one window for each instance of the service; ends with it. Its
 * command line is the name of a page, or nothing.
 */
#define DUE_TYPE_WINDOW_APP (due_window_app_get_type ())
G_DECLARE_FINAL_TYPE (DueWindowApp, due_window_app, DUE, WINDOW_APP, GtkApplication)

DueWindowApp *
due_window_app_new (const char *instance, GSettings *settings, const char *demo_settings);

G_END_DECLS
