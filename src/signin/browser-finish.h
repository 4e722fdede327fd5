/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "oauth-app.h"
#include "plan.h"
#include "redirect.h"

G_BEGIN_DECLS

/* What follows once a browser has come back with @redirect: gets the tokens for its code, asks the
 * portal who that is and whether tasks may be counted, keeps the secret and adds the account. Each
 * step is undone when the next one fails. @redirect is copied; @token_server and @redirect_port are
 * kept for the account. */
void due_browser_finish_async (const DueSigninPlan *plan,
                               DueOAuthApp *app,
                               const DueRedirect *redirect,
                               const char *token_server,
                               guint redirect_port,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* (transfer full) (nullable): NULL with @error: see due_browser_signin_run_finish(). */
DueAccount *due_browser_finish_finish (GAsyncResult *result, GError **error);

G_END_DECLS
