/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueDemoPortal:
 * @portal: its address
 * @client_id: of its local application
 * @client_secret: the key of that: a secret of nobody
 *
 * The simulated portal of the demo, so that a person can add accounts there too.
 */
typedef struct
{
  char *portal;
  char *client_id;
  char *client_secret;
} DueDemoPortal;

/* (transfer full) (nullable): as the demo has written it beside its @settings_file; NULL if it has
 * not. Blocks: for the start only. */
DueDemoPortal *due_demo_portal_read (const char *settings_file);
void due_demo_portal_free (DueDemoPortal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueDemoPortal, due_demo_portal_free)

G_END_DECLS
