/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "announced-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

static guint n_warnings;

static GLogWriterOutput
count_warnings (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if (level & G_LOG_LEVEL_WARNING)
    n_warnings++;
  return G_LOG_WRITER_HANDLED;
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_keeps (AnnouncedFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  announced_save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 1000);
  g_assert_cmpint (announced_load (fixture->dir, OTHER_ID), ==, -1);
  g_assert_cmphex (get_mode (fixture->path), ==, 0600);
  g_assert_cmphex (get_mode (fixture->dir), ==, 0700);

  announced_save (fixture->announced, ID, 2000);
  announced_save (fixture->announced, OTHER_ID, 3000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 2000);
  g_assert_cmpint (announced_load (fixture->dir, OTHER_ID), ==, 3000);
}

static void
test_removes (AnnouncedFixture *fixture, gconstpointer data)
{
  announced_save (fixture->announced, ID, 1000);
  due_announced_remove (fixture->announced, ID);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);

  due_announced_remove (fixture->announced, ID);
  announced_save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 1000);

  due_announced_remove (fixture->announced, ID);
  due_announced_remove (fixture->announced, OTHER_ID);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
}

static void
test_bad_ids (AnnouncedFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", "..", "../" ID, ID "/x", "/etc/passwd", "a" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      announced_save (fixture->announced, ids[i], 1000);
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
test_writes_the_last (AnnouncedFixture *fixture, gconstpointer data)
{
  int fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  g_assert_cmpint (inotify_add_watch (fd, fixture->dir, IN_MOVED_TO), >=, 0);
  for (gint64 i = 1; i <= 500; i++)
    announced_save (fixture->announced, ID, i);
  while (announced_load (fixture->dir, ID) != 500)
    g_main_context_iteration (NULL, TRUE);
  /* The first, and of all that came meanwhile the last. Some kernels tell of both at once. */
  n = count_renames (fd);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, 2);
  close (fd);
}

static void
test_many_at_the_end (AnnouncedFixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 3; round++)
    for (guint i = 0; i < 50; i++)
      {
        g_autofree char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012u", i);

        announced_save (fixture->announced, id, round * 1000 + i);
      }
  due_announced_flush (fixture->announced);
  due_announced_flush (fixture->announced);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012u", i);

      g_assert_cmpint (announced_load (fixture->dir, id), ==, 3000 + i);
    }
}

/* A file stands where the folder should be: as with a read-only or full disk nothing can be kept.
 * (The tests may run as root, whom permissions do not stop.) */
static void
test_no_room (AnnouncedFixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->dir);

  n_warnings = 0;
  g_assert_true (g_file_set_contents (parent, "", -1, NULL));
  for (gint64 i = 1; i <= 3; i++)
    {
      announced_save (fixture->announced, ID, i);
      due_announced_flush (fixture->announced);
    }
  g_assert_cmpuint (n_warnings, ==, 1);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  due_announced_remove (fixture->announced, ID);
  due_announced_flush (fixture->announced);

  /* There is room again. */
  g_assert_cmpint (g_unlink (parent), ==, 0);
  announced_save (fixture->announced, ID, 3);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 3);
  g_assert_cmpuint (n_warnings, ==, 1);
}

/* A process that writes and writes, until it is killed. */
static int
run_writer (const char *dir)
{
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);

  for (gint64 i = 1;; i++)
    {
      announced_save (announced, ID, i);
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
test_killed (AnnouncedFixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 10; round++)
    {
      gint64 said = kill_writer_after (fixture->dir, round);

      g_assert_cmpint (announced_load (fixture->dir, ID), >=, said);
      /* And perhaps what it was writing. */
      g_assert_cmpuint (announced_remove_folder (fixture->dir), <=, 2);
    }
}

#define add(name, function)                                                                        \
  g_test_add (name, AnnouncedFixture, NULL, announced_set_up, function, announced_tear_down)

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
  add ("/announced/no-room", test_no_room);
  add ("/announced/killed", test_killed);

  return g_test_run ();
}
