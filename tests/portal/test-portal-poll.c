/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a project that was left, deleted or closed does to the other numbers. */

#include "portal-poll.h"

#include <json-glib/json-glib.h>

#include "portal-error.h"
#include "response.h"

/* A number of overdue tasks, or the code of a failure, or "[]". */
static DueResponse *
make_answer (const char *text)
{
  g_autofree char *json = NULL;
  DueResponse *answer = NULL;

  if (g_ascii_isdigit (text[0]) && !g_str_equal (text, "0") && !g_str_equal (text, "100"))
    json = g_strdup_printf ("{\"expired\":{\"counter\":%s}}", text);
  else if (text[0] == '[')
    json = g_strdup (text);
  if (json != NULL)
    return due_response_new_result (json_from_string (json, NULL));

  answer = due_response_new_failure (due_failure_for_code (text));
  answer->error = due_failure_to_error (answer->failure, DUE_CREDENTIAL_WEBHOOK, 0);
  return answer;
}

/* @answers: for the base (unless "only") and the projects 5 and 7, space between. */
static DueSnapshot *
read_answers (DueProjectFilter filter, const char *answers, GError **error)
{
  static const gint64 projects[] = { 5, 7 };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, filter, projects, 2);
  g_autoptr (GPtrArray) queries = due_watch_list_queries (watch);
  g_autoptr (GPtrArray) responses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_auto (GStrv) texts = g_strsplit (answers, " ", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (responses, make_answer (texts[i]));
  g_assert_cmpuint (responses->len, ==, queries->len);
  return due_poll_read (watch, queries, responses, 1, error);
}

static void
test_lost (void)
{
  static const struct
  {
    DueProjectFilter filter;
    const char *answers;
    int overdue;          /* -1: no access */
    const char *readings; /* a plus for access */
  } cases[] = {
    { DUE_PROJECTS_ONLY, "4 3", 7, "++" },
    { DUE_PROJECTS_ONLY, "4 0", 4, "+-" },
    { DUE_PROJECTS_ONLY, "100 3", 3, "-+" },
    { DUE_PROJECTS_ONLY, "[] 3", 3, "-+" },
    { DUE_PROJECTS_ONLY, "ACCESS_ERROR 3", 3, "-+" },
    { DUE_PROJECTS_ONLY, "4 ERROR_NOT_FOUND", 4, "+-" },
    { DUE_PROJECTS_ONLY, "0 0", -1, "--" },
    { DUE_PROJECTS_ONLY, "[] 0", -1, "--" },
    { DUE_PROJECTS_ONLY, "[] []", -1, "--" },
    { DUE_PROJECTS_EXCEPT, "9 4 3", 2, "+++" },
    { DUE_PROJECTS_EXCEPT, "9 4 0", 5, "++-" },
    { DUE_PROJECTS_EXCEPT, "9 [] 3", 6, "+-+" },
    { DUE_PROJECTS_EXCEPT, "9 ACCESS_DENIED 3", 6, "+-+" },
    { DUE_PROJECTS_EXCEPT, "9 0 0", 9, "+--" },
    { DUE_PROJECTS_EXCEPT, "[] 4 3", -1, "-++" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSnapshot) snapshot = read_answers (cases[i].filter, cases[i].answers, &error);
      GPtrArray *readings = NULL;
      guint count = 0;

      g_assert_no_error (error);
      g_assert_cmpint (
          due_counters_get (due_snapshot_get_counters (snapshot), DUE_KIND_OVERDUE, &count), ==,
          cases[i].overdue >= 0);
      g_assert_cmpint ((int) count, ==, MAX (cases[i].overdue, 0));
      g_assert_cmpint (due_counters_has_access (due_snapshot_get_counters (snapshot)), ==,
                       cases[i].overdue >= 0);

      readings = due_snapshot_get_readings (snapshot);
      for (guint j = 0; j < readings->len; j++)
        g_assert_cmpint (due_counters_has_access (due_reading_get_counters (readings->pdata[j])),
                         ==, cases[i].readings[j] == '+');
    }
}

/* What is not the matter of one project is not hidden by the others. */
static void
test_failures (void)
{
  static const struct
  {
    DueProjectFilter filter;
    const char *answers;
    DuePortalError code;
    DueTrouble trouble;
  } cases[] = {
    { DUE_PROJECTS_ONLY, "insufficient_scope insufficient_scope", DUE_PORTAL_ERROR_FORBIDDEN,
      DUE_TROUBLE_NO_PERMISSION },
    { DUE_PROJECTS_ONLY, "PAYMENT_REQUIRED 0", DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_PLAN },
    { DUE_PROJECTS_ONLY, "4 INTERNAL_SERVER_ERROR", DUE_PORTAL_ERROR_RETRY,
      DUE_TROUBLE_PORTAL_DOWN },
    { DUE_PROJECTS_ONLY, "4 OPERATION_TIME_LIMIT", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TIME_LIMIT },
    { DUE_PROJECTS_ONLY, "4 [1]", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
    { DUE_PROJECTS_EXCEPT, "0 4 3", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
    { DUE_PROJECTS_EXCEPT, "ACCESS_ERROR 4 3", DUE_PORTAL_ERROR_FORBIDDEN,
      DUE_TROUBLE_NOT_ALLOWED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_answers (cases[i].filter, cases[i].answers, &error));
      g_assert_error (error, DUE_PORTAL_ERROR, (int) cases[i].code);
      g_assert_cmpint (due_portal_error_get_trouble (error), ==, cases[i].trouble);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-poll/lost", test_lost);
  g_test_add_func ("/portal-poll/failures", test_failures);

  return g_test_run ();
}
