/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ports that a redirect address may have: those below are the system's, those above are lent
 * to outgoing connections and may be taken when they are needed. */
#define DUE_REDIRECT_PORT_MIN 1024
#define DUE_REDIRECT_PORT_MAX 32767

/* Milliseconds that a visitor has for the request. */
#define DUE_REDIRECT_PATIENCE_MS 5000
#define DUE_REDIRECT_VISITS_MAX 8

/* Whether @query, of any content, is the one that we wait for; FALSE with @error, a sentence for a
 * person. */
typedef gboolean (*DueRedirectJudge) (const char *query, gpointer user_data, GError **error);

/**
 * DueRedirectListener:
 *
 * Waits on this machine for the browser that comes back from a portal: GET / with our name as
 * host. The one that brings what we wait for is held until due_redirect_listener_end_async() says
 * how it went, and so is each further one that brings the same; all others get an answer at once,
 * and the wait goes on.
 */
#define DUE_TYPE_REDIRECT_LISTENER (due_redirect_listener_get_type ())
G_DECLARE_FINAL_TYPE (DueRedirectListener, due_redirect_listener, DUE, REDIRECT_LISTENER, GObject)

/* (nullable): holds @port of 127.0.0.1 and, where there is one, of ::1; NULL with a G_IO_ERROR when
 * another program has it. Who comes before the start waits. */
DueRedirectListener *due_redirect_listener_new (guint port, guint patience_ms, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Once. @judge is not called any more after the end. */
void
due_redirect_listener_start (DueRedirectListener *self, DueRedirectJudge judge, gpointer user_data);
/* Gives the port back and shows all that are held the page, see due_redirect_page_make(). Once;
 * it comes to an end by itself, within the patience. */
void due_redirect_listener_end_async (DueRedirectListener *self,
                                      guint status,
                                      const char *title,
                                      const char *text,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void due_redirect_listener_end_finish (DueRedirectListener *self, GAsyncResult *result);

G_END_DECLS
