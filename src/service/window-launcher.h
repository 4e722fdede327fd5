/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueWindowLauncher:
 *
 * Starts the window, which is a program of its own, and the demo.
 *
 * Signal "ended": the last window was closed.
 */
#define DUE_TYPE_WINDOW_LAUNCHER (due_window_launcher_get_type ())
G_DECLARE_FINAL_TYPE (DueWindowLauncher, due_window_launcher, DUE, WINDOW_LAUNCHER, GObject)

/* @app_id: of the instance whose window is shown. */
DueWindowLauncher *due_window_launcher_new (const char *app_id) G_GNUC_WARN_UNUSED_RESULT;
/* For the demo: the file that has its settings. */
void due_window_launcher_set_demo_settings (DueWindowLauncher *self, const char *file);
/* @page: (nullable): "" or NULL for the front page. @activation_token: (nullable). FALSE with
 * @error, a sentence for a person. */
gboolean due_window_launcher_show (DueWindowLauncher *self,
                                   const char *page,
                                   const char *activation_token,
                                   GError **error);
/* The same for the demo, which is a Duebell of its own. */
gboolean due_window_launcher_show_demo (DueWindowLauncher *self,
                                        const char *activation_token,
                                        GError **error);
/* Closes the windows. */
void due_window_launcher_stop (DueWindowLauncher *self);

G_END_DECLS
