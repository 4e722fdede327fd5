/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode-counters.h"
#include "decode-tasks.h"
#include "json-read.h"

#define MALFORMED (-2)
#define NO_ACCESS (-3)
#define ABSENT (-1)

/* What the portal calls "result", and the number of overdue tasks and new comments in it. */
static const struct
{
  const char *name;
  const char *result;
  int overdue;
  int comments;
} counters[] = {
  { "both", "{\"expired\":{\"counter\":1,\"code\":6291456},\"new_comments\":{\"counter\":7}}", 1,
    7 },
  { "zero", "{\"expired\":{\"counter\":0},\"new_comments\":{\"counter\":0}}", 0, 0 },
  { "most", "{\"expired\":{\"counter\":1000000}}", 1000000, ABSENT },
  { "only-expired", "{\"expired\":{\"counter\":3,\"code\":6291456}}", 3, ABSENT },
  { "old-box", "{\"wo_deadline\":{\"counter\":1},\"expired\":{\"counter\":2},\"wait_ctrl\":7}", 2,
    ABSENT },
  { "text", "{\"expired\":{\"counter\":\"12\"}}", 12, ABSENT },
  { "no-keys", "{}", ABSENT, ABSENT },
  { "no-access", "[]", NO_ACCESS, NO_ACCESS },
  { "list", "[1]", MALFORMED, 0 },
  { "null", "null", MALFORMED, 0 },
  { "true", "true", MALFORMED, 0 },
  { "number", "7", MALFORMED, 0 },
  { "string", "\"7\"", MALFORMED, 0 },
  { "too-many", "{\"expired\":{\"counter\":1000001}}", MALFORMED, 0 },
  { "negative", "{\"expired\":{\"counter\":-1}}", MALFORMED, 0 },
  { "fraction", "{\"expired\":{\"counter\":1.5}}", MALFORMED, 0 },
  { "counter-null", "{\"expired\":{\"counter\":null}}", MALFORMED, 0 },
  { "counter-bool", "{\"expired\":{\"counter\":true}}", MALFORMED, 0 },
  { "counter-missing", "{\"expired\":{\"code\":1}}", MALFORMED, 0 },
  { "kind-null", "{\"expired\":null}", MALFORMED, 0 },
  { "kind-list", "{\"expired\":[]}", MALFORMED, 0 },
  { "kind-number", "{\"expired\":3}", MALFORMED, 0 },
  { "second-bad", "{\"expired\":{\"counter\":1},\"new_comments\":{\"counter\":\"x\"}}", MALFORMED,
    0 },
};

static void
assert_count (const DueCounters *value, DueKinds kind, int expected)
{
  guint count = 0;

  g_assert_cmpint (due_counters_get (value, kind, &count), ==, expected >= 0);
  g_assert_cmpuint (count, ==, MAX (expected, 0));
}

static void
test_counters (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (JsonNode) node = json_from_string (counters[n].result, NULL);
  g_autoptr (DueCounters) value = due_decode_counters (node);

  if (counters[n].overdue == MALFORMED)
    {
      g_assert_null (value);
      return;
    }
  g_assert_nonnull (value);
  g_assert_cmpint (due_counters_has_access (value), ==, counters[n].overdue != NO_ACCESS);
  assert_count (value, DUE_KIND_OVERDUE, counters[n].overdue);
  assert_count (value, DUE_KIND_COMMENTS, counters[n].comments);
}

static void
test_codes (void)
{
  g_autoptr (JsonNode) node = json_from_string (
      "{\"expired\":{\"counter\":1,\"code\":6291456},\"new_comments\":{\"counter\":1,\"code\":-5},"
      "\"mentioned\":{\"counter\":1,\"code\":\"15728640\"}}",
      NULL);
  g_autoptr (DueCounters) value = due_decode_counters (node);

  g_assert_cmpint (due_counters_get_code (value, DUE_KIND_OVERDUE), ==, 6291456);
  g_assert_cmpint (due_counters_get_code (value, DUE_KIND_COMMENTS), ==, 0);
  g_assert_cmpint (due_counters_get_code (value, DUE_KIND_MENTIONS), ==, 15728640);
}

static DueTask *
read_task (const char *json)
{
  g_autofree char *text = g_strdup_printf ("{\"tasks\":[%s]}", json);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GPtrArray) tasks = NULL;

  g_assert_nonnull (node);
  g_assert_true (due_task_table_add (table, node, DUE_ROLE_RESPONSIBLE, DUE_TASKS_EVERY));
  tasks = due_task_table_list (table);
  g_assert_cmpuint (tasks->len, <=, 1);
  return tasks->len == 0 ? NULL : due_task_ref (g_ptr_array_index (tasks, 0));
}

static void
test_task (void)
{
  g_autoptr (DueTask) task = read_task (
      "{\"id\":\"8017\",\"title\":\"&quot;A&quot; &amp; "
      "B\",\"deadline\":\"2026-11-20T19:00:00+03:00\","
      "\"status\":\"3\",\"groupId\":\"129\",\"group\":{\"id\":\"129\",\"name\":\"R&amp;D\"},"
      "\"isMuted\":\"N\",\"newCommentsCount\":2}");

  g_assert_cmpint (due_task_get_id (task), ==, 8017);
  g_assert_cmpstr (due_task_get_title (task), ==, "\"A\" & B");
  g_assert_cmpint (due_task_get_deadline (task), ==, 1795190400);
  g_assert_cmpint (due_task_get_group_id (task), ==, 129);
  g_assert_cmpstr (due_task_get_group (task), ==, "R&D");
  g_assert_cmpuint (due_task_get_new_comments (task), ==, 2);
  g_assert_cmpint (due_task_get_roles (task), ==, DUE_ROLE_RESPONSIBLE);
  g_assert_cmpint (due_task_get_kinds (task, 1795190401), ==, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS);
}

/* Rows of which nothing but the number is right are still tasks. */
static void
test_odd_tasks (void)
{
  static const char *const rows[] = {
    "{\"id\":7}",
    "{\"id\":\"7\",\"title\":null,\"deadline\":null,\"group\":[],\"groupId\":\"0\"}",
    "{\"id\":7,\"title\":1,\"deadline\":5,\"group\":1,\"groupId\":{},\"newCommentsCount\":-1}",
    "{\"id\":7,\"title\":\"\",\"deadline\":\"\",\"group\":{\"name\":[]},\"groupId\":-3}",
    "{\"id\":7,\"deadline\":\"tomorrow\",\"newCommentsCount\":\"x\",\"isMuted\":true}",
    "{\"id\":7,\"deadline\":\"9999-99-99T99:99:99+99:99\",\"status\":\"x\"}",
    "{\"id\":7,\"deadline\":\"2026-11-20T19:00:00\",\"newCommentsCount\":99999999999}",
    "{\"id\":7,\"deadline\":\"0001-01-01T00:00:00Z\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueTask) task = read_task (rows[i]);

      g_test_message ("%s", rows[i]);
      g_assert_nonnull (task);
      g_assert_cmpint (due_task_get_id (task), ==, 7);
      g_assert_cmpint (due_task_get_deadline (task), ==, 0);
      g_assert_cmpint (due_task_get_group_id (task), ==, 0);
      g_assert_cmpuint (due_task_get_new_comments (task), ==, 0);
      g_assert_nonnull (due_task_get_title (task));
    }
}

static void
test_no_tasks (void)
{
  static const char *const rows[] = {
    "{}",
    "[]",
    "null",
    "7",
    "{\"id\":0}",
    "{\"id\":-1}",
    "{\"id\":null}",
    "{\"id\":\"x\"}",
    "{\"id\":1.5}",
    "{\"id\":7,\"isMuted\":\"Y\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_null (read_task (rows[i]));
}

static void
test_malformed_list (void)
{
  static const char *const results[] = {
    "{}", "[]", "null", "7", "{\"tasks\":{}}", "{\"tasks\":null}"
  };
  g_autoptr (DueTaskTable) table = due_task_table_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (results[i], NULL);

      g_assert_false (due_task_table_add (table, node, DUE_ROLE_AUDITOR, DUE_TASKS_EVERY));
    }
}

/* One task in two roles is one task; rows without comments do not belong to the commented ones. */
static void
test_merge (void)
{
  g_autoptr (JsonNode) first = json_from_string (
      "{\"tasks\":[{\"id\":\"1\",\"newCommentsCount\":0},{\"id\":\"2\",\"newCommentsCount\":3}]}",
      NULL);
  g_autoptr (JsonNode) second = json_from_string ("{\"tasks\":[{\"id\":2}]}", NULL);
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GPtrArray) tasks = NULL;

  g_assert_true (due_task_table_add (table, first, DUE_ROLE_RESPONSIBLE, DUE_TASKS_COMMENTED));
  g_assert_true (due_task_table_add (table, second, DUE_ROLE_ORIGINATOR, DUE_TASKS_EVERY));
  tasks = due_task_table_list (table);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpint (due_task_get_id (g_ptr_array_index (tasks, 0)), ==, 2);
  g_assert_cmpint (due_task_get_roles (g_ptr_array_index (tasks, 0)), ==,
                   DUE_ROLE_RESPONSIBLE | DUE_ROLE_ORIGINATOR);
  g_assert_cmpuint (due_task_get_new_comments (g_ptr_array_index (tasks, 0)), ==, 3);
}

static void
test_page (void)
{
  g_autoptr (GString) text = g_string_new ("{\"tasks\":[{\"id\":1}");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GPtrArray) tasks = NULL;

  for (guint i = 2; i <= 500; i++)
    g_string_append_printf (text, ",{\"id\":%u}", i);
  g_string_append (text, "]}");
  node = json_from_string (text->str, NULL);
  g_assert_true (due_task_table_add (table, node, DUE_ROLE_RESPONSIBLE, DUE_TASKS_EVERY));
  tasks = due_task_table_list (table);
  g_assert_cmpuint (tasks->len, ==, DUE_TASKS_PAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      g_autofree char *path = g_strconcat ("/decode/counters/", counters[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_counters);
    }
  g_test_add_func ("/decode/codes", test_codes);
  g_test_add_func ("/decode/task", test_task);
  g_test_add_func ("/decode/odd-tasks", test_odd_tasks);
  g_test_add_func ("/decode/no-tasks", test_no_tasks);
  g_test_add_func ("/decode/malformed-list", test_malformed_list);
  g_test_add_func ("/decode/merge", test_merge);
  g_test_add_func ("/decode/page", test_page);

  return g_test_run ();
}
