/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Settings in memory, which an administrator may lock and another version may have written. All
 * keys are the general ones. */
typedef struct _TestSettingsBackend TestSettingsBackend;

GSettingsBackend *test_settings_backend_new (void);
/* What somebody else stores, as GVariant text. */
void test_settings_backend_store (GSettingsBackend *backend, const char *key, const char *text);
/* Returns: (transfer full): what is stored, as GVariant text; "" for nothing */
char *test_settings_backend_print (GSettingsBackend *backend, const char *key);
void test_settings_backend_lock (GSettingsBackend *backend, const char *key, gboolean locked);
/* Says that all may be written, and then writes nothing. */
void test_settings_backend_refuse (GSettingsBackend *backend);

G_END_DECLS
