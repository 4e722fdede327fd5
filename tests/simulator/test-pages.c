/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated.h"

#include <string.h>

/* A page lists exactly the tasks that its counter counted. */

#define MINE "/company/personal/user/1/tasks/"
#define OVERDUE "apply_filter=Y&PROBLEM=6291456"
#define COMMENTS "apply_filter=Y&PROBLEM=12582912"

static const struct
{
  const char *path;
  guint status;
  const char *listed; /* the letters of the tasks that are listed, of A to E */
} rows[] = {
  { MINE, 200, "ABDE" },
  { MINE "?" OVERDUE, 200, "AD" },
  { MINE "?" COMMENTS, 200, "BE" },
  { MINE "?" OVERDUE "&ROLEID=view_role_responsible", 200, "A" },
  { MINE "?" OVERDUE "&ROLEID=view_role_accomplice", 200, "D" },
  { MINE "?" OVERDUE "&ROLEID=view_role_auditor", 200, "" },
  { MINE "?" COMMENTS "&ROLEID=view_role_auditor", 200, "E" },
  { MINE "?apply_filter=Y&PROBLEM=nonsense", 200, "ABDE" },
  { MINE "?PROBLEM=6291456", 200, "ABDE" },
  { "/workgroups/group/11/tasks/", 200, "AC" },
  { "/workgroups/group/11/tasks/?" OVERDUE, 200, "A" },
  { "/workgroups/group/12/tasks/?" OVERDUE, 200, "" },
  { "/workgroups/group/11/", 200, "AC" },
  { "/company/personal/user/1/", 200, "ABDE" },
  { "/extranet/contacts/personal/user/1/tasks/", 200, "ABDE" },
  { "/company/personal/user/1/tasks/task/view/1/", 404, "" },
  { "/nowhere", 404, "" },
  { "/devops/", 200, "" },
};

static Simulated *simulated;

static void
make_tasks (void)
{
  simulated_do (simulated, "/reset {}");
  simulated_do (simulated, "/tasks {\"title\":\"Task-A\",\"deadline_in\":-60,\"group\":11}");
  simulated_do (simulated, "/tasks {\"title\":\"Task-B\"}");
  simulated_do (simulated, "/tasks {\"title\":\"Task-C\",\"responsible\":3,\"creator\":2,"
                           "\"deadline_in\":-60,\"group\":11}");
  simulated_do (simulated, "/tasks {\"title\":\"Task-D\",\"responsible\":3,\"creator\":2,"
                           "\"accomplices\":1,\"deadline_in\":-60}");
  simulated_do (simulated, "/tasks {\"title\":\"Task-E\",\"responsible\":3,\"creator\":2,"
                           "\"auditors\":1,\"deadline_in\":-60}");
  simulated_do (simulated, "/tasks/8002/comments {\"text\":\"<b>bold</b>\"}");
  simulated_do (simulated, "/tasks/8005/comments {}");
}

static void
test_lists (void)
{
  make_tasks ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SimulatedAnswer) page =
          simulated_portal (simulated, "GET", rows[i].path, NULL, NULL);

      g_test_message ("%s", rows[i].path);
      g_assert_cmpuint (page->status, ==, rows[i].status);
      g_assert_nonnull (strstr (page->body, "Simulated portal"));
      for (const char *letter = "ABCDE"; *letter != '\0'; letter++)
        {
          char title[] = { '>', 'T', 'a', 's', 'k', '-', *letter, '<', '\0' };

          g_assert_cmpint (strstr (page->body, title) != NULL, ==,
                           strchr (rows[i].listed, *letter) != NULL);
        }
    }
}

/* Opening a task marks its comments as read: for who opens it. */
static void
test_task (void)
{
  g_autoptr (SimulatedAnswer) page = NULL;
  g_autoptr (SimulatedAnswer) counters = NULL;
  g_autoptr (SimulatedAnswer) record = NULL;

  make_tasks ();
  page = simulated_portal (simulated, "GET", MINE "task/view/8002/", NULL, NULL);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "&lt;b&gt;bold&lt;/b&gt;"));
  g_assert_null (strstr (page->body, "<b>"));
  counters = simulated_call (simulated, "tasks.task.counters.get", "{}");
  simulated_expect (counters, "result/new_comments/counter", "1");

  record = simulated_control (simulated, "/requests", NULL);
  simulated_expect (record, "pages/0/path", "\"" MINE "task/view/8002/\"");
  simulated_expect (record, "requests/#", "1");
}

static void
test_russian (void)
{
  g_autoptr (SimulatedAnswer) page = NULL;

  make_tasks ();
  simulated_do (simulated, "/switches {\"language\":\"ru\"}");
  page = simulated_portal (simulated, "GET", MINE "?" OVERDUE, NULL, NULL);
  g_assert_nonnull (strstr (page->body, "Просроченные задачи"));
}

int
main (int argc, char **argv)
{
  static const char *const options[] = { "--tasks", "0", "--clock", "2026-11-24T10:00:00Z", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  simulated = simulated_start (argv[1], options);
  g_test_add_func ("/pages/lists", test_lists);
  g_test_add_func ("/pages/task", test_task);
  g_test_add_func ("/pages/russian", test_russian);
  result = g_test_run ();
  g_assert_cmpint (simulated_stop (simulated), ==, 0);
  simulated_free (simulated);
  return result;
}
