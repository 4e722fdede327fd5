/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "batch.h"

#include "json-path.h"

#define NOW_US (G_GINT64_CONSTANT (1795514400) * G_USEC_PER_SEC)

/* A portal with two users and one task that is late. */
typedef struct
{
  DueWorld *world;
  DueSwitches *switches;
  DueLimits *limits;
  DueFaults *faults;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->world = due_world_new (1, NOW_US);
  fixture->switches = due_switches_new ();
  fixture->limits = due_limits_new (fixture->switches);
  fixture->faults = due_faults_new ();
  due_world_add_user (fixture->world, "Anna", "Petrova");
  due_world_add_user (fixture->world, "Viktor", "Orlov");
  due_world_add_task (fixture->world, "Late", 1)->deadline_us = NOW_US - 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  due_faults_free (fixture->faults);
  due_limits_free (fixture->limits);
  due_switches_free (fixture->switches);
  g_assert_finalize_object (fixture->world);
}

static DueAnswer *
run_batch (Fixture *fixture, const char *json)
{
  g_autoptr (JsonNode) params = json_from_string (json, NULL);
  DueWorldUser *user = due_world_user (fixture->world, 1);
  DueCall call = { .world = fixture->world,
                   .switches = fixture->switches,
                   .limits = fixture->limits,
                   .user = user,
                   .scopes = (const char *const *) user->scopes,
                   .params = json_node_get_object (params) };

  return due_batch_run (&call, fixture->faults, 0);
}

#define COUNTERS "tasks.task.counters.get"

static const struct
{
  const char *name;
  const char *params;
  const char *path;
  const char *value;
} rows[] = {
  { "nothing", "{}", "result", "[]" },
  { "nothing, errors", "{\"cmd\":{}}", "result_error", "[]" },
  { "cmd is no map", "{\"cmd\":\"profile\"}", "result", "[]" },
  { "string key", "{\"cmd\":{\"a\":\"" COUNTERS "\"}}", "result/a/expired/counter", "1" },
  { "total", "{\"cmd\":{\"a\":\"" COUNTERS "\"}}", "result_total/a", "1" },
  { "no next", "{\"cmd\":{\"a\":\"" COUNTERS "\"}}", "result_next", "[]" },
  { "no errors", "{\"cmd\":{\"a\":\"" COUNTERS "\"}}", "result_error", "[]" },
  { "list", "{\"cmd\":[\"profile\",\"server.time\"]}", "result/1",
    "\"2026-11-24T13:00:00+03:00\"" },
  { "list with a failure is a map", "{\"cmd\":[\"nope\",\"server.time\"]}", "result",
    "{\"1\":\"2026-11-24T13:00:00+03:00\"}" },
  { "list with a failure, errors", "{\"cmd\":[\"nope\",\"server.time\"]}", "result_error/0/error",
    "\"ERROR_METHOD_NOT_FOUND\"" },
  { "failed commands have no time", "{\"cmd\":{\"a\":\"nope\"}}", "result_time", "[]" },
  { "commands after a failure run", "{\"cmd\":{\"a\":\"nope\",\"b\":\"scope\"}}", "result/b/0",
    "\"task\"" },
  { "halt stops", "{\"halt\":1,\"cmd\":{\"a\":\"nope\",\"b\":\"scope\"}}", "result", "[]" },
  { "halt tells one error", "{\"halt\":true,\"cmd\":{\"a\":\"nope\",\"b\":\"nope\"}}",
    "result_error/#", "1" },
  { "halt 0 as text", "{\"halt\":\"0\",\"cmd\":{\"a\":\"nope\",\"b\":\"nope\"}}", "result_error/#",
    "2" },
  { "batch in batch", "{\"cmd\":{\"a\":\"batch\"}}", "result_error/a/error",
    "\"ERROR_BATCH_METHOD_NOT_ALLOWED\"" },
  { "no access is a result", "{\"cmd\":{\"a\":\"" COUNTERS "?userId=2\"}}", "result/a", "[]" },
  { "wrong type", "{\"cmd\":{\"a\":\"" COUNTERS "?userId=abc\"}}", "result_error/a/error",
    "\"0\"" },
  { "encoded plus",
    "{\"cmd\":{\"a\":\"tasks.task.list?filter[%3CDEADLINE]="
    "2026-11-24T10:00:00%2B00:00\"}}",
    "result_total/a", "1" },
  { "raw plus",
    "{\"cmd\":{\"a\":\"tasks.task.list?filter[%3CDEADLINE]="
    "2026-11-24T10:00:00+00:00\"}}",
    "result_total/a", "0" },
  { "encoded twice", "{\"cmd\":{\"a\":\"tasks.task.list?filter%255BID%255D=5\"}}", "result_total/a",
    "1" },
  { "reference", "{\"cmd\":{\"me\":\"profile\",\"a\":\"" COUNTERS "?userId=$result[me][ID]\"}}",
    "result/a/expired/counter", "1" },
  { "reference into a list",
    "{\"cmd\":{\"l\":\"tasks.task.list\",\"a\":\"tasks.task.get?taskId=$result[l][tasks][0][id]"
    "\"}}",
    "result/a/task/title", "\"Late\"" },
  { "reference to nothing", "{\"cmd\":{\"a\":\"method.get?name=$result[x][y]\"}}",
    "result/a/isExisting", "false" },
  { "missing scope", "{\"cmd\":{\"a\":\"im.dialog.read\"}}", "result_error/a/error",
    "\"insufficient_scope\"" },
};

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueAnswer) answer = run_batch (fixture, rows[i].params);
      g_autofree char *value = json_path_print (due_answer_get_result (answer), rows[i].path);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

static void
test_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) params = g_string_new ("{\"cmd\":{\"c0\":\"scope\"");
  g_autoptr (DueAnswer) answer = NULL;
  g_autofree char *n_results = NULL;
  g_autofree char *errors = NULL;

  for (guint i = 1; i < 52; i++)
    g_string_append_printf (params, ",\"c%u\":\"scope\"", i);
  g_string_append (params, "}}");
  answer = run_batch (fixture, params->str);
  n_results = json_path_print (due_answer_get_result (answer), "result/#");
  errors = json_path_print (due_answer_get_result (answer), "result_error");
  g_assert_cmpstr (n_results, ==, "50");
  g_assert_cmpstr (
      errors, ==,
      "{\"c50\":{\"error\":\"ERROR_BATCH_LENGTH_EXCEEDED\",\"error_description\":"
      "\"Max batch length exceeded\"},\"c51\":{\"error\":\"ERROR_BATCH_LENGTH_EXCEEDED\","
      "\"error_description\":\"Max batch length exceeded\"}}");
}

/* Operating time is counted for each method, and hits single commands. */
static void
test_operating (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueAnswer) answer = NULL;
  g_autofree char *error = NULL;
  g_autofree char *results = NULL;

  due_switches_put (fixture->switches, DUE_SWITCH_OPERATING_COST, 10);
  due_switches_put (fixture->switches, DUE_SWITCH_OPERATING_LIMIT, 10);
  answer = run_batch (fixture, "{\"cmd\":{\"a\":\"scope\",\"b\":\"scope\",\"c\":\"profile\"}}");
  error = json_path_print (due_answer_get_result (answer), "result_error/b/error");
  results = json_path_print (due_answer_get_result (answer), "result/#");
  g_assert_cmpstr (error, ==, "\"OPERATION_TIME_LIMIT\"");
  g_assert_cmpstr (results, ==, "2");

  due_world_set_now (fixture->world, NOW_US + 11 * G_TIME_SPAN_MINUTE);
  g_clear_pointer (&answer, due_answer_unref);
  g_clear_pointer (&results, g_free);
  answer = run_batch (fixture, "{\"cmd\":{\"a\":\"scope\"}}");
  results = json_path_print (due_answer_get_result (answer), "result/#");
  g_assert_cmpstr (results, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/batch/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/batch/length", Fixture, NULL, set_up, test_length, tear_down);
  g_test_add ("/batch/operating", Fixture, NULL, set_up, test_operating, tear_down);
  return g_test_run ();
}
