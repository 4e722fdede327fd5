/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first byte chooses an HTTP status, the rest is what the server of tokens says. */

#include "address.h"
#include "oauth-answer.h"
#include "oauth-app.h"
#include "oauth-failure.h"
#include "portal-error.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define NOW G_GINT64_CONSTANT (1780319382)

/* What is kept of it can be read again. */
static void
check (DueOAuthAnswer *answer)
{
  g_autoptr (DueSecret) text = NULL;
  g_autoptr (DueGrant) again = NULL;
  g_autoptr (DueAddress) portal = NULL;
  const char *server = NULL;

  due_oauth_answer_complete (answer, "member", DUE_OAUTH_SERVER_EAST);
  server = due_grant_get_server_domain (answer->grant);
  g_assert_nonnull (due_oauth_server_find (server));
  g_assert_cmpstr (answer->member_id, !=, "");
  g_assert_cmpint (answer->user_id, >=, 0);

  text = due_grant_to_secret (answer->grant);
  again = due_grant_from_secret (text);
  g_assert_cmpint (due_grant_get_expires (again), ==, due_grant_get_expires (answer->grant));
  g_assert_true (due_grant_has_refresh_token (again, due_grant_get_refresh_token (answer->grant)));
  if (answer->portal != NULL)
    portal = due_address_for_portal (answer->portal, NULL);
  g_assert_true ((portal == NULL) == (answer->portal == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint statuses[] = { 200, 400, 401, 302, 500, 503 };
  guint status = size == 0 ? 200 : statuses[data[0] % G_N_ELEMENTS (statuses)];
  g_autoptr (GBytes) body = g_bytes_new (size == 0 ? data : data + 1, size == 0 ? 0 : size - 1);
  const DueHttpReply reply = { status, body, NULL, 0 };
  g_autoptr (GError) error = due_oauth_failure_find (&reply);
  g_autoptr (DueSecret) key = due_secret_new ("key", -1);
  g_autoptr (DueOAuthAnswer) answer = NULL;

  g_assert_true (error != NULL || status == 200);
  if (status >= 500 || status == 302)
    g_assert_false (g_error_matches (error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_SIGN_IN));
  answer = due_oauth_answer_read (body, key, NOW);
  if (answer != NULL)
    check (answer);
  return 0;
}
