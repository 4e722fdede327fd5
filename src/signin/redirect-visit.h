/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueRedirectVisit:
 *
 * One connection of a browser, or of whatever else knocks: one request, one answer.
 *
 * Signal "asked" (guint status, const char *query): once, what due_redirect_request_parse() says
 * about the request. From then on the visitor waits for due_redirect_visit_answer().
 * Signal "ended": once, the connection is closed.
 */
#define DUE_TYPE_REDIRECT_VISIT (due_redirect_visit_get_type ())
G_DECLARE_FINAL_TYPE (DueRedirectVisit, due_redirect_visit, DUE, REDIRECT_VISIT, GObject)

/* @port: the one that was asked. @patience_ms: milliseconds for the whole request, and again for
 * the answer. */
DueRedirectVisit *due_redirect_visit_new (GSocketConnection *connection,
                                          guint port,
                                          guint patience_ms) G_GNUC_WARN_UNUSED_RESULT;
/* Once, after the signals are connected. */
void due_redirect_visit_start (DueRedirectVisit *self);
/* Once, after "asked": see due_redirect_page_make(). "ended" follows. */
void due_redirect_visit_answer (DueRedirectVisit *self, GBytes *answer);
/* Closes the connection, if it is still open; "ended" comes at once. */
void due_redirect_visit_close (DueRedirectVisit *self);

G_END_DECLS
