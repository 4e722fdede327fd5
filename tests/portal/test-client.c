/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the client makes of right and wrong answers of a portal, over real HTTP. */

#include <string.h>

#include "portal-fixture.h"

/* (transfer full): two roles, so that there are two questions. */
static DueWatch *
watch_two (void)
{
  return due_watch_new (DUE_ROLE_RESPONSIBLE | DUE_ROLE_AUDITOR, DUE_PROJECTS_ALL, NULL, 0);
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 12) "}");
  snapshot = await_poll (fixture->client, watch, 0, &error);
  g_assert_no_error (error);
  assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, 3);
  assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_COMMENTS, 12);
  g_assert_cmpuint (due_snapshot_get_readings (snapshot)->len, ==, 1);
  assert_asks (fixture, 0, "tasks.task.counters.get");
  g_assert_null (strstr (loopback_get_request (fixture->server, 0), "userId"));
}

static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  loopback_push_json (fixture->server,
                      BATCH ("{\"q0\":" COUNTERS (3, 1) ",\"q1\":" COUNTERS (0, 4) "}", "[]"));
  snapshot = await_poll (fixture->client, watch, 547, &error);
  g_assert_no_error (error);
  assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, 3);
  assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_COMMENTS, 5);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 1);
  assert_asks (fixture, 0, "batch");
  g_assert_nonnull (strstr (loopback_get_request (fixture->server, 0),
                            "{\"halt\":0,\"cmd\":{\"q0\":\"tasks.task.counters.get?userId=547&"
                            "groupId=0&type=view_role_responsible\",\"q1\":"));
}

/* More than fifty questions are several batches, one after the other. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  gint64 projects[60] = { 0 };
  g_autoptr (GString) first = g_string_new ("{");
  g_autoptr (GString) second = g_string_new ("{");
  g_autofree char *first_json = NULL;
  g_autofree char *second_json = NULL;
  g_autoptr (DueWatch) watch = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  for (guint i = 0; i < 60; i++)
    {
      projects[i] = i + 1;
      g_string_append_printf (i < 50 ? first : second, "%s\"q%u\":" COUNTERS (1, 0),
                              i % 50 == 0 ? "" : ",", i % 50);
    }
  first_json = g_strdup_printf (BATCH ("%s}", "[]"), first->str);
  second_json = g_strdup_printf (BATCH ("%s}", "[]"), second->str);
  watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ONLY, projects, 60);

  loopback_push_json (fixture->server, first_json);
  loopback_push_json (fixture->server, second_json);
  snapshot = await_poll (fixture->client, watch, 547, &error);
  g_assert_no_error (error);
  assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, 60);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 2);
  g_assert_nonnull (strstr (loopback_get_request (fixture->server, 0), "\"q49\""));
  g_assert_null (strstr (loopback_get_request (fixture->server, 0), "\"q50\""));
  g_assert_nonnull (strstr (loopback_get_request (fixture->server, 1), "groupId=60"));
}

/* A portal without batch is asked one by one, and is never asked for a batch again. */
static void
test_no_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();

  loopback_push_text (fixture->server, 404, "", ERROR ("ERROR_METHOD_NOT_FOUND"));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSnapshot) snapshot = NULL;

      loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 1) "}");
      loopback_push_json (fixture->server, "{\"result\":" COUNTERS (2, 4) "}");
      snapshot = await_poll (fixture->client, watch, 547, &error);
      g_assert_no_error (error);
      assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, 5);
    }
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 5);
  assert_asks (fixture, 0, "batch");
  assert_asks (fixture, 1, "tasks.task.counters.get");
  assert_asks (fixture, 4, "tasks.task.counters.get");
}

/* The same for a method that the portal does not take in a batch. */
static void
test_not_in_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();

  loopback_push_json (fixture->server,
                      BATCH ("{\"q1\":" COUNTERS (2, 4) "}",
                             "{\"q0\":" ERROR ("ERROR_BATCH_METHOD_NOT_ALLOWED") "}"));
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 1) "}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSnapshot) snapshot = await_poll (fixture->client, watch, 547, &error);

      g_assert_no_error (error);
      assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, 5);
      loopback_push_json (fixture->server, "{\"result\":" COUNTERS (3, 1) "}");
      loopback_push_json (fixture->server, "{\"result\":" COUNTERS (2, 4) "}");
    }
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 4);
  assert_asks (fixture, 3, "tasks.task.counters.get");
}

/* A lost project is no access, not zero and not an error; for all projects it is an error. */
static void
test_lost_project (Fixture *fixture, gconstpointer data)
{
  const gint64 project = 12;
  g_autoptr (DueWatch) only = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ONLY, &project, 1);
  g_autoptr (DueWatch) all = watch_all ();
  static const char *const codes[] = { ERROR ("0"), ERROR ("100"), "{\"error\":0}",
                                       "{\"result\":[]}" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DueSnapshot) snapshot = NULL;

      loopback_push_text (fixture->server, i == 3 ? 200 : 400, "", codes[i]);
      snapshot = await_poll (fixture->client, only, 547, &error);
      g_assert_no_error (error);
      g_assert_false (due_counters_has_access (due_snapshot_get_counters (snapshot)));
    }
  loopback_push_text (fixture->server, 400, "", ERROR ("0"));
  g_assert_null (await_poll (fixture->client, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN);
}

static void
test_no_access (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  loopback_push_json (fixture->server, BATCH ("{\"q0\":[],\"q1\":[]}", "[]"));
  snapshot = await_poll (fixture->client, watch, 547, &error);
  g_assert_no_error (error);
  g_assert_false (due_counters_has_access (due_snapshot_get_counters (snapshot)));
}

/* Answers in which a number is missing or wrong are no answers. */
static void
test_malformed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();
  static const char *const bodies[] = {
    BATCH ("[]", "[]"),
    BATCH ("{\"q0\":" COUNTERS (1, 1) "}", "[]"),
    BATCH ("{\"q0\":" COUNTERS (1, 1) ",\"q1\":null}", "[]"),
    BATCH ("{\"q0\":" COUNTERS (1, 1) ",\"q1\":" COUNTERS (1, "x") "}", "[]"),
    BATCH ("{\"q0\":" COUNTERS (1, 1) ",\"q1\":" COUNTERS (-1, 1) "}", "[]"),
    BATCH ("[" COUNTERS (1, 1) "]", "[]"),
    "{\"result\":[]}",
    "{\"result\":{}}",
    "{\"result\":null}",
    "{\"result\":true}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bodies[i]);
      loopback_push_json (fixture->server, bodies[i]);
      g_assert_null (await_poll (fixture->client, watch, 547, &error));
      assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL);
      g_assert_cmpstr (due_client_get_last_error_name (fixture->client), ==, "not-a-portal");
      g_assert_cmpuint (due_client_get_last_status (fixture->client), ==, 200);
    }
}

/* One call's trouble that is everybody's ends the poll with what helps. */
static void
test_errors_in_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();
  static const struct
  {
    const char *body;
    DuePortalError code;
    DueTrouble trouble;
    gint64 wait_ms;
  } cases[] = {
    { BATCH ("{\"q0\":" COUNTERS (1, 1) "}", "{\"q1\":" ERROR ("OPERATION_TIME_LIMIT") "}"),
      DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TIME_LIMIT, 600000 },
    { BATCH ("[]", "{\"q0\":" ERROR ("insufficient_scope") ",\"q1\":\"insufficient_scope\"}"),
      DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0 },
    { BATCH ("{\"q0\":" COUNTERS (1, 1) "}", "{\"q1\":" ERROR ("INTERNAL_SERVER_ERROR") "}"),
      DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN, 0 },
    { BATCH ("{\"q0\":" COUNTERS (1, 1) "}", "{\"q1\":" ERROR ("ERROR_METHOD_NOT_FOUND") "}"),
      DUE_PORTAL_ERROR_UNSUPPORTED, DUE_TROUBLE_UNSUPPORTED, 0 },
    { ERROR ("QUERY_LIMIT_EXCEEDED"), DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TOO_MANY, 2000 },
    { ERROR ("PORTAL_DELETED"), DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_PORTAL_CLOSED, 600000 },
    { ERROR ("expired_token"), DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      loopback_push_json (fixture->server, cases[i].body);
      g_assert_null (await_poll (fixture->client, watch, 547, &error));
      assert_portal_error (error, cases[i].code, cases[i].trouble);
      g_assert_cmpint (due_portal_error_get_wait_ms (error), ==, cases[i].wait_ms);
    }
}

static void
test_time_limit_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GError) error = NULL;

  loopback_push_json (fixture->server,
                      "{\"result\":" COUNTERS (1, 1) ",\"time\":{\"finish\":1000.5,"
                                                     "\"operating_reset_at\":1100}}");
  await_good_poll (fixture->client, watch);
  loopback_push_text (fixture->server, 429, "", ERROR ("OPERATION_TIME_LIMIT"));
  g_assert_null (await_poll (fixture->client, watch, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TIME_LIMIT);
  g_assert_cmpint (due_portal_error_get_wait_ms (error), >, 60000);
  g_assert_cmpint (due_portal_error_get_wait_ms (error), <=, 101000);
}

/* INVALID_CREDENTIALS: dead if `profile` says so too, else a matter of rights. */
static void
test_credentials (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) one = watch_all ();
  g_autoptr (DueWatch) two = watch_two ();
  static const struct
  {
    const char *first;
    const char *profile;
    gboolean batch;
    guint status;
    DuePortalError code;
    DueTrouble trouble;
  } cases[] = {
    { ERROR ("INVALID_CREDENTIALS"), ERROR ("INVALID_CREDENTIALS"), FALSE, 401,
      DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE },
    { ERROR ("INVALID_CREDENTIALS"), PROFILE, FALSE, 200, DUE_PORTAL_ERROR_FORBIDDEN,
      DUE_TROUBLE_NOT_ALLOWED },
    { ERROR ("INVALID_CREDENTIALS"), "{\"result\":[]}", FALSE, 200, DUE_PORTAL_ERROR_SIGN_IN,
      DUE_TROUBLE_USER_DISMISSED },
    { ERROR ("INVALID_CREDENTIALS"), "<html>", FALSE, 502, DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_PORTAL_DOWN },
    { ERROR ("INVALID_CREDENTIALS"), ERROR ("INVALID_CREDENTIALS"), TRUE, 401,
      DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE },
    { BATCH ("{\"q0\":[]}", "{\"q1\":" ERROR ("invalid_credentials") "}"), PROFILE, TRUE, 200,
      DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NOT_ALLOWED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n = loopback_get_n_requests (fixture->server);

      loopback_push_text (fixture->server, cases[i].batch ? 200 : 401, "", cases[i].first);
      loopback_push_text (fixture->server, cases[i].status, "", cases[i].profile);
      g_assert_null (await_poll (fixture->client, cases[i].batch ? two : one, 547, &error));
      assert_portal_error (error, cases[i].code, cases[i].trouble);
      g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, n + 2);
      assert_asks (fixture, n + 1, "profile");
    }
}

static void
test_no_auth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_two ();
  static const DuePortalError codes[] = { DUE_PORTAL_ERROR_RETRY, DUE_PORTAL_ERROR_SIGN_IN };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      loopback_push_text (fixture->server, 401, "", ERROR ("NO_AUTH_FOUND"));
      g_assert_null (await_poll (fixture->client, watch, 547, &error));
      g_assert_error (error, DUE_PORTAL_ERROR, (int) codes[i]);
    }
}

static void
test_nothing_to_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ONLY, NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = await_poll (fixture->client, watch, 547, &error);
  g_autoptr (GPtrArray) tasks = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (due_snapshot_get_readings (snapshot)->len, ==, 0);
  tasks = await_list (fixture->client, watch, 547, 1, 60, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, ==, 0);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 0);
}

/* Three at once: one request is under way at a time, in order. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  GAsyncResult *results[3] = { NULL, NULL, NULL };

  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (0, 0) "}");
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (1, 0) "}");
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (2, 0) "}");
  for (guint i = 0; i < 3; i++)
    due_client_poll_async (fixture->client, watch, 547, NULL, await_keep, &results[i]);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DueSnapshot) snapshot = NULL;

      await_result (&results[i]);
      snapshot = due_client_poll_finish (fixture->client, results[i], NULL);
      g_assert_nonnull (snapshot);
      assert_count (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, i);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (loopback_get_n_connections (fixture->server), ==, 1);
}

static void
assert_cancelled (DueClient *client, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  await_result (result);
  g_assert_null (due_client_poll_finish (client, *result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The running one and one that waits, each by its own; the third is not touched. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  g_autoptr (DueSnapshot) snapshot = NULL;
  const LoopbackAnswer silence = { .head = "HTTP/1.1 200 OK\r\n" };

  loopback_push (fixture->server, &silence);
  loopback_push_json (fixture->server, "{\"result\":" COUNTERS (2, 0) "}");
  due_client_poll_async (fixture->client, watch, 547, first, await_keep, &results[0]);
  due_client_poll_async (fixture->client, watch, 547, second, await_keep, &results[1]);
  due_client_poll_async (fixture->client, watch, 547, NULL, await_keep, &results[2]);
  while (loopback_get_n_requests (fixture->server) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_cancellable_cancel (second);
  assert_cancelled (fixture->client, &results[1]);
  g_assert_null (results[0]);
  g_cancellable_cancel (first);
  assert_cancelled (fixture->client, &results[0]);
  await_result (&results[2]);
  snapshot = due_client_poll_finish (fixture->client, results[2], NULL);
  g_assert_nonnull (snapshot);
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 2);
  for (guint i = 0; i < 3; i++)
    g_object_unref (results[i]);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueWatch) watch = watch_all ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  due_client_poll_async (fixture->client, watch, 547, cancellable, await_keep, &result);
  g_assert_null (result);
  assert_cancelled (fixture->client, &result);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_WITH_FIXTURE ("/client/one", test_one);
  ADD_WITH_FIXTURE ("/client/batch", test_batch);
  ADD_WITH_FIXTURE ("/client/many", test_many);
  ADD_WITH_FIXTURE ("/client/no-batch", test_no_batch);
  ADD_WITH_FIXTURE ("/client/not-in-batch", test_not_in_batch);
  ADD_WITH_FIXTURE ("/client/lost-project", test_lost_project);
  ADD_WITH_FIXTURE ("/client/no-access", test_no_access);
  ADD_WITH_FIXTURE ("/client/malformed", test_malformed);
  ADD_WITH_FIXTURE ("/client/errors-in-batch", test_errors_in_batch);
  ADD_WITH_FIXTURE ("/client/time-limit-known", test_time_limit_known);
  ADD_WITH_FIXTURE ("/client/credentials", test_credentials);
  ADD_WITH_FIXTURE ("/client/no-auth", test_no_auth);
  ADD_WITH_FIXTURE ("/client/nothing-to-ask", test_nothing_to_ask);
  ADD_WITH_FIXTURE ("/client/queue", test_queue);
  ADD_WITH_FIXTURE ("/client/cancel", test_cancel);
  ADD_WITH_FIXTURE ("/client/cancelled-before", test_cancelled_before);

  return g_test_run ();
}
