/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "plan.h"

G_BEGIN_DECLS

/* Seconds that a person has to sign in. */
#define DUE_BROWSER_SIGNIN_TIMEOUT_S 300

/**
 * DueBrowserSigninStage:
 * @DUE_BROWSER_SIGNIN_WAITING: for the person to sign in in the browser, or to paste the address
 * @DUE_BROWSER_SIGNIN_CHECKING: the portal has sent its answer; what follows takes a moment, or as
 *   long as the keyring asks the person
 */
typedef enum
{
  DUE_BROWSER_SIGNIN_WAITING,
  DUE_BROWSER_SIGNIN_CHECKING,
} DueBrowserSigninStage;

/**
 * DueBrowserSignin:
 *
 * One sign-in through the browser. It listens from the start, so that the address can be opened at
 * once; it runs once. Nothing is stored before all is well, and all is taken back if the last steps
 * fail or it is cancelled.
 *
 * Signal "changed": the stage or the seconds left are other ones.
 */
#define DUE_TYPE_BROWSER_SIGNIN (due_browser_signin_get_type ())
G_DECLARE_FINAL_TYPE (DueBrowserSignin, due_browser_signin, DUE, BROWSER_SIGNIN, GObject)

/* @plan is copied. @portal, @client_id, @client_secret and @token_server ("": by zone): what a
 * person typed, any bytes. @redirect_port: that of the redirect address which the local application
 * has on the portal; 0: the usual one, DUE_REDIRECT_PORT.
 *
 * (transfer full) (nullable): NULL with @error, DUE_ADDRESS_ERROR: a sentence for a person. */
DueBrowserSignin *due_browser_signin_new (const DueSigninPlan *plan,
                                          const char *portal,
                                          const char *client_id,
                                          DueSecret *client_secret,
                                          const char *token_server,
                                          guint redirect_port,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): to open in the browser. */
const char *due_browser_signin_get_uri (DueBrowserSignin *self);
/* (transfer none): as of due_address_get_portal(). */
const char *due_browser_signin_get_portal (DueBrowserSignin *self);
/* FALSE: another program has the port, or it cannot be one: only pasting leads in. */
gboolean due_browser_signin_is_listening (DueBrowserSignin *self);
DueBrowserSigninStage due_browser_signin_get_stage (DueBrowserSignin *self);
/* For the person, up to DUE_BROWSER_SIGNIN_TIMEOUT_S; stands still while it is checking. */
guint due_browser_signin_get_seconds_left (DueBrowserSignin *self);
/* For tests: milliseconds. Before it runs. */
void due_browser_signin_set_timeout (DueBrowserSignin *self, guint timeout_ms);

/* Once. */
void due_browser_signin_run_async (DueBrowserSignin *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) (nullable): NULL with @error: DUE_SIGNIN_ERROR, DUE_REDIRECT_ERROR_REFUSED,
 * DUE_PORTAL_ERROR, DUE_SECRETS_ERROR, DUE_ACCOUNTS_ERROR or G_IO_ERROR_CANCELLED; the message is a
 * translated sentence for a person. */
DueAccount *
due_browser_signin_run_finish (DueBrowserSignin *self, GAsyncResult *result, GError **error);
/* What the person copied: the address that the browser ended on, or the code in it; any bytes.
 * FALSE with @error, a sentence for a person: the wait goes on. */
gboolean due_browser_signin_paste (DueBrowserSignin *self, const char *text, GError **error);

G_END_DECLS
