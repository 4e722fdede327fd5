/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* ticket-server.py, in a process of its own, with the certificate "good". */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
  char *authority; /* "127.0.0.1:PORT" */
} Tickets;

/* @is_proxy: "proxy", or NULL: the portal itself. */
Tickets *tickets_new (const char *is_proxy);
void tickets_free (Tickets *self); /* and its process is gone */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tickets, tickets_free)

/* Waits for the end of a connection, and holds it against "RESUMED REQUESTS". */
void tickets_assert_connection (Tickets *self, const char *expected);

G_END_DECLS
