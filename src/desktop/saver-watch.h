/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueSaverWatch:
 *
 * Whether a screen saver or lock is on, as the desktops' own services tell on the session bus.
 *
 * Property "active" (read, notify).
 */
#define DUE_TYPE_SAVER_WATCH (due_saver_watch_get_type ())
G_DECLARE_FINAL_TYPE (DueSaverWatch, due_saver_watch, DUE, SAVER_WATCH, GObject)

DueSaverWatch *due_saver_watch_new (GDBusConnection *session_bus) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_saver_watch_get_active (DueSaverWatch *self);

G_END_DECLS
