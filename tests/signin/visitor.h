/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A browser, or what pretends to be one: a connection that says something and listens. */
typedef struct
{
  GSocketConnection *connection;
  GString *answer; /* all that came */
  gboolean closed; /* by the other end */
  char buffer[1024];
} Visitor;

/* A port that was free just now, of both families. */
guint visitor_find_port (void);

/* (transfer full) (nullable): NULL when nobody listens. */
Visitor *visitor_new (GSocketFamily family, guint port);
void visitor_free (Visitor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visitor, visitor_free)

void visitor_say (Visitor *self, const char *text);
/* GET /?QUERY, as a browser does. */
void visitor_ask (Visitor *self, guint port, const char *query);
/* Runs the main loop until the other end has closed; then the answer is complete. */
void visitor_wait (Visitor *self);

G_END_DECLS
