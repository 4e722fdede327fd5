/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the background portal has last granted: it cannot be asked without asking for something. */

/* Reads the file: at start-up only. FALSE too when there is none, or none of ours. */
gboolean due_background_memory_read (const char *path);
/* Makes its folder; writes in the background. What is lost is asked for again by the person. */
void due_background_memory_write (const char *path, gboolean on);

G_END_DECLS
