/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueTestWatcher:
 *
 * A org.kde.StatusNotifierWatcher that writes down who registers.
 */
typedef struct _DueTestWatcher DueTestWatcher;

DueTestWatcher *due_test_watcher_new (const char *bus_address, gboolean has_host)
    G_GNUC_WARN_UNUSED_RESULT;
void due_test_watcher_free (DueTestWatcher *self);

void due_test_watcher_set_has_host (DueTestWatcher *self, gboolean has_host);
void due_test_watcher_refuse (DueTestWatcher *self, guint n_times);
guint due_test_watcher_get_n_registered (DueTestWatcher *self);
const char *due_test_watcher_get_item (DueTestWatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTestWatcher, due_test_watcher_free)

G_END_DECLS
