/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

#include "error-table.h"

/* Items 9 and 10 of section 13 of the fact sheet. */

#define ME "/rest/1/simulatedsecret/"
#define JSON "application/json"
#define PROFILE "POST", ME "profile", JSON, "{}"

static const SimulatedRow rows[] = {
  { "10 HTML 503",
    { "/faults {\"status\":503,\"html\":true}" },
    PROFILE,
    503,
    { { "", "absent" } } },
  { "10 a status alone brings HTML",
    { "/faults {\"status\":403}" },
    PROFILE,
    403,
    { { "", "absent" } } },
  { "10 HTML 200",
    { "/faults {\"html\":true,\"status\":200}" },
    PROFILE,
    200,
    { { "", "absent" } } },
  { "10 empty 200", { "/faults {\"empty\":true}" }, PROFILE, 200, { { "", "absent" } } },
  { "10 truncated", { "/faults {\"truncate\":20}" }, PROFILE, 200, { { "", "absent" } } },
  { "10 raw body",
    { "/faults {\"body\":\"{\\\"result\\\":null}\"}" },
    PROFILE,
    200,
    { { "result", "null" } } },
  { "10 error as a number",
    { "/faults {\"error\":\"100\"}", "/switches {\"error_as_number\":true}" },
    PROFILE,
    400,
    { { "error", "100" } } },
  { "10 words stay words",
    { "/faults {\"error\":\"NOT_FOUND\"}", "/switches {\"error_as_number\":true}" },
    PROFILE,
    404,
    { { "error", "\"NOT_FOUND\"" } } },
  { "10 no description",
    { "/faults {\"error\":\"wrong_client\",\"description\":null}" },
    PROFILE,
    400,
    { { "error", "\"wrong_client\"" }, { "error_description", "absent" } } },
  { "10 no description, by switch",
    { "/faults {\"error\":\"NOT_FOUND\"}", "/switches {\"no_description\":true}" },
    PROFILE,
    404,
    { { "error_description", "absent" } } },
  { "an error with status 200",
    { "/faults {\"error\":\"NOT_FOUND\",\"status\":200}" },
    PROFILE,
    200,
    { { "error", "\"NOT_FOUND\"" } } },
  { "an empty code", { "/faults {\"error\":\"\"}" }, PROFILE, 400, { { "error", "\"\"" } } },
  { "another description",
    { "/faults {\"error\":\"NOT_FOUND\",\"description\":\"a:0:{}\"}" },
    PROFILE,
    404,
    { { "error_description", "\"a:0:{}\"" } } },
  { "only another method",
    { "/faults {\"method\":\"scope\",\"error\":\"NOT_FOUND\"}" },
    PROFILE,
    200,
    { { "result/ID", "\"1\"" } } },
  { "its own fault before that of all",
    { "/faults {\"faults\":[{\"error\":\"NOT_FOUND\"},"
      "{\"method\":\"profile\",\"error\":\"INTERNAL_SERVER_ERROR\"}]}" },
    PROFILE,
    500,
    { { "error", "\"INTERNAL_SERVER_ERROR\"" } } },
  { "no more",
    { "/faults {\"error\":\"NOT_FOUND\"}", "/faults {\"clear\":true}" },
    PROFILE,
    200,
    { { "result/ID", "\"1\"" } } },
  { "24 one command of a batch",
    { "/faults {\"method\":\"scope\",\"error\":\"OPERATION_TIME_LIMIT\"}" },
    "POST",
    ME "batch",
    JSON,
    "{\"cmd\":{\"a\":\"scope\",\"b\":\"profile\"}}",
    200,
    { { "result/result_error/a/error", "\"OPERATION_TIME_LIMIT\"" },
      { "result/result/b/ID", "\"1\"" } } },
  { "24 a whole batch",
    { "/faults {\"method\":\"batch\",\"error\":\"QUERY_LIMIT_EXCEEDED\"}" },
    "POST",
    ME "batch",
    JSON,
    "{\"cmd\":{\"a\":\"scope\"}}",
    503,
    { { "error", "\"QUERY_LIMIT_EXCEEDED\"" }, { "result", "absent" } } },
};

static Simulated *simulated;

static void
test_rows (void)
{
  simulated_walk (simulated, rows, G_N_ELEMENTS (rows));
}

static void
check_error (const DueErrorRow *row, const char *as, guint status)
{
  g_autofree char *fault =
      g_strdup_printf ("/faults {\"error\":\"%s\",\"as\":\"%s\"}", row->code, as);
  g_autofree char *code = g_strdup_printf ("\"%s\"", row->code);
  g_autoptr (SimulatedAnswer) answer = NULL;

  g_test_message ("%s", fault);
  simulated_do (simulated, fault);
  answer = simulated_call (simulated, "profile", "{}");
  g_assert_cmpuint (answer->status, ==, status);
  simulated_expect (answer, "error", code);
}

/* 9: each row of the table, as documented and as seen. */
static void
test_table (void)
{
  guint n_rows = 0;
  const DueErrorRow *table = due_error_table_get (&n_rows);

  simulated_do (simulated, "/reset {}");
  g_assert_cmpuint (n_rows, ==, 34);
  for (guint i = 0; i < n_rows; i++)
    {
      check_error (&table[i], "seen", table[i].seen);
      check_error (&table[i], "docs", table[i].docs != 0 ? table[i].docs : table[i].seen);
    }
}

static void
test_count (void)
{
  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/faults {\"error\":\"INTERNAL_SERVER_ERROR\",\"count\":2}");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SimulatedAnswer) answer = simulated_call (simulated, "profile", "{}");

      g_assert_cmpuint (answer->status, ==, i < 2 ? 500 : 200);
    }
}

/* libsoup may take what it got of a cut body for all of it: then it is no JSON. */
static const struct
{
  const char *fault;
  gboolean whole;
  guint status; /* of a whole answer */
} transport[] = {
  { "/faults {\"trickle\":0.001}", TRUE, 200 },
  { "/faults {\"trickle\":0.001,\"cut\":5}", FALSE, 0 },
  { "/faults {\"cut\":0}", FALSE, 0 },
  { "/faults {\"cut\":10}", FALSE, 0 },
  { "/faults {\"close\":true}", FALSE, 0 },
  { "/faults {\"close\":true,\"delay\":0.01}", FALSE, 0 },
  { "/faults {\"delay\":0.01}", TRUE, 200 },
  { "/faults {\"delay\":0.01,\"error\":\"NOT_FOUND\"}", TRUE, 404 },
};

static void
test_transport (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (transport); i++)
    {
      g_autoptr (SimulatedAnswer) answer = NULL;

      g_test_message ("%s", transport[i].fault);
      simulated_do (simulated, "/reset {}");
      simulated_do (simulated, transport[i].fault);
      answer = simulated_call (simulated, "profile", "{}");
      g_assert_cmpint (answer->json != NULL, ==, transport[i].whole);
      if (transport[i].whole)
        g_assert_cmpuint (answer->status, ==, transport[i].status);
    }
}

/* Who asked does not wait for the answer; the next one gets one. */
static void
test_gone (void)
{
  g_autoptr (SimulatedAnswer) answer = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/faults {\"delay\":60,\"count\":1}");
  simulated_leave (simulated, "profile");
  answer = simulated_call (simulated, "profile", "{}");
  g_assert_cmpuint (answer->status, ==, 200);
}

static void
test_headers (void)
{
  g_autoptr (SimulatedAnswer) later = NULL;
  g_autoptr (SimulatedAnswer) moved = NULL;
  g_autoptr (SimulatedAnswer) elsewhere = NULL;

  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/faults {\"error\":\"OVERLOAD_LIMIT\",\"retry_after\":120}");
  later = simulated_call (simulated, "profile", "{}");
  g_assert_cmpuint (later->status, ==, 503);
  g_assert_cmpstr (soup_message_headers_get_one (later->headers, "Retry-After"), ==, "120");

  simulated_do (simulated, "/faults {\"redirect\":\"https://new.example\"}");
  moved = simulated_call (simulated, "profile?a=1", "{}");
  g_assert_cmpuint (moved->status, ==, 302);
  g_assert_cmpstr (soup_message_headers_get_one (moved->headers, "Location"), ==,
                   "https://new.example" ME "profile?a=1");

  simulated_do (simulated, "/faults {\"redirect\":\"https://new.example/there\",\"status\":301}");
  elsewhere = simulated_call (simulated, "profile", "{}");
  g_assert_cmpuint (elsewhere->status, ==, 301);
  g_assert_cmpstr (soup_message_headers_get_one (elsewhere->headers, "Location"), ==,
                   "https://new.example/there");
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/faults/rows", test_rows);
  g_test_add_func ("/faults/count", test_count);
  g_test_add_func ("/faults/transport", test_transport);
  g_test_add_func ("/faults/gone", test_gone);
  g_test_add_func ("/faults/headers", test_headers);
  g_test_add_func ("/faults/table", test_table);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
