/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "browser-signin.h"
#include "window-model.h"

G_BEGIN_DECLS

/*
 * A sign-in, and then the service gets to know of it. What was stored is handed over even if nobody
 * waits for it any more: cancelled, it reports that and nothing else.
 *
 * @plan: for the accounts and the secrets of @model. @link: see due_signin_webhook_async().
 */
void due_let_in_by_webhook_async (DueWindowModel *model,
                                  const DueSigninPlan *plan,
                                  const char *link,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* @signin: made with a plan for @place. It runs once. */
void due_let_in_by_browser_async (DueWindowModel *model,
                                  DueBrowserSignin *signin,
                                  DueSecretsPlace place,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) (nullable): NULL with @error, whose message is a sentence for a person: an error
 * of the sign-in, or of due_handover_finish(): then the account is there, and signing in once more
 * ends in the same one. */
DueAccount *due_let_in_finish (GAsyncResult *result, GError **error);

G_END_DECLS
