/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "oauth-failure.h"

#include "failure.h"
#include "json-read.h"

typedef struct
{
  const char *code;
  DuePortalError reaction;
  DueTrouble trouble;
} Row;

/* The one place where a word of the server of tokens becomes a decision of ours (fact sheet, 9.4).
 */
static const Row rows[] = {
  { "invalid_grant", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT },
  { "bad_verification_code", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_SIGNED_OUT },
  { "invalid_client", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED },
  { "wrong_client", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_CLIENT_REFUSED },
  { "NOT_INSTALLED", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_APP_REMOVED },
  { "PAYMENT_REQUIRED", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
  { "insufficient_scope", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION },
  { "INVALID_SCOPE", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_APP_NO_PERMISSION },
  { "invalid_request", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_BAD_REQUEST },
};

GError *
due_oauth_failure_malformed (void)
{
  return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER, 0);
}

/* Words that are no matter of sign-ins mean here what they mean elsewhere, if it is a wait. */
static GError *
make_other (const DueFailure *failure, gint64 retry_after_ms)
{
  if (failure->reactions[DUE_CREDENTIAL_OAUTH] == DUE_PORTAL_ERROR_WAIT)
    return due_failure_to_error (failure, DUE_CREDENTIAL_OAUTH,
                                 MAX (retry_after_ms, (gint64) failure->wait_s * 1000));
  return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_SERVER, retry_after_ms);
}

/* An outage may say anything. */
static gboolean
is_decision (const DueHttpReply *reply)
{
  return reply->status < 500 && !due_http_reply_is_redirect (reply);
}

GError *
due_oauth_failure_find (const DueHttpReply *reply)
{
  g_autoptr (JsonNode) root = due_json_parse (reply->body);
  JsonNode *error = due_json_get (due_json_as_object (root), "error");
  const char *code = due_json_as_string (error);

  for (gsize i = 0; code != NULL && is_decision (reply) && i < G_N_ELEMENTS (rows); i++)
    if (g_ascii_strcasecmp (code, rows[i].code) == 0)
      return due_portal_error_new (rows[i].reaction, rows[i].trouble, reply->retry_after_ms);

  if (code != NULL)
    return make_other (due_failure_for_code (code), reply->retry_after_ms);
  if (!due_json_is_null (error) || reply->status < 200 || reply->status > 299)
    return make_other (due_failure_for_status (reply->status), reply->retry_after_ms);
  return NULL;
}

GError *
due_oauth_failure_map (const GError *error)
{
  DueTrouble trouble = due_portal_error_get_trouble (error);

  if (trouble == DUE_TROUBLE_NETWORK || trouble == DUE_TROUBLE_TIMEOUT ||
      trouble == DUE_TROUBLE_NOT_A_PORTAL)
    return due_oauth_failure_malformed ();
  return g_error_copy (error);
}
