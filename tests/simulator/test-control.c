/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

/* The control interface: what it does, and what it says to bad input. */

static const struct
{
  const char *path;
  const char *json; /* NULL: GET */
  guint status;
} wrong[] = {
  { "/nowhere", "{}", 404 },
  { "/tasks", NULL, 405 },
  { "/world", "{}", 405 },
  { "/tasks", "no JSON", 400 },
  { "/tasks", "[]", 400 },
  { "/tasks", "{\"titel\":\"x\"}", 400 },
  { "/tasks", "{\"title\":\"\"}", 400 },
  { "/tasks", "{\"deadline\":\"tomorrow\"}", 400 },
  { "/tasks", "{\"deadline\":\"1900-01-01T00:00:00Z\"}", 400 },
  { "/tasks", "{\"deadline_in\":\"soon\"}", 400 },
  { "/tasks", "{\"status\":1}", 400 },
  { "/tasks", "{\"responsible\":99}", 400 },
  { "/tasks", "{\"group\":99}", 400 },
  { "/tasks", "{\"auditors\":[1,99]}", 400 },
  { "/tasks", "{\"muted\":1}", 400 },
  { "/tasks/1", "{}", 400 },
  { "/tasks/0", "{}", 404 },
  { "/tasks/8001/comments", "{\"count\":0}", 400 },
  { "/tasks/8001/comments", "{\"author\":99}", 400 },
  { "/tasks/1/comments", "{}", 400 },
  { "/tasks/8001/read", "{\"user\":99}", 400 },
  { "/tasks/1/read", "{}", 400 },
  { "/users", "{\"name\":\"\"}", 400 },
  { "/users", "{\"secret\":\"a/b\"}", 400 },
  { "/users", "{\"admin\":\"yes\"}", 400 },
  { "/users/99", "{}", 400 },
  { "/groups", "{\"owner\":99}", 400 },
  { "/groups/99", "{}", 400 },
  { "/clock", "{}", 400 },
  { "/clock", "{\"set\":\"\"}", 400 },
  { "/clock", "{\"advance\":-1}", 400 },
  { "/clock", "{\"advance\":\"1\"}", 400 },
  { "/clock", "{\"advance\":2e9}", 400 },
  { "/clock", "{\"advance\":1e400}", 400 },
  { "/clock", "{\"set\":\"2201-01-01\"}", 400 },
  { "/clock", "{\"advance\":1,\"set\":\"2026-11-24T10:00:00Z\"}", 400 },
  { "/faults", "{}", 400 },
  { "/faults", "{\"error\":\"x\",\"count\":0}", 400 },
  { "/faults", "{\"error\":\"x\",\"as\":\"told\"}", 400 },
  { "/faults", "{\"status\":99}", 400 },
  { "/faults", "{\"delay\":-1}", 400 },
  { "/faults", "{\"delay\":\"1\"}", 400 },
  { "/faults", "{\"cut\":\"x\"}", 400 },
  { "/faults", "{\"eror\":\"x\"}", 400 },
  { "/faults", "{\"faults\":[1]}", 400 },
  { "/switches", "{\"no_such\":true}", 400 },
  { "/switches", "{\"approval\":1}", 400 },
  { "/switches", "{\"counters\":\"all\"}", 400 },
  { "/switches", "{\"counters_lag\":-1}", 400 },
  { "/switches", "{\"counters_lag\":{}}", 400 },
  { "/switches", "{\"consent\":\"maybe\"}", 400 },
  { "/application", "{\"handler\":\"\"}", 400 },
  { "/application", "{\"handler\":\"duebell://back\"}", 400 },
  { "/application", "{\"handler\":\"http://localhost/#a\"}", 400 },
  { "/application", "{\"handler\":\"http:///\"}", 400 },
  { "/application", "{\"name\":\"\"}", 400 },
  { "/application", "{\"client_secret\":[]}", 400 },
  { "/application", "{\"installed\":\"no\"}", 400 },
  { "/application", "{\"client_id\":\"x\"}", 400 },
  { "/tokens", "{\"user\":99}", 400 },
  { "/tokens/expire", "{\"user\":\"x\"}", 400 },
  { "/tokens/revoke", "{\"usr\":1}", 400 },
  { "/tokens/expire", NULL, 405 },
  { "/requests?after=x", NULL, 400 },
};

static Simulated *simulated;

static void
test_wrong (void)
{
  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/tasks {}");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SimulatedAnswer) answer =
          simulated_control (simulated, wrong[i].path, wrong[i].json);
      const char *sentence = NULL;

      g_test_message ("%s %s", wrong[i].path, wrong[i].json != NULL ? wrong[i].json : "");
      g_assert_cmpuint (answer->status, ==, wrong[i].status);
      sentence = json_object_get_string_member (json_node_get_object (answer->json), "error");
      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

static const struct
{
  const char *path;
  const char *json;
  const char *want;
  const char *value;
} right[] = {
  { "/tasks", "{\"title\":\"One\",\"deadline\":\"2026-11-24T10:00:00Z\",\"group\":11}", "id",
    "8001" },
  { "/tasks/8001", "{\"deadline\":null}", "deadline", "null" },
  { "/tasks/8001", "{\"deadline_in\":-1}", "late", "true" },
  { "/tasks/8001", "{\"title\":\"Two\"}", "title", "\"Two\"" },
  { "/tasks/8001", "{\"group\":null}", "group", "0" },
  { "/tasks/8001", "{\"status\":5}", "late", "false" },
  { "/tasks/8001", "{\"muted\":true}", "muted_by", "[1]" },
  { "/tasks/8001", "{\"muted\":[2,3]}", "muted_by", "[2,3]" },
  { "/tasks/8001", "{\"muted\":[]}", "muted_by", "[]" },
  { "/tasks/8001", "{\"responsible\":3,\"creator\":4}", "responsible", "3" },
  { "/tasks/8001", "{\"accomplices\":[1,2,2],\"auditors\":5}", "accomplices", "[1,2]" },
  { "/tasks/8001/comments", "{\"author\":3,\"count\":2}", "unread",
    "{\"1\":2,\"2\":2,\"4\":2,\"5\":2}" },
  { "/tasks/8001/read", "{}", "unread", "{\"2\":2,\"4\":2,\"5\":2}" },
  { "/tasks/8001/read", "{\"user\":2}", "unread", "{\"4\":2,\"5\":2}" },
  { "/users", "{\"name\":\"Ivan\",\"secret\":\"abc\",\"scopes\":[\"task\"]}", "id", "7" },
  { "/users", "{\"id\":7,\"admin\":true}", "admin", "true" },
  { "/groups", "{\"name\":\"Fair\",\"members\":[1,2]}", "id", "16" },
  { "/groups", "{\"id\":16,\"opened\":true}", "opened", "true" },
  { "/clock", "{\"advance\":0.5}", "now", "\"2026-11-24T13:00:00+03:00\"" },
  { "/clock", "{\"set\":\"2026-12-01T00:00:00+03:00\"}", "now", "\"2026-12-01T00:00:00+03:00\"" },
  { "/tasks/8001", "{\"delete\":true}", "#", "0" },
  { "/switches", "{\"counters_lag\":1.5}", "counters_lag", "1.5" },
  { "/reset", "{}", "#", "0" },
};

static void
test_right (void)
{
  g_autoptr (SimulatedAnswer) world = NULL;

  simulated_do (simulated, "/reset {}");
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (SimulatedAnswer) answer =
          simulated_control (simulated, right[i].path, right[i].json);

      g_test_message ("%s %s", right[i].path, right[i].json);
      simulated_expect (answer, right[i].want, right[i].value);
    }
  world = simulated_control (simulated, "/world", NULL);
  simulated_expect (world, "tasks", "[]");
  simulated_expect (world, "users/#", "6");
  simulated_expect (world, "groups/#", "5");
  simulated_expect (world, "now", "\"2026-11-24T13:00:00+03:00\"");
  simulated_expect (world, "switches/counters_lag", "0");
}

static void
test_requests (void)
{
  g_autoptr (SimulatedAnswer) record = NULL;
  g_autoptr (SimulatedAnswer) rest = NULL;
  g_autoptr (SimulatedAnswer) query = NULL;
  g_autoptr (SimulatedAnswer) body = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "method.get?a=1 {\"name\":\"profile\"}");
  query = simulated_portal (simulated, "GET", "/rest/profile?auth=x", NULL, NULL);
  body =
      simulated_portal (simulated, "POST", "/rest/profile", "application/json", "{\"auth\":\"x\"}");
  g_assert_cmpuint (query->status, ==, 401);
  g_assert_cmpuint (body->status, ==, 401);
  record = simulated_control (simulated, "/requests", NULL);
  simulated_expect (record, "requests/#", "3");
  simulated_expect (record, "requests/0/method", "\"method.get\"");
  simulated_expect (record, "requests/0/verb", "\"POST\"");
  simulated_expect (record, "requests/0/carrier", "\"path\"");
  simulated_expect (record, "requests/0/parameters", "{\"a\":\"1\",\"name\":\"profile\"}");
  simulated_expect (record, "requests/0/time", "\"2026-11-24T13:00:00+03:00\"");
  simulated_expect (record, "requests/1/carrier", "\"query\"");
  simulated_expect (record, "requests/1/status", "401");
  simulated_expect (record, "requests/2/carrier", "\"body\"");
  simulated_expect (record, "requests/2/error", "\"invalid_token\"");

  rest = simulated_control (simulated, "/requests?after=2", NULL);
  simulated_expect (rest, "requests/#", "1");
  simulated_expect (rest, "requests/0/number", "3");
}

/* Until the world ends. */
static void
test_far_future (void)
{
  guint status = 200;

  simulated_do (simulated, "/reset {}");
  for (guint i = 0; i < 10 && status == 200; i++)
    {
      g_autoptr (SimulatedAnswer) answer =
          simulated_control (simulated, "/clock", "{\"advance\":999999999}");

      status = answer->status;
    }
  g_assert_cmpuint (status, ==, 400);
  simulated_do (simulated, "server.time {}");
}

static void
test_new_secret (void)
{
  g_autoptr (SimulatedAnswer) old = NULL;
  g_autoptr (SimulatedAnswer) fresh = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/users/1 {\"secret\":\"another\"}");
  old = simulated_call (simulated, "profile", "{}");
  g_assert_cmpuint (old->status, ==, 401);
  fresh = simulated_portal (simulated, "POST", "/rest/1/another/profile", "application/json", "{}");
  g_assert_cmpuint (fresh->status, ==, 200);
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/control/wrong", test_wrong);
  g_test_add_func ("/control/right", test_right);
  g_test_add_func ("/control/requests", test_requests);
  g_test_add_func ("/control/far-future", test_far_future);
  g_test_add_func ("/control/new-secret", test_new_secret);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
