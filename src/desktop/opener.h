/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueOpenerError:
 * @DUE_OPENER_ERROR_NO_BROWSER: nothing on this system opens web pages
 * @DUE_OPENER_ERROR_NOT_STARTED: what should open the page did not start
 *
 * The messages are sentences for people.
 */
typedef enum
{
  DUE_OPENER_ERROR_NO_BROWSER,
  DUE_OPENER_ERROR_NOT_STARTED,
} DueOpenerError;

#define DUE_OPENER_ERROR (due_opener_error_quark ())
GQuark due_opener_error_quark (void);

/**
 * DueOpener:
 *
 * Opens web pages with the application that the person wants.
 */
#define DUE_TYPE_OPENER (due_opener_get_type ())
G_DECLARE_FINAL_TYPE (DueOpener, due_opener, DUE, OPENER, GObject)

DueOpener *due_opener_new (void) G_GNUC_WARN_UNUSED_RESULT;

void due_opener_open_async (DueOpener *self,
                            const char *uri,
                            const char *open_with,
                            const char *activation_token,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean due_opener_open_finish (DueOpener *self, GAsyncResult *result, GError **error);

G_END_DECLS
