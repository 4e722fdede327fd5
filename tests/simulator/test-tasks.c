/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

/* What section 13 of the fact sheet says of tasks: items 26 to 28. The world has no tasks but those
 * of the steps, the first of which is 8001. */

#define ME "/rest/1/simulatedsecret/"
#define LIST ME "tasks.task.list"
#define JSON "application/json"
#define LATE "/tasks {\"title\":\"Late\",\"deadline_in\":-60}"
#define TALKED "/tasks/8001/comments {\"count\":3}"

static const SimulatedRow rows[] = {
  { "26 none",
    { NULL },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "result", "{\"tasks\":[]}" }, { "total", "0" }, { "next", "absent" } } },
  { "26 ids are text, zones the server's",
    { "/tasks {\"deadline\":\"2026-11-24T10:00:00Z\"}" },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"DEADLINE\"]}",
    200,
    { { "result/tasks/0/id", "\"8001\"" },
      { "result/tasks/0/deadline", "\"2026-11-24T13:00:00+03:00\"" } } },
  { "26 no deadline, no group",
    { "/tasks {}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "result/tasks/0/deadline", "null" },
      { "result/tasks/0/group", "[]" },
      { "result/tasks/0/groupId", "\"0\"" } } },
  { "26 group",
    { "/tasks {\"group\":12}" },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"GROUP_ID\"]}",
    200,
    { { "result/tasks/0/group/id", "\"12\"" }, { "result/tasks/0/group/name", "\"Sales\"" } } },
  { "26 new comments are a number",
    { "/tasks {}", TALKED },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"NEW_COMMENTS_COUNT\",\"IS_MUTED\",\"CHAT_ID\"]}",
    200,
    { { "result/tasks/0/newCommentsCount", "3" },
      { "result/tasks/0/isMuted", "\"N\"" },
      { "result/tasks/0/chatId", "10001" } } },
  { "26 overdue is a status",
    { LATE },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"STATUS\"]}",
    200,
    { { "result/tasks/0/status", "\"2\"" }, { "result/tasks/0/subStatus", "\"-1\"" } } },
  { "26 entities",
    { "/switches {\"title_entities\":true}", "/tasks {\"title\":\"A & B\"}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "result/tasks/0/title", "\"A &amp; B\"" } } },
  { "27 overdue, as the docs ask",
    { LATE, "/tasks {\"status\":5,\"deadline_in\":-5}" },
    "POST",
    LIST,
    JSON,
    "{\"filter\":{\"RESPONSIBLE_ID\":1,\"<DEADLINE\":\"2026-11-24T10:00:00Z\","
    "\"!REAL_STATUS\":[4,5]}}",
    200,
    { { "total", "1" }, { "result/tasks/0/id", "\"8001\"" } } },
  { "27 undocumented",
    { LATE, "/tasks {\"muted\":true}" },
    "POST",
    LIST,
    JSON,
    "{\"filter\":{\"IS_MUTED\":\"Y\"}}",
    200,
    { { "total", "1" } } },
  { "27 undocumented, ignored",
    { "/switches {\"ignore_undocumented_filters\":true}", LATE, "/tasks {\"muted\":true}" },
    "POST",
    LIST,
    JSON,
    "{\"filter\":{\"IS_MUTED\":\"Y\"}}",
    200,
    { { "total", "2" } } },
  { "28 bad order",
    { NULL },
    "POST",
    LIST,
    JSON,
    "{\"order\":{\"NOPE\":\"asc\"}}",
    400,
    { { "error", "\"0\"" }, { "error_description", "\"Invalid sorting key (internal error)\"" } } },
  { "28 no container",
    { NULL },
    "POST",
    LIST,
    JSON,
    "{\"select\":\"ID\"}",
    400,
    { { "error", "\"100\"" } } },
  { "get",
    { "/tasks {\"title\":\"One\"}" },
    "POST",
    ME "tasks.task.get",
    JSON,
    "{\"taskId\":8001,\"select\":[\"ID\",\"TITLE\"]}",
    200,
    { { "result/task/title", "\"One\"" }, { "result/task/action/complete", "true" } } },
  { "get, unknown",
    { NULL },
    "POST",
    ME "tasks.task.get",
    JSON,
    "{\"taskId\":1}",
    200,
    { { "result", "[]" } } },
  { "a task's own counters",
    { LATE, TALKED },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"COUNTERS\"]}",
    200,
    { { "result/tasks/0/counter/counters/expired", "1" },
      { "result/tasks/0/counter/counters/newComments", "3" },
      { "result/tasks/0/counter/value", "4" } } },
  { "a muted task's own counters",
    { LATE, "/tasks/8001 {\"muted\":true}" },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"COUNTERS\"]}",
    200,
    { { "result/tasks/0/counter/counters/mutedExpired", "1" },
      { "result/tasks/0/counter/value", "0" } } },
  { "who helps and who follows",
    { "/tasks {\"accomplices\":[2,3]}" },
    "POST",
    LIST,
    JSON,
    "{\"select\":[\"ACCOMPLICES\",\"AUDITORS\"]}",
    200,
    { { "result/tasks/0/accomplices", "[\"2\",\"3\"]" },
      { "result/tasks/0/accomplicesData/2/name", "\"Viktor Orlov\"" },
      { "result/tasks/0/auditorsData", "[]" } } },
  { "almost overdue",
    { "/tasks {\"deadline_in\":60}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "result/tasks/0/subStatus", "\"-3\"" } } },
  { "not viewed",
    { "/tasks {\"creator\":2}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "result/tasks/0/subStatus", "\"-2\"" }, { "result/tasks/0/notViewed", "\"Y\"" } } },
  { "far off",
    { LATE },
    "POST",
    LIST,
    JSON,
    "{\"start\":9223372036854775807}",
    200,
    { { "result/tasks", "[]" }, { "total", "1" } } },
  { "only what one may see",
    { "/tasks {\"responsible\":2,\"creator\":2}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "total", "0" } } },
  { "a group's tasks",
    { "/tasks {\"responsible\":2,\"creator\":2,\"group\":11}" },
    "POST",
    LIST,
    JSON,
    "{}",
    200,
    { { "total", "1" } } },
};

static Simulated *simulated;

static void
test_rows (void)
{
  simulated_walk (simulated, rows, G_N_ELEMENTS (rows));
}

static void
test_pages_of_fifty (void)
{
  g_autoptr (SimulatedAnswer) first = NULL;
  g_autoptr (SimulatedAnswer) second = NULL;
  g_autoptr (SimulatedAnswer) uncounted = NULL;

  simulated_do (simulated, "/reset {}");
  for (guint i = 0; i < 57; i++)
    simulated_do (simulated, "/tasks {}");
  first = simulated_call (simulated, "tasks.task.list", "{}");
  simulated_expect (first, "result/tasks/#", "50");
  simulated_expect (first, "next", "50");
  simulated_expect (first, "total", "57");
  second = simulated_call (simulated, "tasks.task.list", "{\"start\":50}");
  simulated_expect (second, "result/tasks/#", "7");
  simulated_expect (second, "next", "absent");
  uncounted = simulated_call (simulated, "tasks.task.list", "{\"start\":-1}");
  simulated_expect (uncounted, "total", "absent");
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/tasks/rows", test_rows);
  g_test_add_func ("/tasks/pages-of-fifty", test_pages_of_fifty);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
