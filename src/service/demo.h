/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the whole program against the simulated portal, under an id of its own and apart from any
 * real account, until it quits; tears down all that it started.
 * @story: "calm" or "busy". @for_s: seconds until it quits by itself, 0 for never.
 * @with_window: whether its window opens, and it ends with it; one that runs already shows its own.
 * Returns: an exit status */
int due_demo_run (const char *story, guint for_s, gboolean with_window);

G_END_DECLS
