/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueLoginWatch:
 *
 * What login1 tells about sleep and about the lock of the person's graphical session.
 *
 * Signal "resumed": the machine woke. Property "locked" (read, notify).
 */
#define DUE_TYPE_LOGIN_WATCH (due_login_watch_get_type ())
G_DECLARE_FINAL_TYPE (DueLoginWatch, due_login_watch, DUE, LOGIN_WATCH, GObject)

DueLoginWatch *due_login_watch_new (GDBusConnection *system_bus) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_login_watch_get_locked (DueLoginWatch *self);

G_END_DECLS
