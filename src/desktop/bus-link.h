/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueBusLink:
 *
 * A bus connection of one's own, opened again whenever it is lost. Closed at first.
 *
 * Signal "opened": there is a connection now. Signal "dropped": there is none any more; what was
 * exported on it must be taken off.
 */
#define DUE_TYPE_BUS_LINK (due_bus_link_get_type ())
G_DECLARE_FINAL_TYPE (DueBusLink, due_bus_link, DUE, BUS_LINK, GObject)

DueBusLink *due_bus_link_new (const char *address) G_GNUC_WARN_UNUSED_RESULT;

void due_bus_link_open (DueBusLink *self);
void due_bus_link_close (DueBusLink *self);
GDBusConnection *due_bus_link_get_connection (DueBusLink *self);

G_END_DECLS
