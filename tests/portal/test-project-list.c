/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-list.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "method-call.h"
#include "portal-error.h"
#include "response.h"

/* @result: (nullable): JSON; else the failure of @code. */
static void
add_answer (GPtrArray *answers, const char *result, const char *code)
{
  g_autoptr (GError) error = NULL;
  DueResponse *answer = NULL;

  if (result != NULL)
    answer = due_response_new_result (json_from_string (result, &error));
  else
    answer = due_response_new_failure (due_failure_for_code (code));
  g_assert_no_error (error);
  if (answer->failure != NULL)
    answer->error = due_failure_to_error (answer->failure, DUE_CREDENTIAL_WEBHOOK, 0);
  g_ptr_array_add (answers, answer);
}

/* (transfer full): "12 Sales, 77 Garden" */
static char *
describe (GPtrArray *projects)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < projects->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %s", i == 0 ? "" : ", ",
                            due_project_get_id (projects->pdata[i]),
                            due_project_get_name (projects->pdata[i]));
  return g_string_free (text, FALSE);
}

#define GROUPS                                                                                     \
  "[{\"GROUP_ID\":\"77\",\"GROUP_NAME\":\"Sales &amp; more\"},{\"GROUP_ID\":5,"                    \
  "\"GROUP_NAME\":\"garden\"}]"
#define TASK(id, group) "{\"id\":\"1\",\"groupId\":" id ",\"group\":" group "}"
#define TASKS(list) "{\"tasks\":[" list "]}"

static void
test_read (void)
{
  static const struct
  {
    const char *groups; /* NULL: @code */
    const char *code;
    const char *tasks; /* NULL: insufficient_scope */
    const char *projects;
    gboolean complete;
  } cases[] = {
    { GROUPS, NULL, TASKS (""), "5 garden, 77 Sales & more", TRUE },
    { "[]", NULL, TASKS (""), "", TRUE },
    { GROUPS, NULL, NULL, "5 garden, 77 Sales & more", TRUE },
    { GROUPS, NULL,
      TASKS (TASK ("\"9\"", "{\"id\":\"9\",\"name\":\"Zoo\"}") "," TASK ("77", "{\"name\":\"x\"}")),
      "5 garden, 77 Sales & more, 9 Zoo", TRUE },
    { NULL, "insufficient_scope",
      TASKS (TASK ("9", "{\"name\":\"Zoo\"}") "," TASK ("0", "[]") "," TASK ("9", "[]") "," TASK (
          "null", "{\"id\":\"3\",\"name\":\"Ark\"}")),
      "3 Ark, 9 Zoo", FALSE },
    { NULL, "ERROR_METHOD_NOT_FOUND", TASKS (TASK ("9", "[]") "," TASK ("9", "{\"name\":\"Zoo\"}")),
      "9 Zoo", FALSE },
    { NULL, "OPERATION_TIME_LIMIT", TASKS (TASK ("9", "[]")), "9 ", FALSE },
    { "{\"junk\":1}", NULL, TASKS (TASK ("9", "[]")), "9 ", FALSE },
    /* What is no project is left out. */
    { "[1,null,{},{\"GROUP_ID\":\"x\"},{\"GROUP_ID\":\"0\"},{\"GROUP_ID\":-1},{\"GROUP_ID\":1.5},"
      "{\"GROUP_ID\":\"8\",\"GROUP_NAME\":7}]",
      NULL, TASKS ("1,null,[],{}"), "8 ", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) answers =
          g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
      g_autoptr (GPtrArray) projects = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gboolean complete = !cases[i].complete;

      add_answer (answers, cases[i].groups, cases[i].code);
      add_answer (answers, cases[i].tasks, "insufficient_scope");
      projects = due_project_list_read (answers, &complete, &error);
      g_assert_no_error (error);
      text = describe (projects);
      g_assert_cmpstr (text, ==, cases[i].projects);
      g_assert_cmpint (complete, ==, cases[i].complete);
    }
}

static void
test_failures (void)
{
  static const struct
  {
    const char *groups; /* JSON, or a code */
    const char *tasks;
    DuePortalError code;
    DueTrouble trouble;
  } cases[] = {
    { "insufficient_scope", "insufficient_scope", DUE_PORTAL_ERROR_FORBIDDEN,
      DUE_TROUBLE_NO_PERMISSION },
    { "insufficient_scope", "0", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN },
    { "OPERATION_TIME_LIMIT", "insufficient_scope", DUE_PORTAL_ERROR_WAIT, DUE_TROUBLE_TIME_LIMIT },
    { "insufficient_scope", "{}", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
    { "insufficient_scope", "{\"tasks\":{}}", DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) answers =
          g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
      g_autoptr (GError) error = NULL;
      gboolean is_json = cases[i].tasks[0] == '{';
      gboolean complete = TRUE;

      add_answer (answers, NULL, cases[i].groups);
      add_answer (answers, is_json ? cases[i].tasks : NULL, cases[i].tasks);
      g_assert_null (due_project_list_read (answers, &complete, &error));
      g_assert_error (error, DUE_PORTAL_ERROR, (int) cases[i].code);
      g_assert_cmpint (due_portal_error_get_trouble (error), ==, cases[i].trouble);
      g_assert_false (complete);
    }
}

/* A credential for nothing but counters, and nobody known: no list, but no failure either. */
static void
test_nobody (void)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  gboolean complete = TRUE;

  add_answer (answers, NULL, "insufficient_scope");
  projects = due_project_list_read (answers, &complete, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (projects->len, ==, 0);
  g_assert_false (complete);
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GPtrArray) projects = NULL;
  gboolean complete = FALSE;

  for (guint i = 1; i <= DUE_PROJECT_LIST_MAX + 10; i++)
    g_string_append_printf (text, "%s{\"GROUP_ID\":%u,\"GROUP_NAME\":\"P%u\"}", i == 1 ? "" : ",",
                            i, i);
  g_string_append_c (text, ']');
  add_answer (answers, text->str, NULL);
  projects = due_project_list_read (answers, &complete, NULL);
  g_assert_cmpuint (projects->len, ==, DUE_PROJECT_LIST_MAX);
}

/* All of it fits into one batch. */
static void
test_calls (void)
{
  g_autoptr (GPtrArray) calls = due_project_list_make_calls (547);
  g_autoptr (GPtrArray) few = due_project_list_make_calls (0);
  g_autofree char *text = due_method_call_to_text (calls->pdata[1]);

  g_assert_cmpuint (calls->len, ==, 9);
  g_assert_cmpstr (due_method_call_get_method (calls->pdata[0]), ==, "sonet_group.user.groups");
  g_assert_nonnull (strstr (text, "RESPONSIBLE_ID%5D=547"));
  g_assert_cmpuint (few->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-list/read", test_read);
  g_test_add_func ("/project-list/failures", test_failures);
  g_test_add_func ("/project-list/nobody", test_nobody);
  g_test_add_func ("/project-list/many", test_many);
  g_test_add_func ("/project-list/calls", test_calls);

  return g_test_run ();
}
