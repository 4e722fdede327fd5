/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * due_portal_prepare_types:
 *
 * Makes the types known that the first request needs. Call it in main(), while there is one thread.
 *
 * GLib 2.74 deadlocks when one thread initialises a class (which holds a lock of the type system)
 * that wants a type which another thread registers at this moment (which wants that lock): here
 * SoupSession's class in the main thread, and GInetSocketAddress in the thread that connects to the
 * bus. Seen in 1 start of 300.
 */
void due_portal_prepare_types (void);

G_END_DECLS
