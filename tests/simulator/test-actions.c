/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

/* What section 13 of the fact sheet says of actions: item 32. The world has no tasks but those of
 * the steps, the first of which is 8001. */

#define ME "/rest/1/simulatedsecret/"
#define COUNTERS ME "tasks.task.counters.get"
#define JSON "application/json"
#define LATE "/tasks {\"title\":\"Late\",\"deadline_in\":-60}"
#define TALKED "/tasks/8001/comments {\"count\":3}"

static const SimulatedRow rows[] = {
  { "32 complete",
    { LATE, "tasks.task.complete {\"taskId\":8001}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    200,
    { { "result/expired/counter", "0" } } },
  { "32 complete answers the task",
    { LATE },
    "POST",
    ME "tasks.task.complete",
    JSON,
    "{\"taskId\":\"8001\"}",
    200,
    { { "result/task/status", "\"5\"" }, { "result/task/closedBy", "\"1\"" } } },
  { "32 complete waits for approval",
    { "/switches {\"approval\":true}", LATE, "/tasks/8001 {\"creator\":2}" },
    "POST",
    ME "tasks.task.complete",
    JSON,
    "{\"taskId\":8001}",
    200,
    { { "result/task/status", "\"4\"" } } },
  { "32 complete, unknown",
    { NULL },
    "POST",
    ME "tasks.task.complete",
    JSON,
    "{\"taskId\":1}",
    400,
    { { "error", "\"0\"" }, { "error_description", "\"Action on the task is not allowed\"" } } },
  { "32 complete twice",
    { LATE, "tasks.task.complete {\"taskId\":8001}" },
    "POST",
    ME "tasks.task.complete",
    JSON,
    "{\"taskId\":8001}",
    400,
    { { "error", "\"0\"" } } },
  { "32 complete, wrong type",
    { NULL },
    "POST",
    ME "tasks.task.complete",
    JSON,
    "{\"taskId\":\"x\"}",
    400,
    { { "error_description", "\"wrong task id\"" } } },
  { "32 defer",
    { LATE },
    "POST",
    ME "tasks.task.defer",
    JSON,
    "{\"taskId\":8001}",
    200,
    { { "result/task/status", "\"6\"" } } },
  { "32 defer, unknown",
    { NULL },
    "POST",
    ME "tasks.task.defer",
    JSON,
    "{\"taskId\":1}",
    400,
    { { "error", "\"1048582\"" } } },
  { "32 renew",
    { LATE, "tasks.task.complete {\"taskId\":8001}", "tasks.task.renew {\"taskId\":8001}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    200,
    { { "result/expired/counter", "1" } } },
  { "32 mute",
    { LATE, "tasks.task.mute {\"id\":8001}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    200,
    { { "result/expired/counter", "0" } } },
  { "32 unmute",
    { LATE, "tasks.task.mute {\"id\":8001}", "tasks.task.unmute {\"id\":8001}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    200,
    { { "result/expired/counter", "1" } } },
  { "32 mute, unknown",
    { NULL },
    "POST",
    ME "tasks.task.mute",
    JSON,
    "{\"id\":1}",
    200,
    { { "result", "[]" } } },
  { "32 mute, another parameter",
    { LATE },
    "POST",
    ME "tasks.task.mute",
    JSON,
    "{\"taskId\":8001}",
    400,
    { { "error", "\"100\"" } } },
  { "32 pin",
    { LATE },
    "POST",
    ME "tasks.task.pin",
    JSON,
    "{\"id\":8001}",
    200,
    { { "result/task/isPinned", "\"Y\"" } } },
  { "32 favorite",
    { LATE },
    "POST",
    ME "tasks.task.favorite.add",
    JSON,
    "{\"taskId\":8001}",
    200,
    { { "result", "true" } } },
  { "32 favorite, unknown",
    { NULL },
    "POST",
    ME "tasks.task.favorite.remove",
    JSON,
    "{\"taskId\":1}",
    400,
    { { "error", "\"1\"" }, { "error_description", "\"Task not found or not accessible\"" } } },
  { "reading the chat",
    { "/users/1 {\"scopes\":[\"task\",\"im\"]}", LATE, TALKED,
      "im.dialog.read {\"DIALOG_ID\":\"chat10001\"}" },
    "POST",
    COUNTERS,
    JSON,
    "{}",
    200,
    { { "result/new_comments/counter", "0" } } },
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
  g_test_add_func ("/actions/rows", test_rows);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
