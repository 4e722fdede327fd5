/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With the file that libsecret keeps where there is no Secret Service. */

#include "outcome.h"

#include <glib/gstdio.h>

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"

static char *secret_file;

static void
assert_lookup (DueSecrets *secrets, const char *expected, int code)
{
  TestOutcome outcome = { 0 };

  due_secrets_lookup_async (secrets, ID, NULL, test_outcome_on_looked_up, &outcome);
  test_outcome_wait (&outcome);
  if (expected != NULL)
    g_assert_no_error (outcome.error);
  else
    g_assert_error (outcome.error, DUE_SECRETS_ERROR, code);
  g_assert_cmpstr (test_outcome_get_text (&outcome), ==, expected);
  test_outcome_clear (&outcome);
}

static void
store (DueSecrets *secrets, const char *text)
{
  TestOutcome outcome = { 0 };
  g_autoptr (DueSecret) secret = due_secret_new (text, -1);

  due_secrets_store_async (secrets, ID, "acme.bitrix24.ru", secret, DUE_SECRETS_PLACE_KEYRING, NULL,
                           test_outcome_on_stored, &outcome);
  test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
}

/* Ourselves, as another process. */
static void
store_elsewhere (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                                                      "/proc/self/exe", "--store", text, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
test_stores (void)
{
  DueSecrets *secrets = due_secrets_new ();
  TestOutcome cleared = { 0 };
  TestOutcome unlocked = { 0 };

  assert_lookup (secrets, NULL, DUE_SECRETS_ERROR_MISSING);
  store (secrets, "first");
  assert_lookup (secrets, "first", 0);
  store (secrets, "second");
  assert_lookup (secrets, "second", 0);
  due_secrets_unlock_async (secrets, NULL, test_outcome_on_unlocked, &unlocked);
  test_outcome_wait (&unlocked);
  g_assert_true (unlocked.done);
  due_secrets_clear_async (secrets, ID, NULL, test_outcome_on_cleared, &cleared);
  test_outcome_wait (&cleared);
  g_assert_true (cleared.done);
  assert_lookup (secrets, NULL, DUE_SECRETS_ERROR_MISSING);
  g_assert_finalize_object (secrets);
}

/* `duebell connect` stores what the running service is to find. */
static void
test_sees_other_processes (void)
{
  DueSecrets *secrets = due_secrets_new ();

  assert_lookup (secrets, NULL, DUE_SECRETS_ERROR_MISSING);
  store_elsewhere ("from elsewhere");
  assert_lookup (secrets, "from elsewhere", 0);
  store (secrets, "from here");
  store_elsewhere ("from elsewhere again");
  assert_lookup (secrets, "from elsewhere again", 0);
  g_assert_finalize_object (secrets);
}

static void
test_broken_file (void)
{
  DueSecrets *secrets = due_secrets_new ();

  g_assert_true (g_file_set_contents (secret_file, "this is no keyring", -1, NULL));
  assert_lookup (secrets, NULL, DUE_SECRETS_ERROR_FAILED);
  g_unlink (secret_file);
  g_assert_finalize_object (secrets);
}

static int
run_as_other_process (const char *text)
{
  DueSecrets *secrets = due_secrets_new ();

  store (secrets, text);
  g_assert_finalize_object (secrets);
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *dir = NULL;
  g_autofree char *backup = NULL;
  int status = 0;

  if (argc == 3 && g_str_equal (argv[1], "--store"))
    return run_as_other_process (argv[2]);

  dir = g_dir_make_tmp ("duebell-secrets-XXXXXX", NULL);
  secret_file = g_build_filename (dir, "secrets", NULL);
  backup = g_strconcat (secret_file, "~", NULL); /* libsecret's */
  g_setenv ("SECRET_FILE_TEST_PATH", secret_file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets-file/stores", test_stores);
  g_test_add_func ("/secrets-file/sees-other-processes", test_sees_other_processes);
  g_test_add_func ("/secrets-file/broken-file", test_broken_file);

  status = g_test_run ();
  g_unlink (secret_file);
  g_unlink (backup);
  g_rmdir (dir);
  g_free (secret_file);
  return status;
}
