/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Milliseconds: the desktop may ask the person. */
#define DUE_BACKGROUND_DEADLINE_MS 180000

/* org.freedesktop.portal.Background: how a program in a sandbox is started at login. */

/* Whether this desktop has that portal. */
void due_background_find_async (GDBusConnection *bus,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean due_background_find_finish (GAsyncResult *result, GError **error);

/* Asks that Duebell be started at login from now on, or not. The desktop may ask the person. */
void due_background_request_async (GDBusConnection *bus,
                                   gboolean on,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* TRUE when it will be started at login, FALSE without @error when it will not. Else FALSE with
 * G_IO_ERROR_PERMISSION_DENIED (the desktop or the person said no), G_IO_ERROR_NOT_SUPPORTED (there
 * is no such portal), G_IO_ERROR_TIMED_OUT or G_IO_ERROR_CANCELLED, and a translated sentence. */
gboolean due_background_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
