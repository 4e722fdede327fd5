/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUE_SETTINGS_SCHEMA "io.github.duebell.Duebell"
#define DUE_SETTINGS_ACCOUNT_SCHEMA "io.github.duebell.Duebell.Account"
#define DUE_SETTINGS_PATH "/io/github/duebell/Duebell/"

/* The general settings. NULL with @error (G_IO_ERROR_NOT_FOUND and a translated sentence) where the
 * schemas are not installed, or are those of another version, in which case g_settings_new() would
 * end the process. */
GSettings *due_settings_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same on @backend: (nullable): the usual one. */
GSettings *due_settings_new_with_backend (GSettingsBackend *backend, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The settings of the account @id, kept where @general is. @id: a sound UUID. */
GSettings *due_settings_new_for_account (GSettings *general, const char *id)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether @id may be the id of an account, and so a part of a path. @id: any bytes. */
gboolean due_settings_is_account_id (const char *id);

G_END_DECLS
