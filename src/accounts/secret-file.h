/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "secret.h"

G_BEGIN_DECLS

/* A file that holds one secret and nothing else. All of these block: see file-item.h. Their errors
 * are a #DueSecretsError with a translated sentence that names no path. */

/* (transfer full) (nullable): the text of the file without white space at its end. MISSING: there
 * is none. FILE: others may read it, it belongs to somebody else than the person or root, it is no
 * file but a link, a folder or a device, or it does not hold one line or more of text.
 * @path: any bytes. */
DueSecret *due_secret_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a file that due_secret_file_write() wrote: its folder is held to the same rules. */
DueSecret *due_secret_file_read_own (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Replaces the file as a whole, for its owner only; makes its folder, and closes it to others. */
gboolean due_secret_file_write (const char *path, const DueSecret *secret, GError **error);
/* TRUE too when there was none. */
gboolean due_secret_file_remove (const char *path, GError **error);

G_END_DECLS
