/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueEntryWatch:
 *
 * Watches files that may or may not be there, the folder of the first included.
 *
 * Signal "changed": one of them may be another now.
 */
#define DUE_TYPE_ENTRY_WATCH (due_entry_watch_get_type ())
G_DECLARE_FINAL_TYPE (DueEntryWatch, due_entry_watch, DUE, ENTRY_WATCH, GObject)

/* @paths: (element-type utf8): at least one; kept. */
DueEntryWatch *due_entry_watch_new (GPtrArray *paths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
