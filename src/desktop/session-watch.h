/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueSessionWatch:
 *
 * What happens to the machine and the session that a poll should know. Every service that it asks
 * may be absent; nothing waits.
 *
 * Signal "resumed": the machine woke from sleep, as login1 tells. Where there is no login1, see
 * due_clock_jump().
 *
 * Signal "network-changed": the network changed; "network-available" may be the same as before.
 *
 * Properties (read, notify): "idle": the screen is locked or saved. "power-saver": the person or
 * the battery wants power saved. "network-available": there is some network at all.
 */
#define DUE_TYPE_SESSION_WATCH (due_session_watch_get_type ())
G_DECLARE_FINAL_TYPE (DueSessionWatch, due_session_watch, DUE, SESSION_WATCH, GObject)

DueSessionWatch *due_session_watch_new (GDBusConnection *session_bus) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_session_watch_get_idle (DueSessionWatch *self);
gboolean due_session_watch_get_power_saver (DueSessionWatch *self);
gboolean due_session_watch_get_network_available (DueSessionWatch *self);

G_END_DECLS
