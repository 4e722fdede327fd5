/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueTrayHost:
 *
 * The tray of the desktop as an item on @connection sees it: registers the item with the
 * org.kde.StatusNotifierWatcher whenever one appears.
 *
 * Property "present" (read, notify): whether some tray shows items now.
 */
#define DUE_TYPE_TRAY_HOST (due_tray_host_get_type ())
G_DECLARE_FINAL_TYPE (DueTrayHost, due_tray_host, DUE, TRAY_HOST, GObject)

DueTrayHost *due_tray_host_new (GDBusConnection *connection) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_tray_host_get_present (DueTrayHost *self);

G_END_DECLS
