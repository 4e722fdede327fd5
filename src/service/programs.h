/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): where a program of ours is: "duebell-window", "duebell-simulator" or "duebell".
 * In a build folder those of that folder, else the installed ones. */
char *due_programs_find (const char *name);
/* (transfer full): the name of our icon for others to show: that of the theme, or the file of a
 * build folder. */
char *due_programs_find_icon (const char *name);
/* Whether this is a Flatpak. */
gboolean due_programs_is_sandboxed (void);
/* Before anything else: translations, and settings' schemas when run from a build folder. */
void due_programs_init (void);

G_END_DECLS
