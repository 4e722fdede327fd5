/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "oauth-answer.h"
#include "oauth-app.h"
#include "portal-error.h"

G_BEGIN_DECLS

/* Milliseconds that each of these takes at most. */
#define DUE_OAUTH_DEADLINE_MS 20000

void due_oauth_exchange_async (DueOAuthApp *app,
                               DueSecret *code,
                               const char *server_domain,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void due_oauth_refresh_async (DueOAuthApp *app,
                              DueGrant *grant,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
DueOAuthAnswer *due_oauth_finish (GAsyncResult *result, GError **error);

G_END_DECLS
