/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-model.h"

G_BEGIN_DECLS

/* Signs an account out, and tells the service. It goes on when @cancellable ends the caller's wait,
 * and the program stays until it is done: a secret that is gone is not counted with any more. */
void due_let_out_async (DueWindowModel *model,
                        const char *account_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/* FALSE with @error, whose message is a sentence, or G_IO_ERROR_CANCELLED. */
gboolean due_let_out_finish (GAsyncResult *result, GError **error);

G_END_DECLS
