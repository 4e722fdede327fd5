/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The examples of the documentation, as they stand. */

#include <string.h>

#include "batch-call.h"
#include "decode-counters.h"
#include "decode-tasks.h"
#include "http-envelope.h"
#include "json-read.h"
#include "whoami.h"

static char *
load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* (transfer full) */
static DueResponse *
open_text (const char *text, guint status, gint64 *reset_s)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  const DueHttpReply reply = { status, bytes, NULL, 0 };
  g_auto (DueHttpEnvelope) envelope = { NULL, 0 };

  due_http_envelope_open (&envelope, &reply);
  if (reset_s != NULL)
    *reset_s = envelope.reset_s;
  return g_steal_pointer (&envelope.response);
}

static DueResponse *
open_fixture (const char *name, guint status)
{
  g_autofree char *text = load (name);

  return open_text (text, status, NULL);
}

/* Every file is in one of the tests below; those that are requests are at least good JSON. */
static void
test_all_parse (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file = NULL;
  guint n = 0;

  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_strndup (file, strlen (file) - strlen (".json"));
      g_autofree char *text = load (name);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (JsonNode) node = due_json_parse (bytes);

      g_test_message ("%s", file);
      g_assert_nonnull (node);
      n++;
    }
  g_assert_cmpuint (n, ==, 24);
}

static const struct
{
  const char *name;
  guint status;
  const char *code;
} errors[] = {
  { "error-query-limit", 503, "QUERY_LIMIT_EXCEEDED" },
  { "error-invalid-credentials", 401, "INVALID_CREDENTIALS" },
  { "error-no-auth", 401, "NO_AUTH_FOUND" },
  { "counters-error-group", 400, "0" },
  { "counters-error-type", 400, "0" },
  { "page-counters-error", 400, "0" },
  { "list-error-order", 400, "0" },
  { "list-error-select", 400, "100" },
  /* A code of actions, which are not in the table. */
  { "action-error", 400, NULL },
};

static void
test_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (DueResponse) response = open_fixture (errors[i].name, errors[i].status);

      g_test_message ("%s", errors[i].name);
      g_assert_nonnull (response->failure);
      g_assert_cmpstr (response->failure->code, ==, errors[i].code);
    }
}

static void
test_envelope (void)
{
  static const char *const names[] = { "envelope-success", "groups-answer",  "action-answer",
                                       "scope-answer",     "profile-answer", "batch-all-failed" };
  g_autofree char *text = load ("envelope-success");
  gint64 reset_s = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DueResponse) response = open_fixture (names[i], 200);

      g_assert_null (response->failure);
      g_assert_nonnull (response->result);
    }
  due_response_free (open_text (text, 200, &reset_s));
  g_assert_cmpint (reset_s, ==, 600);
}

static void
assert_counters (JsonNode *result, guint expired, guint comments)
{
  g_autoptr (DueCounters) counters = due_decode_counters (result);
  guint count = 0;

  g_assert_nonnull (counters);
  g_assert_true (due_counters_get (counters, DUE_KIND_OVERDUE, &count));
  g_assert_cmpuint (count, ==, expired);
  g_assert_true (due_counters_get (counters, DUE_KIND_COMMENTS, &count));
  g_assert_cmpuint (count, ==, comments);
  g_assert_false (due_counters_get (counters, DUE_KIND_MENTIONS, &count));
  g_assert_cmpint (due_counters_get_code (counters, DUE_KIND_OVERDUE), ==, 6291456);
  g_assert_cmpint (due_counters_get_code (counters, DUE_KIND_COMMENTS), ==, 12582912);
}

static void
test_counters (void)
{
  g_autoptr (DueResponse) answer = open_fixture ("counters-answer", 200);
  g_autoptr (DueResponse) page = open_fixture ("page-counters-answer", 200);
  g_autoptr (DueResponse) none = open_fixture ("counters-no-access", 200);
  g_autoptr (DueCounters) no_access = due_decode_counters (none->result);

  assert_counters (answer->result, 1, 7);
  assert_counters (page->result, 1, 7);
  g_assert_nonnull (no_access);
  g_assert_false (due_counters_has_access (no_access));
}

/* Our batches have keys of their own: the answer is read with those in place of the example's. */
static char *
rename_keys (const char *text, const char *const names[], gsize n)
{
  g_autoptr (GString) renamed = g_string_new (text);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *from = g_strdup_printf ("\"%s\":", names[i]);
      g_autofree char *to = g_strdup_printf ("\"q%" G_GSIZE_FORMAT "\":", i);

      g_assert_cmpuint (g_string_replace (renamed, from, to, 0), >, 0);
    }
  return g_string_free (g_steal_pointer (&renamed), FALSE);
}

static void
test_batch (void)
{
  static const char *const names[] = { "all", "resp", "list" };
  g_autofree char *example = load ("batch-answer");
  g_autofree char *text = rename_keys (example, names, 3);
  g_autoptr (DueResponse) whole = open_text (text, 200, NULL);
  g_autoptr (DueResponse) all = due_batch_call_read (whole->result, 0, 3);
  g_autoptr (DueResponse) resp = due_batch_call_read (whole->result, 1, 3);
  g_autoptr (DueResponse) list = due_batch_call_read (whole->result, 2, 3);
  g_autoptr (DueTaskTable) table = due_task_table_new ();

  assert_counters (all->result, 1, 7);
  g_assert_cmpstr (resp->failure->code, ==, "0");
  g_assert_true (due_task_table_add (table, list->result, DUE_ROLE_RESPONSIBLE, DUE_TASKS_EVERY));
  g_assert_cmpint (due_batch_call_read_reset (whole->result, 0, 3), ==, 600);
  g_assert_cmpint (due_batch_call_read_reset (whole->result, 2, 3), ==, 0);
}

static void
test_batch_all_failed (void)
{
  static const char *const names[] = { "a", "b" };
  g_autofree char *example = load ("batch-all-failed");
  g_autofree char *text = rename_keys (example, names, 2);
  g_autoptr (DueResponse) whole = open_text (text, 200, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DueResponse) response = due_batch_call_read (whole->result, i, 2);

      g_assert_cmpstr (response->failure->code, ==, "insufficient_scope");
    }
}

static void
test_list (void)
{
  g_autoptr (DueResponse) response = open_fixture ("list-answer", 200);
  g_autoptr (DueTaskTable) table = due_task_table_new ();
  g_autoptr (GPtrArray) tasks = NULL;
  DueTask *task = NULL;

  g_assert_true (
      due_task_table_add (table, response->result, DUE_ROLE_RESPONSIBLE, DUE_TASKS_EVERY));
  tasks = due_task_table_list (table);
  g_assert_cmpuint (tasks->len, ==, 2);
  task = g_ptr_array_index (tasks, 0);
  if (due_task_get_id (task) != 8017)
    task = g_ptr_array_index (tasks, 1);
  g_assert_cmpint (due_task_get_id (task), ==, 8017);
  g_assert_cmpstr (due_task_get_title (task), ==, "Approve the estimate");
  g_assert_cmpstr (due_task_get_group (task), ==, "Work Group");
  g_assert_cmpint (due_task_get_group_id (task), ==, 129);
  g_assert_cmpint (due_task_get_deadline (task), ==, 1795190400);
  g_assert_cmpuint (due_task_get_new_comments (task), ==, 2);
}

static void
test_whoami (void)
{
  g_autoptr (GPtrArray) responses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_response_free);
  g_autoptr (DueIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (responses, open_fixture ("profile-answer", 200));
  g_ptr_array_add (responses, open_fixture ("scope-answer", 200));
  g_ptr_array_add (responses, open_fixture ("counters-answer", 200));
  identity = due_whoami_read (responses, DUE_CREDENTIAL_WEBHOOK, &error);
  g_assert_no_error (error);
  g_assert_cmpint (due_identity_get_user_id (identity), ==, 547);
  g_assert_cmpstr (due_identity_get_name (identity), ==, "Maria Johnson");
  g_assert_true (due_identity_has_task_permission (identity));
  g_assert_nonnull (due_identity_get_counters (identity));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixtures/all-parse", test_all_parse);
  g_test_add_func ("/fixtures/errors", test_errors);
  g_test_add_func ("/fixtures/envelope", test_envelope);
  g_test_add_func ("/fixtures/counters", test_counters);
  g_test_add_func ("/fixtures/batch", test_batch);
  g_test_add_func ("/fixtures/batch-all-failed", test_batch_all_failed);
  g_test_add_func ("/fixtures/list", test_list);
  g_test_add_func ("/fixtures/whoami", test_whoami);

  return g_test_run ();
}
