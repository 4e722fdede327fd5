/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-model.h"

G_BEGIN_DECLS

/* Tells the service of a secret that was stored for an account a moment ago: where it is in this
 * program's memory only, it is handed over; else the service is to look it up anew. */
void due_handover_async (DueWindowModel *model,
                         const char *account_id,
                         DueSecretsPlace place,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* FALSE with @error, whose message is a sentence for a person. */
gboolean due_handover_finish (GAsyncResult *result, GError **error);

G_END_DECLS
