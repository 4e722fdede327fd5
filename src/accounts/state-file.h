/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A small file of ours that may be missing, half gone or replaced by anything. These block. */

/* (transfer full) (nullable): up to @size_max bytes of valid UTF-8 without NUL; NULL with @error.
 * Never waits, whatever is at @path: a link, a pipe or a device is not read. */
char *due_state_file_read (const char *path, gsize size_max, GError **error);
/* Replaces the file as a whole, readable by its owner only; makes its folder. */
gboolean due_state_file_write (const char *path, const char *text, GError **error);
/* TRUE too when there was none. */
gboolean due_state_file_remove (const char *path, GError **error);
/* What a write that was killed has left beside @path. */
void due_state_file_sweep (const char *path);

G_END_DECLS
