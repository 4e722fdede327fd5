/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "failure.h"

#include "http-envelope.h"

#define NONE 0

/* The table of the fact sheet, section 2.3: a row each, written down a second time. */
typedef struct
{
  const char *code;
  guint docs; /* HTTP status in the documentation; NONE: not said */
  guint seen; /* on portals */
  DuePortalError webhook;
  DuePortalError oauth;
  DueTrouble trouble;
  guint wait_s;
} Row;

static const Row rows[] = {
  { "expired_token", 401, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_REFRESH,
    DUE_TROUBLE_WEBHOOK_GONE, 0 },
  { "invalid_token", NONE, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_REFRESH,
    DUE_TROUBLE_WEBHOOK_GONE, 0 },
  { "NO_AUTH_FOUND", 401, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_REFRESH,
    DUE_TROUBLE_WEBHOOK_GONE, 0 },
  { "INVALID_CREDENTIALS", 403, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_SIGN_IN,
    DUE_TROUBLE_WEBHOOK_GONE, 0 },
  { "authorization_error", NONE, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_SIGN_IN,
    DUE_TROUBLE_USER_DISMISSED, 0 },
  { "AUTHORIZE_ERROR", NONE, 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NOT_ALLOWED, 0 },
  { "APPLICATION_NOT_FOUND", NONE, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_SIGN_IN,
    DUE_TROUBLE_APP_REMOVED, 0 },
  { "ERROR_OAUTH", NONE, 401, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_PORTAL_DOWN, 0 },
  { "NOT_INSTALLED", NONE, 401, DUE_PORTAL_ERROR_SIGN_IN, DUE_PORTAL_ERROR_SIGN_IN,
    DUE_TROUBLE_APP_REMOVED, 0 },
  { "PAYMENT_REQUIRED", NONE, 401, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_PLAN, 0 },
  { "insufficient_scope", 403, 401, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NO_PERMISSION, 0 },
  { "ACCESS_DENIED", 403, 400, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_PLAN, 0 },
  { "user_access_error", 403, 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NOT_ALLOWED, 0 },
  { "allowed_only_intranet_user", NONE, 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NOT_ALLOWED, 0 },
  { "ACCESS_ERROR", NONE, 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NOT_ALLOWED, 0 },
  { "WRONG_AUTH_TYPE", NONE, 403, DUE_PORTAL_ERROR_UNSUPPORTED, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_TROUBLE_UNSUPPORTED, 0 },
  { "METHOD_CONFIRM_WAITING", NONE, 401, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_CONFIRMATION, 0 },
  { "METHOD_CONFIRM_DENIED", NONE, 403, DUE_PORTAL_ERROR_FORBIDDEN, DUE_PORTAL_ERROR_FORBIDDEN,
    DUE_TROUBLE_NOT_ALLOWED, 0 },
  { "ERROR_METHOD_NOT_FOUND", 404, 400, DUE_PORTAL_ERROR_UNSUPPORTED, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_TROUBLE_UNSUPPORTED, 0 },
  { "INVALID_REQUEST", 400, 401, DUE_PORTAL_ERROR_UNSUPPORTED, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_TROUBLE_BAD_REQUEST, 0 },
  { "INVALID_ARG_VALUE", NONE, 400, DUE_PORTAL_ERROR_UNSUPPORTED, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_TROUBLE_BAD_REQUEST, 0 },
  { "0", 400, 400, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN, 0 },
  { "100", 400, 400, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN, 0 },
  { "NOT_FOUND", NONE, 404, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN,
    0 },
  { "ERROR_NOT_FOUND", NONE, 400, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_PORTAL_DOWN, 0 },
  { "QUERY_LIMIT_EXCEEDED", 503, 503, DUE_PORTAL_ERROR_WAIT, DUE_PORTAL_ERROR_WAIT,
    DUE_TROUBLE_TOO_MANY, 2 },
  { "OPERATION_TIME_LIMIT", 429, 429, DUE_PORTAL_ERROR_WAIT, DUE_PORTAL_ERROR_WAIT,
    DUE_TROUBLE_TIME_LIMIT, 600 },
  { "OVERLOAD_LIMIT", 503, 503, DUE_PORTAL_ERROR_WAIT, DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_OVERLOAD,
    300 },
  { "ERROR_BATCH_METHOD_NOT_ALLOWED", 405, 200, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_PORTAL_ERROR_UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0 },
  { "ERROR_BATCH_LENGTH_EXCEEDED", 400, 200, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_PORTAL_ERROR_UNSUPPORTED, DUE_TROUBLE_BAD_REQUEST, 0 },
  { "ERROR_MANIFEST_IS_NOT_AVAILABLE", 404, NONE, DUE_PORTAL_ERROR_UNSUPPORTED,
    DUE_PORTAL_ERROR_UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0 },
  { "PORTAL_DELETED", 500, 410, DUE_PORTAL_ERROR_WAIT, DUE_PORTAL_ERROR_WAIT,
    DUE_TROUBLE_PORTAL_CLOSED, 600 },
  { "INTERNAL_SERVER_ERROR", 500, 500, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_PORTAL_DOWN, 0 },
  { "ERROR_UNEXPECTED_ANSWER", 500, 500, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_PORTAL_DOWN, 0 },
  /* A code of tomorrow. */
  { "SOMETHING_NEW", 401, 200, DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_PORTAL_DOWN, 0 },
};

/* (transfer none): what an answer with @body and @status means. */
static const DueFailure *
open_body (const char *body, guint status)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  const DueHttpReply reply = { status, bytes, NULL, 0 };
  g_auto (DueHttpEnvelope) envelope = { NULL, 0 };

  due_http_envelope_open (&envelope, &reply);
  return envelope.response->failure;
}

static void
assert_row (const Row *row, const DueFailure *failure)
{
  g_assert_nonnull (failure);
  g_assert_cmpint (failure->reactions[DUE_CREDENTIAL_WEBHOOK], ==, row->webhook);
  g_assert_cmpint (failure->reactions[DUE_CREDENTIAL_OAUTH], ==, row->oauth);
  g_assert_cmpint (failure->trouble, ==, row->trouble);
  g_assert_cmpuint (failure->wait_s, ==, row->wait_s);
}

/* With each status and in any case: the code decides alone. */
static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const guint statuses[] = { row->docs, row->seen, 200, 500 };
  g_autofree char *upper = g_ascii_strup (row->code, -1);
  g_autofree char *lower = g_ascii_strdown (row->code, -1);
  const char *const spellings[] = { row->code, upper, lower };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (spellings); j++)
      {
        g_autofree char *body =
            g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"a:0:{}\"}", spellings[j]);
        g_autofree char *bare = g_strdup_printf ("{\"error\":\"%s\"}", spellings[j]);

        if (statuses[i] == NONE)
          continue;
        assert_row (row, open_body (body, statuses[i]));
        assert_row (row, open_body (bare, statuses[i]));
      }
}

static const struct
{
  const char *name;
  const char *body;
  guint status;
  DuePortalError code;
  DueTrouble trouble;
} without_code[] = {
  { "html-500", "<html>", 500, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "html-502", "<html>", 502, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "html-503", "<html>", 503, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "html-504", "", 504, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "html-401", "<html>", 401, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "html-403", "<html>", 403, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "html-404", "<html>", 404, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "html-200", "<html>", 200, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "429", "", 429, DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TOO_MANY },
  { "407", "", 407, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PROXY },
  { "empty-200", "", 200, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "cut-200", "{\"result\":{\"expi", 200, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "no-result", "{}", 200, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "result-500", "{\"result\":{}}", 500, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "empty-code", "{\"error\":\"\"}", 401, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  { "empty-code-with-result", "{\"error\":\"\",\"result\":{}}", 200, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "object-code", "{\"error\":{\"code\":\"X\",\"message\":\"\"}}", 200, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "list-code", "{\"error\":[],\"result\":{}}", 200, DUE_PORTAL_ERROR_RETRY,
    DUE_TROUBLE_NOT_A_PORTAL },
  { "code-with-result", "{\"error\":\"OVERLOAD_LIMIT\",\"result\":{}}", 200, DUE_PORTAL_ERROR_WAIT,
    DUE_TROUBLE_OVERLOAD },
  { "number-0", "{\"error\":0}", 400, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  { "number-100", "{\"error\":100}", 200, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
};

static void
test_without_code (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (without_code); i++)
    {
      const DueFailure *failure = open_body (without_code[i].body, without_code[i].status);

      g_test_message ("%s", without_code[i].name);
      g_assert_nonnull (failure);
      g_assert_cmpint (failure->reactions[DUE_CREDENTIAL_WEBHOOK], ==, without_code[i].code);
      g_assert_cmpint (failure->trouble, ==, without_code[i].trouble);
    }
  g_assert_null (open_body ("{\"result\":null}", 200));
  g_assert_null (open_body ("{\"result\":[],\"error\":null}", 200));
  g_assert_cmpint (open_body ("{\"error\":0}", 400)->rule, ==, DUE_FAILURE_OF_METHOD);
}

/* Nothing that is not the portal's definite word signs anybody out. */
static void
test_never_signed_out (void)
{
  for (guint status = 100; status < 600; status++)
    g_assert_cmpint (due_failure_for_status (status)->reactions[DUE_CREDENTIAL_WEBHOOK], !=,
                     DUE_PORTAL_ERROR_SIGN_IN);
}

static void
test_oauth_trouble (void)
{
  const DueFailure *failure = due_failure_for_code ("expired_token");
  g_autoptr (GError) webhook = due_failure_to_error (failure, DUE_CREDENTIAL_WEBHOOK, 0);
  g_autoptr (GError) oauth = due_failure_to_error (failure, DUE_CREDENTIAL_OAUTH, 0);

  g_assert_error (webhook, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_SIGN_IN);
  g_assert_cmpint (due_portal_error_get_trouble (webhook), ==, DUE_TROUBLE_WEBHOOK_GONE);
  g_assert_error (oauth, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_REFRESH);
  g_assert_cmpint (due_portal_error_get_trouble (oauth), ==, DUE_TROUBLE_SIGNED_OUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/failure/row/", rows[i].code, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/failure/without-code", test_without_code);
  g_test_add_func ("/failure/never-signed-out", test_never_signed_out);
  g_test_add_func ("/failure/oauth-trouble", test_oauth_trouble);

  return g_test_run ();
}
