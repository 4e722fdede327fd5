/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

/* What section 13 of the fact sheet says of identity and groups: items 29 to 31. The world has no
 * tasks but those of the steps, the first of which is 8001. */

#define ME "/rest/1/simulatedsecret/"
#define COUNTERS ME "tasks.task.counters.get"
#define JSON "application/json"

static const SimulatedRow rows[] = {
  { "29 profile without a scope",
    { "/users/1 {\"scopes\":[]}" },
    "POST",
    ME "profile",
    JSON,
    "{}",
    200,
    { { "result/NAME", "\"Anna\"" }, { "result/ADMIN", "false" } } },
  { "29 scope without a scope",
    { "/users/1 {\"scopes\":[]}" },
    "POST",
    ME "scope",
    JSON,
    "{}",
    200,
    { { "result", "[]" } } },
  { "29 tasks without a scope",
    { "/users/1 {\"scopes\":[]}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    401,
    { { "error", "\"insufficient_scope\"" } } },
  { "29 groups with task only",
    { "/users/1 {\"scopes\":[\"task\"]}" },
    "POST",
    ME "sonet_group.user.groups",
    JSON,
    "{}",
    401,
    { { "error", "\"insufficient_scope\"" } } },
  { "29 as documented",
    { "/users/1 {\"scopes\":[\"task\"]}", "/switches {\"statuses\":\"docs\"}" },
    "POST",
    ME "user.current",
    JSON,
    "{}",
    403,
    { { "error", "\"insufficient_scope\"" } } },
  { "29 user.current",
    { NULL },
    "POST",
    ME "user.current",
    JSON,
    "{}",
    200,
    { { "result/LAST_NAME", "\"Petrova\"" } } },
  { "30 app.info",
    { NULL },
    "POST",
    ME "app.info",
    JSON,
    "{}",
    400,
    { { "error", "\"ACCESS_DENIED\"" },
      { "error_description", "\"Access denied! Application context required\"" } } },
  { "31 groups",
    { NULL },
    "POST",
    ME "sonet_group.user.groups",
    JSON,
    "{}",
    200,
    { { "result/0/GROUP_ID", "\"11\"" }, { "result/0/ROLE", "\"K\"" }, { "result/#", "4" } } },
  { "31 no groups",
    { NULL },
    "POST",
    "/rest/7/simulatedsecret7/sonet_group.user.groups",
    JSON,
    "{}",
    401,
    { { "error", "\"INVALID_CREDENTIALS\"" } } },
  { "31 a new colleague has none",
    { "/users {\"name\":\"Ivan\"}" },
    "POST",
    "/rest/7/simulatedsecret7/sonet_group.user.groups",
    JSON,
    "{}",
    200,
    { { "result", "[]" } } },
  { "workgroups",
    { NULL },
    "POST",
    ME "socialnetwork.api.workgroup.list",
    JSON,
    "{\"select\":[\"ID\",\"NAME\"]}",
    200,
    { { "result/workgroups/0", "{\"id\":\"14\",\"name\":\"Accounting\"}" }, { "total", "4" } } },
  { "groups, upper case",
    { NULL },
    "POST",
    ME "sonet_group.get",
    JSON,
    "{\"FILTER\":{\"ID\":12}}",
    200,
    { { "result/0/NAME", "\"Sales\"" }, { "total", "1" } } },
  { "server.time",
    { NULL },
    "POST",
    ME "server.time",
    JSON,
    "{}",
    200,
    { { "result", "\"2026-11-24T13:00:00+03:00\"" } } },
};

static Simulated *simulated;

static void
test_rows (void)
{
  simulated_walk (simulated, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/people/rows", test_rows);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
