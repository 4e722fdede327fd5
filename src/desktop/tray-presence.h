/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Seconds after which a tray that has not come does not come: at login it may be late. */
#define DUE_TRAY_PRESENCE_WAIT_S 60

/**
 * DueTrayPresence:
 *
 * Whether this desktop has a tray, be our icon in it or not. Starts no service.
 *
 * Signal "changed": "present" or "known" differs.
 */
#define DUE_TYPE_TRAY_PRESENCE (due_tray_presence_get_type ())
G_DECLARE_FINAL_TYPE (DueTrayPresence, due_tray_presence, DUE, TRAY_PRESENCE, GObject)

DueTrayPresence *due_tray_presence_new (GDBusConnection *session_bus) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_tray_presence_get_present (DueTrayPresence *self);
/* FALSE: none has come yet, and nobody knows whether one will. */
gboolean due_tray_presence_get_known (DueTrayPresence *self);

G_END_DECLS
