/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "plan.h"

G_BEGIN_DECLS

/**
 * DueAdmission:
 * @portal: as due_address_get_portal() gives it
 * @user_id: the person, 1 or more
 * @name: any text of the portal; "" leaves that of an account as it is
 * @secret: what to keep for the account
 * @client_id: of DUE_METHOD_OAUTH, as @token_server ("": by zone) and @redirect_port (0: ours)
 *
 * What a portal has confirmed, and what is to be kept of it.
 */
typedef struct
{
  const char *portal;
  gint64 user_id;
  const char *name;
  DueMethod method;
  DueSecret *secret;
  const char *client_id;
  const char *token_server;
  guint redirect_port;
} DueAdmission;

/* The end of every sign-in: keeps the secret, then adds the account or brings the one that is
 * there up to date. Each step is undone when the next one fails: on failure nothing has changed.
 * Both structs are copied. */
void due_admission_run_async (const DueSigninPlan *plan,
                              const DueAdmission *admission,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (transfer full) (nullable): NULL with @error: DUE_SIGNIN_ERROR, DUE_SECRETS_ERROR,
 * DUE_ACCOUNTS_ERROR or G_IO_ERROR_CANCELLED. What was stored is never reported as cancelled. */
DueAccount *due_admission_run_finish (GAsyncResult *result, GError **error);
/* The same as the last step of @task (transfer full), whose cancellable holds: it returns the
 * account (transfer full), or an error in the words of a sign-in. */
void due_admission_run_for (GTask *task, const DueSigninPlan *plan, const DueAdmission *admission);

G_END_DECLS
