/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "announced.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define OTHER_ID "bbbbbbbb-0000-4000-8000-000000000002"

typedef struct
{
  char *root; /* a temporary folder */
  char *dir;  /* in it: not there yet */
  char *path; /* of ID */
  DueAnnounced *announced;
} Fixture;

static guint n_warnings;

static GLogWriterOutput
count_warnings (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if (level & G_LOG_LEVEL_WARNING)
    n_warnings++;
  return G_LOG_WRITER_HANDLED;
}

/* The time tells them apart. */
static DueBaseline *
make_baseline (gint64 taken_at)
{
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();
  g_autoptr (DueSnapshot) snapshot = due_snapshot_new (watch, readings, taken_at);

  return due_baseline_new (snapshot);
}

static void
save (DueAnnounced *announced, const char *id, gint64 taken_at)
{
  g_autoptr (DueBaseline) baseline = make_baseline (taken_at);

  due_announced_save (announced, id, baseline);
}

/* -1: nothing */
static gint64
load (const char *dir, const char *id)
{
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);
  g_autoptr (DueBaseline) baseline = due_announced_load (announced, id);

  return baseline != NULL ? due_baseline_get_taken_at (baseline) : -1;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("duebell-announced-XXXXXX", NULL);
  fixture->dir = g_build_filename (fixture->root, "state", "duebell", NULL);
  fixture->path = g_build_filename (fixture->dir, ID, NULL);
  fixture->announced = due_announced_new (fixture->dir);
}

static guint
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n++;
      if (g_unlink (child) != 0)
        remove_folder (child);
    }
  g_rmdir (path);
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* What still runs holds it. */
  g_object_add_weak_pointer (G_OBJECT (fixture->announced), (gpointer *) &fixture->announced);
  g_object_unref (fixture->announced);
  while (fixture->announced != NULL)
    g_main_context_iteration (NULL, TRUE);
  remove_folder (fixture->root);
  g_free (fixture->root);
  g_free (fixture->dir);
  g_free (fixture->path);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 1000);
  g_assert_cmpint (load (fixture->dir, OTHER_ID), ==, -1);
  g_assert_cmphex (get_mode (fixture->path), ==, 0600);
  g_assert_cmphex (get_mode (fixture->dir), ==, 0700);

  save (fixture->announced, ID, 2000);
  save (fixture->announced, OTHER_ID, 3000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 2000);
  g_assert_cmpint (load (fixture->dir, OTHER_ID), ==, 3000);
}

static void
test_removes (Fixture *fixture, gconstpointer data)
{
  save (fixture->announced, ID, 1000);
  due_announced_remove (fixture->announced, ID);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);

  due_announced_remove (fixture->announced, ID);
  save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 1000);

  due_announced_remove (fixture->announced, ID);
  due_announced_remove (fixture->announced, OTHER_ID);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
}

static void
test_bad_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", "..", "../" ID, ID "/x", "/etc/passwd", "a" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      save (fixture->announced, ids[i], 1000);
      due_announced_remove (fixture->announced, ids[i]);
      g_assert_null (due_announced_load (fixture->announced, ids[i]));
    }
  due_announced_flush (fixture->announced);
  g_assert_false (g_file_test (fixture->dir, G_FILE_TEST_EXISTS));
}

/* How often the file was replaced since @fd was made. */
static guint
count_renames (int fd)
{
  char buffer[65536] __attribute__ ((aligned (__alignof__(struct inotify_event))));
  gssize length = read (fd, buffer, sizeof buffer);
  guint n = 0;

  for (gssize at = 0; at < length;)
    {
      const struct inotify_event *event = (gconstpointer) (buffer + at);

      if ((event->mask & IN_MOVED_TO) && g_str_equal (event->name, ID))
        n++;
      at += (gssize) (sizeof *event + event->len);
    }
  return n;
}

static void
test_writes_the_last (Fixture *fixture, gconstpointer data)
{
  int fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  g_assert_cmpint (inotify_add_watch (fd, fixture->dir, IN_MOVED_TO), >=, 0);
  for (gint64 i = 1; i <= 500; i++)
    save (fixture->announced, ID, i);
  while (load (fixture->dir, ID) != 500)
    g_main_context_iteration (NULL, TRUE);
  /* The first, and of all that came meanwhile the last. Some kernels tell of both at once. */
  n = count_renames (fd);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, 2);
  close (fd);
}

static void
test_many_at_the_end (Fixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 3; round++)
    for (guint i = 0; i < 50; i++)
      {
        g_autofree char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012u", i);

        save (fixture->announced, id, round * 1000 + i);
      }
  due_announced_flush (fixture->announced);
  due_announced_flush (fixture->announced);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012u", i);

      g_assert_cmpint (load (fixture->dir, id), ==, 3000 + i);
    }
}

static void
test_broken_files (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
    gssize length;
  } rows[] = {
    { "empty", "", 0 },
    { "white space", "\n\n", -1 },
    { "no dictionary", "42", -1 },
    { "another dictionary", "{'a': 1}", -1 },
    { "an empty one", "{}", -1 },
    { "unknown keys", "{'x': <1>}", -1 },
    { "JSON", "{\"version\": 1}", -1 },
    { "no UTF-8", "{'x': <'\xff'>}", -1 },
    { "zeros", "\0\0\0\0", 4 },
    { "a zero inside", "{'x'\0: <1>}", 11 },
    { "format strings", "%s%n%s%n", -1 },
    { "endless string", "{'x': <'aaaa", -1 },
  };

  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_true (g_file_set_contents (fixture->path, rows[i].content, rows[i].length, NULL));
      g_assert_cmpint (load (fixture->dir, ID), ==, -1);
    }
  /* It is only in the way until the next one is written. */
  save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 1000);
}

static void
test_half_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) i, NULL));
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, i, length);
      g_assert_cmpint (load (fixture->dir, ID), ==, -1);
    }
}

static void
test_huge_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '<');
  g_autofree char *large = g_strnfill (DUE_ANNOUNCED_FILE_MAX + 1, ' ');

  memcpy (large, "{}", 2);
  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, deep, -1, NULL));
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  g_assert_true (g_file_set_contents (fixture->path, large, -1, NULL));
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
}

/* None of these may make us wait, or be followed. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->root, "elsewhere", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_true (g_file_set_contents (elsewhere, "mine", -1, NULL));
  g_assert_cmpint (symlink (elsewhere, fixture->path), ==, 0);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 1000);
  g_assert_true (g_file_get_contents (elsewhere, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

/* A file stands where the folder should be: as with a read-only or full disk nothing can be kept.
 * (The tests may run as root, whom permissions do not stop.) */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->dir);

  n_warnings = 0;
  g_assert_true (g_file_set_contents (parent, "", -1, NULL));
  for (gint64 i = 1; i <= 3; i++)
    {
      save (fixture->announced, ID, i);
      due_announced_flush (fixture->announced);
    }
  g_assert_cmpuint (n_warnings, ==, 1);
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  due_announced_remove (fixture->announced, ID);
  due_announced_flush (fixture->announced);

  /* There is room again. */
  g_assert_cmpint (g_unlink (parent), ==, 0);
  save (fixture->announced, ID, 3);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (load (fixture->dir, ID), ==, 3);
  g_assert_cmpuint (n_warnings, ==, 1);
}

static void
test_sweeps (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ID ".ABC123", ID ".keep", "notes.ABC123",
                                       OTHER_ID ".ABC123" };
  struct utimbuf long_ago = { 1000, 1000 };
  g_autofree char *young = g_build_filename (fixture->dir, ID ".DEF456", NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "", -1, NULL));
      g_assert_cmpint (g_utime (path, &long_ago), ==, 0);
    }
  g_assert_true (g_file_set_contents (young, "", -1, NULL));
  g_assert_cmpint (load (fixture->dir, ID), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_test_message ("%s", names[i]);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i != 0);
    }
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

/* A process that writes and writes, until it is killed. */
static int
run_writer (const char *dir)
{
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);

  for (gint64 i = 1;; i++)
    {
      save (announced, ID, i);
      due_announced_flush (announced);
      g_print ("%" G_GINT64_FORMAT "\n", i);
    }
  return 0;
}

/* Returns: the last number that the writer said it had written. */
static gint64
kill_writer_after (const char *dir, guint n_lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "/proc/self/exe", "--write", dir, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 last = 0;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      g_assert_nonnull (line);
      last = g_ascii_strtoll (line, NULL, 10);
    }
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  return last;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 10; round++)
    {
      gint64 said = kill_writer_after (fixture->dir, round);

      g_assert_cmpint (load (fixture->dir, ID), >=, said);
      /* And perhaps what it was writing. */
      g_assert_cmpuint (remove_folder (fixture->dir), <=, 2);
    }
}

#define add(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return run_writer (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_warnings, NULL, NULL);
  add ("/announced/keeps", test_keeps);
  add ("/announced/removes", test_removes);
  add ("/announced/bad-ids", test_bad_ids);
  add ("/announced/writes-the-last", test_writes_the_last);
  add ("/announced/many-at-the-end", test_many_at_the_end);
  add ("/announced/broken-files", test_broken_files);
  add ("/announced/half-files", test_half_files);
  add ("/announced/huge-files", test_huge_files);
  add ("/announced/no-files", test_no_files);
  add ("/announced/no-room", test_no_room);
  add ("/announced/sweeps", test_sweeps);
  add ("/announced/killed", test_killed);

  return g_test_run ();
}
