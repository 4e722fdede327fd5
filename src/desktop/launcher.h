/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueLauncher:
 *
 * The number on the application's icon in docks and task bars
 * (com.canonical.Unity.LauncherEntry). Nothing is shown at first, and nothing once it is gone.
 */
#define DUE_TYPE_LAUNCHER (due_launcher_get_type ())
G_DECLARE_FINAL_TYPE (DueLauncher, due_launcher, DUE, LAUNCHER, GObject)

DueLauncher *due_launcher_new (GDBusConnection *connection, const char *app_id)
    G_GNUC_WARN_UNUSED_RESULT;

void due_launcher_set_count (DueLauncher *self, guint count, gboolean urgent);

G_END_DECLS
