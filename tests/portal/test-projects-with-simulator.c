/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Projects that are there, left and deleted, and certificates: against the simulated portal. */

#include "portal-await.h"
#include "portal-simulated.h"
#include "probe.h"

#define SALES 12
#define OTHER 13

#define GOOD "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"

static void
control (Simulated *portal, const char *path, const char *json)
{
  json_node_unref (simulated_post (portal, path, json));
}

static GPtrArray *
list_projects (DueClient *client, gboolean *complete)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *projects = NULL;

  due_client_list_projects_async (client, 1, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  projects = due_client_list_projects_finish (client, result, complete, &error);
  g_assert_no_error (error);
  return projects;
}

static gboolean
has_project (GPtrArray *projects, gint64 id)
{
  for (guint i = 0; i < projects->len; i++)
    if (due_project_get_id (projects->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static void
assert_sorted_and_named (GPtrArray *projects)
{
  for (guint i = 0; i < projects->len; i++)
    {
      g_assert_cmpstr (due_project_get_name (projects->pdata[i]), !=, "");
      if (i > 0)
        g_assert_cmpint (due_project_compare (projects->pdata[i - 1], projects->pdata[i]), <, 0);
    }
}

static void
test_list (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  gboolean complete = FALSE;

  all = list_projects (client, &complete);
  g_assert_true (complete);
  g_assert_true (has_project (all, SALES));
  assert_sorted_and_named (all);

  control (portal, "/users", "{\"id\": 1, \"scopes\": [\"task\"]}");
  seen = list_projects (client, &complete);
  g_assert_false (complete);
  g_assert_true (has_project (seen, SALES));
  assert_sorted_and_named (seen);
  for (guint i = 0; i < seen->len; i++)
    g_assert_true (has_project (all, due_project_get_id (seen->pdata[i])));
  g_assert_finalize_object (client);
}

/* A portal without batch is asked one by one, and says the same. */
static void
test_list_without_batch (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  DueClient *client = client_for (portal->webhook, LONG_MS);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) again = NULL;
  gboolean complete = FALSE;

  all = list_projects (client, NULL);
  control (portal, "/faults", "{\"method\": \"batch\", \"error\": \"ERROR_METHOD_NOT_FOUND\"}");
  again = list_projects (client, &complete);
  g_assert_true (complete);
  g_assert_cmpuint (again->len, ==, all->len);
  g_assert_finalize_object (client);
}

typedef struct
{
  Simulated *portal;
  DueClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer change)
{
  fixture->portal = simulated_new ();
  fixture->client = client_for (fixture->portal->webhook, LONG_MS);
}

static void
tear_down (Fixture *fixture, gconstpointer change)
{
  g_assert_finalize_object (fixture->client);
  simulated_free (fixture->portal);
}

static DueSnapshot *
poll_projects (Fixture *fixture, DueProjectFilter filter, gint64 first, gint64 second)
{
  const gint64 projects[] = { first, second };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, filter, projects, 2);
  g_autoptr (GError) error = NULL;
  DueSnapshot *snapshot = await_poll (fixture->client, watch, 1, &error);

  g_assert_no_error (error);
  return snapshot;
}

/* -1: no access */
static int
sum_projects (Fixture *fixture, DueProjectFilter filter, gint64 first, gint64 second)
{
  g_autoptr (DueSnapshot) snapshot = poll_projects (fixture, filter, first, second);
  DueCounters *counters = due_snapshot_get_counters (snapshot);
  guint sum = 0;

  if (!due_counters_has_access (counters))
    return -1;
  g_assert_true (due_counters_get_sum (counters, DUE_KINDS_ALL, &sum));
  return (int) sum;
}

/* @change: what happens to the project OTHER. */
static void
test_lost (Fixture *fixture, gconstpointer change)
{
  int sales = sum_projects (fixture, DUE_PROJECTS_ONLY, SALES, 0);
  g_autoptr (DueSnapshot) snapshot = NULL;
  GPtrArray *readings = NULL;
  int all = 0;

  g_assert_cmpint (sales, >, 0);
  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_ONLY, OTHER, 0), >, 0);
  control (fixture->portal, "/groups", change);
  all = sum_projects (fixture, DUE_PROJECTS_ALL, 0, 0);

  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_ONLY, SALES, OTHER), ==, sales);
  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_ONLY, OTHER, 0), ==, -1);
  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_ONLY, OTHER, 999999), ==, -1);
  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_EXCEPT, SALES, OTHER), ==, all - sales);
  g_assert_cmpint (sum_projects (fixture, DUE_PROJECTS_EXCEPT, OTHER, 999999), ==, all);

  snapshot = poll_projects (fixture, DUE_PROJECTS_ONLY, SALES, OTHER);
  readings = due_snapshot_get_readings (snapshot);
  g_assert_cmpuint (readings->len, ==, 2);
  for (guint i = 0; i < readings->len; i++)
    {
      DueReading *reading = readings->pdata[i];

      g_assert_cmpint (due_counters_has_access (due_reading_get_counters (reading)), ==,
                       due_query_get_group_id (due_reading_get_query (reading)) == SALES);
    }
}

static void
test_lost_without_batch (Fixture *fixture, gconstpointer change)
{
  control (fixture->portal, "/faults",
           "{\"method\": \"batch\", \"error\": \"ERROR_METHOD_NOT_FOUND\"}");
  test_lost (fixture, change);
}

/* Several roles: the project is asked for in each. */
static void
test_lost_in_roles (Fixture *fixture, gconstpointer change)
{
  const gint64 projects[] = { SALES, OTHER };
  DueRoles roles = DUE_ROLE_RESPONSIBLE | DUE_ROLE_ORIGINATOR;
  g_autoptr (DueWatch) both = due_watch_new (roles, DUE_PROJECTS_ONLY, projects, 2);
  g_autoptr (DueWatch) sales = due_watch_new (roles, DUE_PROJECTS_ONLY, projects, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) expected = await_poll (fixture->client, sales, 1, &error);
  g_autoptr (DueSnapshot) snapshot = NULL;

  control (fixture->portal, "/groups", change);
  snapshot = await_poll (fixture->client, both, 1, &error);
  g_assert_no_error (error);
  g_assert_true (due_counters_equal (due_snapshot_get_counters (snapshot),
                                     due_snapshot_get_counters (expected)));
}

static void
test_probe (void)
{
  g_autoptr (Simulated) portal = simulated_new ();
  g_autoptr (DueAddress) address = due_address_parse (portal->webhook, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  due_probe_async (address, NULL, NULL, await_keep, &result);
  await_result (&result);
  g_assert_true (due_probe_finish (result, &error));
  g_assert_no_error (error);

  g_clear_object (&result);
  control (portal, "/switches", "{\"renamed\": true}");
  due_probe_async (address, NULL, NULL, await_keep, &result);
  await_result (&result);
  g_assert_false (due_probe_finish (result, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED);
}

static void
test_tls (void)
{
  g_autoptr (Simulated) portal = simulated_new_tls ("good");
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) requests = NULL;
  DueClient *client = client_for (portal->webhook, LONG_MS);

  g_assert_true (g_str_has_prefix (portal->webhook, "https://"));
  g_assert_null (await_poll (client, all, 1, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD);
  g_clear_error (&error);
  requests = simulated_get (portal, "/requests");
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (requests), "requests")),
                    ==, 0);

  due_client_set_trusted_certificate (client, GOOD);
  await_good_poll (client, all);
  g_assert_finalize_object (client);
}

static void
add_lost (const char *name, void (*test) (Fixture *, gconstpointer))
{
  static const char *const changes[][2] = {
    { "deleted", "{\"id\": 13, \"delete\": true}" },
    { "left", "{\"id\": 13, \"members\": [2], \"opened\": false}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/projects/%s/%s", name, changes[i][0]);

      g_test_add (path, Fixture, changes[i][1], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projects/list", test_list);
  g_test_add_func ("/projects/list-without-batch", test_list_without_batch);
  add_lost ("lost", test_lost);
  add_lost ("lost-without-batch", test_lost_without_batch);
  add_lost ("lost-in-roles", test_lost_in_roles);
  g_test_add_func ("/projects/probe", test_probe);
  g_test_add_func ("/projects/tls", test_tls);

  return g_test_run ();
}
