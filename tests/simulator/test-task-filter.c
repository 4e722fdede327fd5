/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-filter.h"

#define NOW_US (G_GINT64_CONSTANT (1795514400) * G_USEC_PER_SEC) /* 2026-11-24T10:00:00Z */

/* Filters over the world of make_world(); the last digit of each id that passes, newest first. */
static const struct
{
  const char *filter;
  const char *found;
} rows[] = {
  { "{}", "4321" },
  { "{\"ID\":8002}", "2" },
  { "{\"ID\":[\"8002\",8003]}", "32" },
  { "{\"!ID\":[8002,8003]}", "41" },
  { "{\">ID\":8002}", "43" },
  { "{\">=ID\":8002,\"<ID\":8004}", "32" },
  { "{\"RESPONSIBLE_ID\":1}", "421" },
  { "{\"CREATED_BY\":\"2\"}", "3" },
  { "{\"ACCOMPLICE\":1}", "3" },
  { "{\"AUDITOR\":2}", "4" },
  { "{\"MEMBER\":2}", "43" },
  { "{\"GROUP_ID\":11}", "2" },
  { "{\"GROUP_ID\":0}", "431" },
  { "{\"TITLE\":\"Second\"}", "2" },
  { "{\"!TITLE\":\"Second\"}", "431" },
  { "{\"<DEADLINE\":\"2026-11-24T10:00:00+00:00\"}", "1" },
  { "{\"<DEADLINE\":\"2026-11-24T13:00:00+03:00\"}", "1" },
  { "{\"<=DEADLINE\":\"2026-11-24T10:00:00Z\"}", "21" },
  { "{\">DEADLINE\":\"2026-11-24\"}", "321" },
  { "{\"<DEADLINE\":\"2026-11-24T10:00:00 00:00\"}", "" },
  { "{\"DEADLINE\":\"\"}", "4" },
  { "{\"DEADLINE\":null}", "4" },
  { "{\"!DEADLINE\":\"\"}", "321" },
  { "{\"REAL_STATUS\":[2,3]}", "321" },
  { "{\"!REAL_STATUS\":[4,5]}", "321" },
  { "{\"STATUS\":-1}", "1" },
  { "{\"STATUS\":5}", "4" },
  { "{\"IS_MUTED\":\"Y\"}", "2" },
  { "{\"IS_MUTED\":\"N\"}", "431" },
  { "{\"WITH_NEW_COMMENTS\":\"Y\"}", "3" },
  { "{\"NO_SUCH_FIELD\":1}", "4321" },
};

static DueWorld *
make_world (void)
{
  DueWorld *world = due_world_new (1, NOW_US);
  DueWorldTask *task = NULL;
  gint64 me = 1;
  gint64 other = 2;

  due_world_add_user (world, "Anna", "Petrova");
  due_world_add_user (world, "Viktor", "Orlov");
  due_world_add_group (world, "Sales", 1);

  task = due_world_add_task (world, "First", me);
  task->deadline_us = NOW_US - G_USEC_PER_SEC;
  task = due_world_add_task (world, "Second", me);
  task->deadline_us = NOW_US;
  task->group = 11;
  due_world_task_view (task, me)->muted = TRUE;
  task = due_world_add_task (world, "Third", other);
  task->deadline_us = NOW_US + 48 * G_TIME_SPAN_HOUR;
  task->status = DUE_STATUS_IN_PROGRESS;
  g_array_append_val (task->accomplices, me);
  due_world_comment (world, task, other, "text", NULL);
  task = due_world_add_task (world, "Fourth", me);
  task->status = DUE_STATUS_COMPLETED;
  g_array_append_val (task->auditors, other);
  due_world_add_task (world, "None of Anna's business", other);
  return world;
}

static char *
list_ids (GPtrArray *tasks)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (ids, "%d", (int) (((DueWorldTask *) tasks->pdata[i])->id % 10));
  return g_string_free (ids, FALSE);
}

static char *
run_filter (DueWorld *world, DueSwitches *switches, const char *json)
{
  g_autoptr (JsonNode) filter = json_from_string (json, NULL);
  g_autoptr (GPtrArray) found = NULL;
  DueCall call = { .world = world, .switches = switches, .user = due_world_user (world, 1) };

  g_assert_nonnull (filter);
  found = due_filter_tasks (&call, filter);
  return list_ids (found);
}

static void
test_filters (void)
{
  g_autoptr (DueWorld) world = make_world ();
  g_autoptr (DueSwitches) switches = due_switches_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = run_filter (world, switches, rows[i].filter);

      g_test_message ("%s", rows[i].filter);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static void
test_undocumented (void)
{
  g_autoptr (DueWorld) world = make_world ();
  g_autoptr (DueSwitches) switches = due_switches_new ();
  g_autofree char *muted = NULL;
  g_autofree char *comments = NULL;

  due_switches_put (switches, DUE_SWITCH_IGNORE_UNDOCUMENTED_FILTERS, 1);
  muted = run_filter (world, switches, "{\"IS_MUTED\":\"Y\"}");
  comments = run_filter (world, switches, "{\"WITH_NEW_COMMENTS\":\"Y\"}");
  g_assert_cmpstr (muted, ==, "4321");
  g_assert_cmpstr (comments, ==, "4321");
}

static const struct
{
  const char *order;
  const char *found; /* NULL: refused */
} orders[] = {
  { "{}", "4321" },
  { "{\"ID\":\"asc\"}", "1234" },
  { "{\"ID\":\"DESC\"}", "4321" },
  { "{\"TITLE\":\"asc\"}", "1423" },
  { "{\"DEADLINE\":\"asc\"}", "4123" },
  { "{\"REAL_STATUS\":\"desc\",\"ID\":\"asc\"}", "4312" },
  { "{\"NO_SUCH_FIELD\":\"asc\"}", NULL },
  { "{\"ACCOMPLICE\":\"asc\"}", NULL },
};

static void
test_orders (void)
{
  g_autoptr (DueWorld) world = make_world ();
  g_autoptr (DueSwitches) switches = due_switches_new ();
  DueCall call = { .world = world, .switches = switches, .user = due_world_user (world, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (JsonNode) order = json_from_string (orders[i].order, NULL);
      g_autoptr (GPtrArray) tasks = due_filter_tasks (&call, NULL);
      gboolean sorted = due_filter_sort (&call, tasks, order);
      g_autofree char *found = list_ids (tasks);

      g_test_message ("%s", orders[i].order);
      g_assert_cmpint (sorted, ==, orders[i].found != NULL);
      if (sorted)
        g_assert_cmpstr (found, ==, orders[i].found);
    }
}

static void
test_administrator (void)
{
  g_autoptr (DueWorld) world = make_world ();
  g_autoptr (DueSwitches) switches = due_switches_new ();
  g_autofree char *found = NULL;

  due_world_user (world, 1)->admin = TRUE;
  found = run_filter (world, switches, "{}");
  g_assert_cmpstr (found, ==, "54321");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-filter/filters", test_filters);
  g_test_add_func ("/task-filter/undocumented", test_undocumented);
  g_test_add_func ("/task-filter/orders", test_orders);
  g_test_add_func ("/task-filter/administrator", test_administrator);
  return g_test_run ();
}
