/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The file that a person may choose over the keyring; here libsecret's own file plays the keyring.
 */

#include "outcome.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "secret-file.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"

typedef struct
{
  char *dir; /* $XDG_DATA_HOME */
  char *folder;
  char *file; /* of the account */
  char *keyring;
  DueSecrets *secrets;
} Fixture;

static char *data_home;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = data_home;
  f->folder = g_build_filename (f->dir, "duebell", "secrets", NULL);
  f->file = g_build_filename (f->folder, ID, NULL);
  f->keyring = g_build_filename (f->dir, "keyring", NULL);
  f->secrets = due_secrets_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = g_strconcat (f->keyring, "~", NULL);
  g_autofree char *parent = g_path_get_dirname (f->folder);

  g_assert_finalize_object (f->secrets);
  g_chmod (f->folder, 0700);
  g_unlink (f->file);
  g_rmdir (f->file);
  g_unlink (f->keyring);
  g_unlink (backup);
  g_rmdir (f->folder);
  g_unlink (f->folder);
  g_rmdir (parent);
  g_free (f->folder);
  g_free (f->file);
  g_free (f->keyring);
}

static GError *
try_store (Fixture *f, const char *text, DueSecretsPlace place)
{
  TestOutcome outcome = { 0 };
  g_autoptr (DueSecret) secret = due_secret_new (text, -1);

  due_secrets_store_async (f->secrets, ID, "acme.bitrix24.ru", secret, place, NULL,
                           test_outcome_on_stored, &outcome);
  test_outcome_wait (&outcome);
  g_assert_cmpint (outcome.done, ==, outcome.error == NULL);
  return outcome.error;
}

static void
store (Fixture *f, const char *text, DueSecretsPlace place)
{
  g_autoptr (GError) error = try_store (f, text, place);

  g_assert_no_error (error);
}

/* @expected: NULL: there is none, with @code */
static void
assert_lookup_by (DueSecrets *secrets, const char *expected, int code)
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
assert_lookup (Fixture *f, const char *expected, int code)
{
  assert_lookup_by (f->secrets, expected, code);
}

static void
clear (Fixture *f)
{
  TestOutcome outcome = { 0 };

  due_secrets_clear_async (f->secrets, ID, NULL, test_outcome_on_cleared, &outcome);
  test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
}

static guint
get_mode (const char *path)
{
  GStatBuf status = { 0 };

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autoptr (DueSecrets) other = due_secrets_new ();
  g_autofree char *text = NULL;

  store (f, "first", DUE_SECRETS_PLACE_FILE);
  g_assert_cmpuint (get_mode (f->file), ==, 0600);
  g_assert_cmpuint (get_mode (f->folder), ==, 0700);
  g_assert_false (g_file_test (f->keyring, G_FILE_TEST_EXISTS));
  assert_lookup (f, "first", 0);
  store (f, "second", DUE_SECRETS_PLACE_FILE);
  g_assert_true (g_file_get_contents (f->file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "second");
  assert_lookup_by (other, "second", 0); /* as another process would */
  clear (f);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_MISSING);
}

/* Each place takes it from the others, as far as those come first. */
static void
test_moves (Fixture *f, gconstpointer data)
{
  store (f, "in the keyring", DUE_SECRETS_PLACE_KEYRING);
  store (f, "in the file", DUE_SECRETS_PLACE_FILE);
  assert_lookup (f, "in the file", 0);
  store (f, "in memory", DUE_SECRETS_PLACE_SESSION);
  assert_lookup (f, "in memory", 0);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  store (f, "in the file", DUE_SECRETS_PLACE_FILE);
  assert_lookup (f, "in the file", 0); /* and not in memory any more */
  store (f, "in the keyring again", DUE_SECRETS_PLACE_KEYRING);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  assert_lookup (f, "in the keyring again", 0);
}

static void
test_keeps (Fixture *f, gconstpointer data)
{
  g_autoptr (DueSecrets) other = due_secrets_new ();

  store (f, "new", DUE_SECRETS_PLACE_KEEP);
  g_assert_true (g_file_test (f->keyring, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  store (f, "file", DUE_SECRETS_PLACE_FILE);
  store (f, "file again", DUE_SECRETS_PLACE_KEEP);
  g_assert_true (g_file_test (f->file, G_FILE_TEST_EXISTS));
  assert_lookup_by (other, "file again", 0);
  store (f, "memory", DUE_SECRETS_PLACE_SESSION);
  store (f, "memory again", DUE_SECRETS_PLACE_KEEP);
  assert_lookup (f, "memory again", 0);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  assert_lookup_by (other, "new", 0); /* what the keyring had from before */
  due_secrets_drop (f->secrets, ID);
  due_secrets_drop (f->secrets, ID);
  assert_lookup (f, "new", 0);
}

static void
write_with_mode (const char *path, const char *text, gsize length, int mode)
{
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

/* One that others may read was perhaps read. The keyring is not asked instead: what it holds is
 * older. Signing in again mends it. */
static void
test_unsafe (Fixture *f, gconstpointer data)
{
  static const int modes[] = { 0644, 0640, 0604, 0660, 0610, 0602 };

  store (f, "in the keyring", DUE_SECRETS_PLACE_KEYRING);
  store (f, "secret", DUE_SECRETS_PLACE_FILE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_test_message ("%o", (guint) modes[i]);
      g_assert_cmpint (g_chmod (f->file, modes[i]), ==, 0);
      assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
    }
  g_assert_cmpint (g_chmod (f->file, 0400), ==, 0);
  assert_lookup (f, "secret", 0);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  store (f, "again", DUE_SECRETS_PLACE_KEEP);
  g_assert_cmpuint (get_mode (f->file), ==, 0600);
  g_assert_cmpuint (get_mode (f->folder), ==, 0700);
  assert_lookup (f, "again", 0);
}

static void
test_odd_files (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->dir, "elsewhere", NULL);
  g_autofree char *large = g_strnfill (100 * 1024, 'x');

  g_assert_cmpint (g_mkdir_with_parents (f->folder, 0700), ==, 0);
  write_with_mode (elsewhere, "secret", 6, 0600);
  g_assert_cmpint (symlink (elsewhere, f->file), ==, 0);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  store (f, "mine", DUE_SECRETS_PLACE_FILE); /* the link goes, not what it leads to */
  assert_lookup (f, "mine", 0);
  g_unlink (f->file);
  g_unlink (elsewhere);

  g_assert_cmpint (mkfifo (f->file, 0600), ==, 0);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  g_unlink (f->file);
  g_assert_cmpint (g_mkdir (f->file, 0700), ==, 0);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  {
    g_autoptr (GError) error = try_store (f, "new", DUE_SECRETS_PLACE_FILE);

    g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE);
    g_assert_cmpstr (error->message, ==, "The file that keeps the sign-in cannot be written.");
  }
  g_rmdir (f->file);
  write_with_mode (f->file, large, 100 * 1024, 0600);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  write_with_mode (f->file, "", 0, 0600);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  write_with_mode (f->file, "a\0b", 3, 0600);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  write_with_mode (f->file, "\xff\xfe", 2, 0600);
  assert_lookup (f, NULL, DUE_SECRETS_ERROR_FILE);
  store (f, "mended", DUE_SECRETS_PLACE_KEEP);
  assert_lookup (f, "mended", 0);
}

/* A folder that leads elsewhere is not ours to write to. */
static void
test_folder_is_link (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->dir, "elsewhere", NULL);
  g_autofree char *parent = g_path_get_dirname (f->folder);
  g_autofree char *inside = g_build_filename (elsewhere, ID, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, f->folder), ==, 0);
  error = try_store (f, "new", DUE_SECRETS_PLACE_FILE);
  g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE);
  g_assert_false (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_rmdir (elsewhere);
}

/* An administrator's file, in a folder that everybody may look into. */
static void
test_reads_other_files (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dir, "client-secret", NULL);
  static const struct
  {
    int mode;
    const char *text;
    const char *secret; /* NULL: it is refused */
  } rows[] = {
    { 0600, "key\n", "key" }, { 0400, "key", "key" }, { 0600, " a b \r\n\n", " a b" },
    { 0644, "key", NULL },    { 0440, "key", NULL },  { 0600, "\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSecret) secret = NULL;

      g_test_message ("%u", i);
      write_with_mode (path, rows[i].text, strlen (rows[i].text), rows[i].mode);
      secret = due_secret_file_read (path, &error);
      g_assert_cmpstr (secret != NULL ? due_secret_peek (secret) : NULL, ==, rows[i].secret);
      if (rows[i].secret == NULL)
        g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE);
    }
  g_unlink (path);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (due_secret_file_read (path, &error));
    g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING);
  }
}

/* Somebody else's is not read, even where the mode would let us. */
static void
test_owner (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dir, "client-secret", NULL);
  g_autoptr (GError) error = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("Only root can give a file away");
      return;
    }
  write_with_mode (path, "key", 3, 0600);
  g_assert_cmpint (chown (path, 65534, 65534), ==, 0);
  g_assert_null (due_secret_file_read (path, &error));
  g_assert_error (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE);
  g_unlink (path);
}

/* Who cancelled may be gone: what was found by then is not handed to them. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TestOutcome outcome = { 0 };

  store (f, "secret", DUE_SECRETS_PLACE_SESSION);
  due_secrets_lookup_async (f->secrets, ID, cancellable, test_outcome_on_looked_up, &outcome);
  g_cancellable_cancel (cancellable);
  test_outcome_wait (&outcome);
  g_assert_null (outcome.secret);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

#define add(name, function)                                                                        \
  g_test_add ("/secrets-place/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *keyring = NULL;
  int status = 0;

  data_home = g_dir_make_tmp ("duebell-secrets-XXXXXX", NULL);
  keyring = g_build_filename (data_home, "keyring", NULL);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("file", test_file);
  add ("moves", test_moves);
  add ("keeps", test_keeps);
  add ("unsafe", test_unsafe);
  add ("odd-files", test_odd_files);
  add ("folder-is-link", test_folder_is_link);
  add ("reads-other-files", test_reads_other_files);
  add ("owner", test_owner);
  add ("cancelled", test_cancelled);

  status = g_test_run ();
  g_rmdir (data_home);
  g_free (data_home);
  return status;
}
