/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "autostart-state.h"

G_BEGIN_DECLS

/**
 * DueAutostart:
 *
 * Whether Duebell starts at login, as the desktop sees it and whoever changed it last, and the
 * switch for it.
 *
 * Property "state" (#DueAutostartState as u; read, notify).
 */
#define DUE_TYPE_AUTOSTART (due_autostart_get_type ())
G_DECLARE_FINAL_TYPE (DueAutostart, due_autostart, DUE, AUTOSTART, GObject)

/* By a file: see autostart-file.h. Reads it: at start-up only. */
DueAutostart *due_autostart_new (const char *name, const char *program) G_GNUC_WARN_UNUSED_RESULT;
/* By the portal that a sandbox has for it. The portal answers requests and tells nothing: what it
 * last granted is kept in @state_path, and asked for again at each start. */
DueAutostart *due_autostart_new_in_sandbox (GDBusConnection *session_bus, const char *state_path)
    G_GNUC_WARN_UNUSED_RESULT;

/* One that is impossible, for the reason that @sentence (translated) gives. */
DueAutostart *due_autostart_new_refusing (const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

DueAutostartState due_autostart_get_state (DueAutostart *self);
/* One after the other, in the order of the calls. */
void due_autostart_set_async (DueAutostart *self,
                              gboolean on,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* FALSE with @error, whose message is a translated sentence: the state is then what it is. */
gboolean due_autostart_set_finish (DueAutostart *self, GAsyncResult *result, GError **error);

G_END_DECLS
