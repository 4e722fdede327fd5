/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "autostart-state.h"

G_BEGIN_DECLS

/* The autostart entry of a desktop without a sandbox: a file of this name in
 * $XDG_CONFIG_HOME/autostart, which hides one in $XDG_CONFIG_DIRS. These block.
 * @name: "io.github.duebell.Duebell.desktop" */

/* What the desktop makes of the entries as they are now. */
DueAutostartState due_autostart_file_read (const char *name);
/* Writes or removes the person's entry. @program: the path of the program, absolute. FALSE with
 * G_IO_ERROR_FAILED and a translated sentence. */
gboolean
due_autostart_file_write (const char *name, const char *program, gboolean on, GError **error);
/* (transfer full): where entries of this name may be, the person's first. */
GPtrArray *due_autostart_file_list_paths (const char *name);

G_END_DECLS
