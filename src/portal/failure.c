/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "failure.h"

/* clang-format off */
#define RETRY       { DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY }
#define WAIT        { DUE_PORTAL_ERROR_WAIT, DUE_PORTAL_ERROR_WAIT }
#define REFRESH     { DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_REFRESH }
#define SIGN_IN     { DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_SIGN_IN }
#define FORBIDDEN   { DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN }
#define UNSUPPORTED { DUE_PORTAL_ERROR_UNSUPPORTED, DUE_PORTAL_ERROR_UNSUPPORTED }

/* The one place where a word of the portal becomes a decision of ours. */
static const DueFailure table[] = {
  { "expired_token", REFRESH, DUE_TROUBLE_WEBHOOK_GONE, 0, DUE_FAILURE_PLAIN },
  { "invalid_token", REFRESH, DUE_TROUBLE_WEBHOOK_GONE, 0, DUE_FAILURE_PLAIN },
  { "NO_AUTH_FOUND", REFRESH, DUE_TROUBLE_WEBHOOK_GONE, 0, DUE_FAILURE_NO_AUTH },
  { "INVALID_CREDENTIALS", SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE, 0, DUE_FAILURE_CREDENTIALS },
  { "authorization_error", SIGN_IN, DUE_TROUBLE_USER_DISMISSED, 0, DUE_FAILURE_PLAIN },
  { "AUTHORIZE_ERROR", FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN },
  { "APPLICATION_NOT_FOUND", SIGN_IN, DUE_TROUBLE_APP_REMOVED, 0, DUE_FAILURE_PLAIN },
  /* The portal asks a server of the vendor, whose outage looks the same. */
  { "ERROR_OAUTH", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_PLAIN },
  { "NOT_INSTALLED", SIGN_IN, DUE_TROUBLE_APP_REMOVED, 0, DUE_FAILURE_PLAIN },
  { "PAYMENT_REQUIRED", FORBIDDEN, DUE_TROUBLE_PLAN, 0, DUE_FAILURE_PLAIN },
  { "insufficient_scope", FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0, DUE_FAILURE_PLAIN },
  { "ACCESS_DENIED", FORBIDDEN, DUE_TROUBLE_PLAN, 0, DUE_FAILURE_PLAIN },
  { "user_access_error", FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN },
  { "allowed_only_intranet_user", FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN },
  { "ACCESS_ERROR", FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN },
  { "WRONG_AUTH_TYPE", UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0, DUE_FAILURE_PLAIN },
  { "METHOD_CONFIRM_WAITING", FORBIDDEN, DUE_TROUBLE_CONFIRMATION, 0, DUE_FAILURE_PLAIN },
  { "METHOD_CONFIRM_DENIED", FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN },
  { "ERROR_METHOD_NOT_FOUND", UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0, DUE_FAILURE_NO_METHOD },
  { "INVALID_REQUEST", UNSUPPORTED, DUE_TROUBLE_BAD_REQUEST, 0, DUE_FAILURE_PLAIN },
  { "INVALID_ARG_VALUE", UNSUPPORTED, DUE_TROUBLE_BAD_REQUEST, 0, DUE_FAILURE_PLAIN },
  { "0", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_OF_METHOD },
  { "100", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_OF_METHOD },
  { "NOT_FOUND", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_OF_METHOD },
  { "ERROR_NOT_FOUND", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_OF_METHOD },
  { "QUERY_LIMIT_EXCEEDED", WAIT, DUE_TROUBLE_TOO_MANY, 2, DUE_FAILURE_PLAIN },
  { "OPERATION_TIME_LIMIT", WAIT, DUE_TROUBLE_TIME_LIMIT, 600, DUE_FAILURE_TIME_LIMIT },
  { "OVERLOAD_LIMIT", WAIT, DUE_TROUBLE_OVERLOAD, 300, DUE_FAILURE_PLAIN },
  { "ERROR_BATCH_METHOD_NOT_ALLOWED", UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0, DUE_FAILURE_NOT_IN_BATCH },
  { "ERROR_BATCH_LENGTH_EXCEEDED", UNSUPPORTED, DUE_TROUBLE_BAD_REQUEST, 0, DUE_FAILURE_PLAIN },
  { "ERROR_MANIFEST_IS_NOT_AVAILABLE", UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0, DUE_FAILURE_PLAIN },
  { "PORTAL_DELETED", WAIT, DUE_TROUBLE_PORTAL_CLOSED, 600, DUE_FAILURE_PLAIN },
  { "INTERNAL_SERVER_ERROR", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_PLAIN },
  { "ERROR_UNEXPECTED_ANSWER", RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_PLAIN },
};

static const DueFailure portal_down = { NULL, RETRY, DUE_TROUBLE_PORTAL_DOWN, 0, DUE_FAILURE_PLAIN };
static const DueFailure no_portal = { NULL, RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0, DUE_FAILURE_PLAIN };
static const DueFailure too_many = { NULL, WAIT, DUE_TROUBLE_TOO_MANY, 2, DUE_FAILURE_PLAIN };
static const DueFailure proxy = { NULL, RETRY, DUE_TROUBLE_PROXY, 0, DUE_FAILURE_PLAIN };
static const DueFailure not_allowed = { NULL, FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED, 0, DUE_FAILURE_PLAIN };
/* clang-format on */

const DueFailure *
due_failure_for_code (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strcasecmp (code, table[i].code) == 0)
      return &table[i];

  return &portal_down;
}

const DueFailure *
due_failure_for_status (guint status)
{
  if (status == 407)
    return &proxy;
  if (status == 429)
    return &too_many;
  return status >= 500 ? &portal_down : &no_portal;
}

const DueFailure *
due_failure_not_allowed (void)
{
  return &not_allowed;
}

const DueFailure *
due_failure_not_sure (void)
{
  return &portal_down;
}

gboolean
due_failure_is_own_matter (const DueFailure *self, DueCredential credential)
{
  return self->rule == DUE_FAILURE_OF_METHOD || self->rule == DUE_FAILURE_CREDENTIALS ||
         self->reactions[credential] == DUE_PORTAL_ERROR_FORBIDDEN ||
         self->reactions[credential] == DUE_PORTAL_ERROR_UNSUPPORTED;
}

/* The table names what happened to a webhook. */
static DueTrouble
get_trouble (const DueFailure *self, DueCredential credential)
{
  if (credential == DUE_CREDENTIAL_WEBHOOK)
    return self->trouble;
  if (self->trouble == DUE_TROUBLE_WEBHOOK_GONE)
    return DUE_TROUBLE_SIGNED_OUT;
  if (self->trouble == DUE_TROUBLE_NO_PERMISSION)
    return DUE_TROUBLE_APP_NO_PERMISSION;
  return self->trouble;
}

GError *
due_failure_to_error (const DueFailure *self, DueCredential credential, gint64 wait_ms)
{
  return due_portal_error_new (self->reactions[credential], get_trouble (self, credential),
                               wait_ms);
}
