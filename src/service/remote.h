/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "due-bus.h"

G_BEGIN_DECLS

#define DUE_APP_ID "io.github.duebell.Duebell"
#define DUE_DEMO_APP_ID "io.github.duebell.Duebell.Demo"

/*
 * The running Duebell, as the command line sees it. A command waits for one answer and ends: its
 * calls block, as the resident program's never do. Errors are sentences for a person.
 */

/* (transfer full) (nullable): NULL without @error: Duebell is not running. */
DueBusDuebell1 *due_remote_find (const char *app_id, GError **error);
/* (transfer full) (nullable): starts the real Duebell if need be: by D-Bus where its service file
 * is installed, else by itself. */
DueBusDuebell1 *due_remote_ensure (GError **error);
/* Takes D-Bus' prefix off an error of the service. */
void due_remote_strip (GError *error);

G_END_DECLS
