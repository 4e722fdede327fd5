/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueStarter:
 *
 * Starts a service by D-Bus activation, where the bus knows how: property "can-start".
 */
#define DUE_TYPE_STARTER (due_starter_get_type ())
G_DECLARE_FINAL_TYPE (DueStarter, due_starter, DUE, STARTER, GObject)

DueStarter *due_starter_new (GDBusConnection *bus, const char *name);
gboolean due_starter_can_start (DueStarter *self);
void due_starter_start_async (DueStarter *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean due_starter_start_finish (DueStarter *self, GAsyncResult *result, GError **error);

G_END_DECLS
