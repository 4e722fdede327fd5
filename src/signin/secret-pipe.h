/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/*
 * How a secret passes from one program of ours to the other: through a pipe that is handed over the
 * bus, never in a message, for messages are watched and logged.
 */

/* The read end of a pipe that holds @secret and is closed behind it: the caller closes it. -1 with
 * @error. */
int due_secret_pipe_open (DueSecret *secret, GError **error);

/* Who hands over has the secret at hand: a pipe that gives nothing is not waited for longer. */
#define DUE_SECRET_PIPE_DEADLINE_MS 10000

/* Reads @fd to its end, and closes it. */
void due_secret_pipe_read_async (int fd,
                                 guint deadline_ms,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full) (nullable): NULL with @error when there is no text, or too much of it. */
DueSecret *due_secret_pipe_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
