/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueSigninError:
 * @DUE_SIGNIN_ERROR_OTHER_PORTAL: signing in again ended on another portal than the account's
 * @DUE_SIGNIN_ERROR_OTHER_PERSON: ... or as another person
 * @DUE_SIGNIN_ERROR_CONNECTED: this person has another account here already
 * @DUE_SIGNIN_ERROR_TIMED_OUT: nobody signed in in time
 * @DUE_SIGNIN_ERROR_EXPIRED: the portal does not take this sign-in any more: start again
 * @DUE_SIGNIN_ERROR_SECRET_FILE: an administrator's file with the application's key is not usable
 *
 * The message is a translated sentence for a person.
 */
typedef enum
{
  DUE_SIGNIN_ERROR_OTHER_PORTAL,
  DUE_SIGNIN_ERROR_OTHER_PERSON,
  DUE_SIGNIN_ERROR_CONNECTED,
  DUE_SIGNIN_ERROR_TIMED_OUT,
  DUE_SIGNIN_ERROR_EXPIRED,
  DUE_SIGNIN_ERROR_SECRET_FILE,
} DueSigninError;

#define DUE_SIGNIN_ERROR (due_signin_error_quark ())
GQuark due_signin_error_quark (void);

/* For this folder: makes the message of @error one for the person who signs in. Domain, code and
 * what the error carries stay. */
void due_signin_error_say (GError *error);
/* For this folder: ends @task with @error (transfer full), said so. */
void due_signin_error_return (GTask *task, GError *error);

G_END_DECLS
