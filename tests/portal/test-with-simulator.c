/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The client against the simulated portal, which knows nothing of its code. */

#include "portal-await.h"
#include "portal-simulated.h"

static void
control (Simulated *portal, const char *path, const char *json)
{
  json_node_unref (simulated_post (portal, path, json));
}

static void
test_identify (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (GError) error = NULL;
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (DueIdentity) identity = await_identify (client, &error);
  guint count = 0;

  g_assert_no_error (error);
  g_assert_cmpint (due_identity_get_user_id (identity), ==, 1);
  g_assert_cmpstr (due_identity_get_name (identity), ==, "Anna Petrova");
  g_assert_true (due_identity_has_task_permission (identity));
  g_assert_true (due_counters_get (due_identity_get_counters (identity), DUE_KIND_OVERDUE, &count));
  g_assert_cmpuint (count, ==, 5);
  g_assert_finalize_object (client);
}

static void
test_poll (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (DueSnapshot) snapshot = await_poll (client, all, 1, &error);
  guint count = 0;

  g_assert_no_error (error);
  g_assert_true (due_counters_get (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, &count));
  g_assert_cmpuint (count, ==, 5);
  g_assert_true (
      due_counters_get (due_snapshot_get_counters (snapshot), DUE_KIND_COMMENTS, &count));
  g_assert_cmpuint (count, ==, 9);
  g_assert_cmpuint (due_client_get_last_status (client), ==, 200);
  g_assert_null (due_client_get_last_error_name (client));
  g_assert_finalize_object (client);
}

static guint
sum_of (Simulated *portal, DueRoles roles, DueProjectFilter filter, gint64 project)
{
  g_autoptr (DueWatch) watch = due_watch_new (roles, filter, &project, 1);
  g_autoptr (GError) error = NULL;
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (DueSnapshot) snapshot = await_poll (client, watch, 1, &error);
  guint sum = 0;

  g_assert_no_error (error);
  g_assert_true (due_counters_get_sum (due_snapshot_get_counters (snapshot), DUE_KINDS_ALL, &sum));
  g_assert_finalize_object (client);
  return sum;
}

static void
test_filters (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  guint all = sum_of (portal, DUE_ROLES_ALL, DUE_PROJECTS_ALL, 0);
  guint sales = sum_of (portal, DUE_ROLES_ALL, DUE_PROJECTS_ONLY, 12);

  g_assert_cmpuint (all, ==, 14);
  g_assert_cmpuint (sales, >, 0);
  g_assert_cmpuint (sales, <, all);
  g_assert_cmpuint (sum_of (portal, DUE_ROLES_ALL, DUE_PROJECTS_EXCEPT, 12), ==, all - sales);
  g_assert_cmpuint (sum_of (portal, DUE_ROLE_RESPONSIBLE, DUE_PROJECTS_ALL, 0), <, all);
}

static void
test_list (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (GPtrArray) tasks = await_list (client, all, 1, SIMULATED_NOW, 3600, &error);
  guint n_overdue = 0;
  guint n_comments = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    {
      DueTask *task = g_ptr_array_index (tasks, i);

      if (due_task_get_deadline (task) > 0 && due_task_get_deadline (task) < SIMULATED_NOW)
        n_overdue++;
      n_comments += due_task_get_new_comments (task);
      g_assert_cmpuint (due_task_get_roles (task), !=, 0);
      g_assert_false (due_task_is_muted (task));
    }
  g_assert_cmpuint (n_overdue, >=, 5);
  g_assert_cmpuint (n_comments, ==, 9);
  g_assert_finalize_object (client);
}

/* The same answers when the filters that are not documented do nothing. */
static void
test_list_without_hint (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (GPtrArray) with = await_list (client, all, 1, SIMULATED_NOW, 0, &error);
  g_autoptr (GPtrArray) without = NULL;

  control (portal, "/switches", "{\"ignore_undocumented_filters\": true}");
  without = await_list (client, all, 1, SIMULATED_NOW, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (with->len, ==, without->len);
  g_assert_finalize_object (client);
}

static void
test_moved (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (portal->webhook, LONG_MS);

  control (portal, "/switches", "{\"renamed\": true}");
  g_assert_null (await_poll (client, all, 1, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED);
  g_assert_true (g_str_has_prefix (due_portal_error_get_new_portal (error), "http://127.0.0.1:"));
  g_assert_finalize_object (client);
}

static void
test_wrong_secret (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autofree char *link = g_strdup_printf ("%sx", portal->webhook);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = NULL;

  link[strlen (link) - 2] = 'y';
  client = client_for (link, LONG_MS);
  g_assert_null (await_poll (client, all, 1, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE);
  g_assert_cmpstr (due_client_get_last_error_name (client), ==, "INVALID_CREDENTIALS");
  g_assert_finalize_object (client);
}

/* The portal's way to say each of them, not ours; with both statuses. */
static void
test_errors (void)
{
  static const struct
  {
    const char *code;
    DuePortalError reaction;
    DueTrouble trouble;
  } cases[] = {
    { "INVALID_CREDENTIALS", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_WEBHOOK_GONE },
    { "authorization_error", DUE_PORTAL_ERROR_SIGN_IN, DUE_TROUBLE_USER_DISMISSED },
    { "insufficient_scope", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION },
    { "PAYMENT_REQUIRED", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
    { "ACCESS_DENIED", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
    { "METHOD_CONFIRM_WAITING", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_CONFIRMATION },
    { "QUERY_LIMIT_EXCEEDED", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TOO_MANY },
    { "OVERLOAD_LIMIT", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_OVERLOAD },
    { "PORTAL_DELETED", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_PORTAL_CLOSED },
    { "INTERNAL_SERVER_ERROR", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
  };
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (portal->webhook, LONG_MS);

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gsize n = i / 2;
      g_autofree char *fault = g_strdup_printf ("{\"error\": \"%s\", \"as\": \"%s\"}",
                                                cases[n].code, i % 2 == 0 ? "docs" : "seen");
      g_autoptr (GError) error = NULL;

      control (portal, "/faults", fault);
      g_assert_null (await_poll (client, all, 1, &error));
      assert_portal_error (error, cases[n].reaction, cases[n].trouble);
      g_assert_cmpstr (due_client_get_last_error_name (client), ==, cases[n].code);
      control (portal, "/faults", "{\"clear\": true}");
    }
  g_assert_finalize_object (client);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/with-simulator/identify", test_identify);
  g_test_add_func ("/with-simulator/poll", test_poll);
  g_test_add_func ("/with-simulator/filters", test_filters);
  g_test_add_func ("/with-simulator/list", test_list);
  g_test_add_func ("/with-simulator/list-without-hint", test_list_without_hint);
  g_test_add_func ("/with-simulator/errors", test_errors);
  g_test_add_func ("/with-simulator/moved", test_moved);
  g_test_add_func ("/with-simulator/wrong-secret", test_wrong_secret);

  return g_test_run ();
}
