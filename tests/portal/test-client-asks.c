/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who the person is, and which tasks are theirs: right and wrong answers over real HTTP. */

#include <string.h>

#include "portal-fixture.h"

static void
push_identity (Fixture *fixture, const char *profile, const char *scope, const char *counters)
{
  g_autofree char *body =
      g_strdup_printf (BATCH ("{\"q0\":%s,\"q1\":%s,\"q2\":%s}", "[]"), profile, scope, counters);

  loopback_push_json (fixture->server, body);
}

static void
test_identify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueIdentity) identity = NULL;

  push_identity (fixture, "{\"ID\":547,\"NAME\":\"  Мария\\u202e \",\"LAST_NAME\":\"\"}",
                 "[\"task\"]", COUNTERS (3, 4));
  identity = await_identify (fixture->client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (due_identity_get_user_id (identity), ==, 547);
  g_assert_cmpstr (due_identity_get_name (identity), ==, "Мария");
  g_assert_true (due_identity_has_task_permission (identity));
  assert_count (due_identity_get_counters (identity), DUE_KIND_OVERDUE, 3);
}

static void
test_identify_bad (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *profile;
    const char *scope;
    const char *counters;
    DuePortalError code;
    DueTrouble trouble;
  } cases[] = {
    { "[]", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_USER_DISMISSED },
    { "{}", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_USER_DISMISSED },
    { "{\"NAME\":\"x\"}", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_NOT_A_PORTAL },
    { "{\"ID\":\"0\"}", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_NOT_A_PORTAL },
    { "{\"ID\":\"x\"}", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_NOT_A_PORTAL },
    { "null", "[\"task\"]", COUNTERS (0, 0), DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
    { "{\"ID\":\"5\"}", "[\"crm\",\"tasks\"]", "null", DUE_PORTAL_ERROR_FORBIDDEN,
      DUE_TROUBLE_NO_PERMISSION },
    { "{\"ID\":\"5\"}", "[]", "null", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      push_identity (fixture, cases[i].profile, cases[i].scope, cases[i].counters);
      g_assert_null (await_identify (fixture->client, &error));
      assert_portal_error (error, cases[i].code, cases[i].trouble);
    }
}

static void
test_identify_no_scope (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loopback_push_json (fixture->server, BATCH ("{\"q0\":{\"ID\":\"5\"},\"q1\":[]}",
                                              "{\"q2\":" ERROR ("insufficient_scope") "}"));
  g_assert_null (await_identify (fixture->client, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION);
}

/* The counters are a courtesy: without them one can still connect. */
static void
test_identify_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueIdentity) identity = NULL;

  loopback_push_json (fixture->server, BATCH ("{\"q0\":{\"ID\":\"5\"},\"q1\":[\"task\"]}",
                                              "{\"q2\":" ERROR ("OPERATION_TIME_LIMIT") "}"));
  identity = await_identify (fixture->client, &error);
  g_assert_no_error (error);
  g_assert_null (due_identity_get_counters (identity));
  g_assert_true (due_identity_has_task_permission (identity));
  g_assert_cmpstr (due_identity_get_name (identity), ==, "");
}

/* The filter for new comments is not documented: a portal that refuses it is asked without. */
static void
test_list_hint_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLE_RESPONSIBLE, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  loopback_push_json (fixture->server,
                      BATCH ("{\"q0\":{\"tasks\":[{\"id\":1}]}}", "{\"q1\":" ERROR ("0") "}"));
  first = await_list (fixture->client, watch, 547, 1795514400, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 1);
  loopback_push_json (fixture->server,
                      BATCH ("{\"q0\":{\"tasks\":[]},"
                             "\"q1\":{\"tasks\":[{\"id\":1},{\"id\":2,\"newCommentsCount\":1}]}}",
                             "[]"));
  second = await_list (fixture->client, watch, 547, 1795514400, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_nonnull (strstr (loopback_get_request (fixture->server, 0), "WITH_NEW_COMMENTS"));
  g_assert_null (strstr (loopback_get_request (fixture->server, 1), "WITH_NEW_COMMENTS"));
}

static void
test_list_request (Fixture *fixture, gconstpointer data)
{
  const gint64 projects[] = { 12, 34 };
  g_autoptr (DueWatch) watch =
      due_watch_new (DUE_ROLE_ORIGINATOR | DUE_ROLE_AUDITOR, DUE_PROJECTS_ONLY, projects, 2);
  g_autoptr (GError) error = NULL;
  const char *request = NULL;

  loopback_push_json (fixture->server, ERROR ("INTERNAL_SERVER_ERROR"));
  g_assert_null (await_list (fixture->client, watch, 547, 1795514400, 1800, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN);

  request = loopback_get_request (fixture->server, 0);
  g_assert_nonnull (strstr (request,
                            "filter%5BCREATED_BY%5D=547&filter%5BGROUP_ID%5D%5B0%5D=12&"
                            "filter%5BGROUP_ID%5D%5B1%5D=34&filter%5B%3CDEADLINE%5D="
                            "2026-11-24T10%3A00%3A00Z&filter%5B%21REAL_STATUS%5D%5B0%5D=4"));
  g_assert_nonnull (strstr (request, "filter%5B%3C%3DDEADLINE%5D=2026-11-24T10%3A30%3A00Z"));
  g_assert_nonnull (strstr (request, "filter%5BAUDITOR%5D=547&"));
  g_assert_nonnull (strstr (request, "\"q3\""));
  g_assert_null (strstr (request, "\"q4\""));
}

/* All questions refused is an error; some is not. */
static void
test_list_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLE_RESPONSIBLE, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) some = NULL;

  loopback_push_json (fixture->server, BATCH ("{\"q0\":{\"tasks\":{}},\"q1\":null}", "[]"));
  g_assert_null (await_list (fixture->client, watch, 547, 1795514400, 0, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL);
  g_clear_error (&error);
  loopback_push_json (fixture->server,
                      BATCH ("{\"q1\":{\"tasks\":[{\"id\":2,\"newCommentsCount\":1}]}}",
                             "{\"q0\":" ERROR ("ACCESS_ERROR") "}"));
  some = await_list (fixture->client, watch, 547, 1795514400, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_WITH_FIXTURE ("/client-asks/identify", test_identify);
  ADD_WITH_FIXTURE ("/client-asks/identify-bad", test_identify_bad);
  ADD_WITH_FIXTURE ("/client-asks/identify-no-scope", test_identify_no_scope);
  ADD_WITH_FIXTURE ("/client-asks/identify-busy", test_identify_busy);
  ADD_WITH_FIXTURE ("/client-asks/list-hint-refused", test_list_hint_refused);
  ADD_WITH_FIXTURE ("/client-asks/list-request", test_list_request);
  ADD_WITH_FIXTURE ("/client-asks/list-failures", test_list_failures);

  return g_test_run ();
}
