/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever may lie where the state files are. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "announced-fixture.h"

static void
test_broken_files (AnnouncedFixture *fixture, gconstpointer data)
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
      g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
    }
  /* It is only in the way until the next one is written. */
  announced_save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 1000);
}

static void
test_half_files (AnnouncedFixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  announced_save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) i, NULL));
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, i, length);
      g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
    }
}

static void
test_huge_files (AnnouncedFixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '<');
  g_autofree char *large = g_strnfill (DUE_ANNOUNCED_FILE_MAX + 1, ' ');

  memcpy (large, "{}", 2);
  g_assert_cmpint (g_mkdir_with_parents (fixture->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, deep, -1, NULL));
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  g_assert_true (g_file_set_contents (fixture->path, large, -1, NULL));
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
}

/* None of these may make us wait, or be followed. */
static void
test_no_files (AnnouncedFixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->root, "elsewhere", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_true (g_file_set_contents (elsewhere, "mine", -1, NULL));
  g_assert_cmpint (symlink (elsewhere, fixture->path), ==, 0);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  announced_save (fixture->announced, ID, 1000);
  due_announced_flush (fixture->announced);
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, 1000);
  g_assert_true (g_file_get_contents (elsewhere, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static void
test_sweeps (AnnouncedFixture *fixture, gconstpointer data)
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
  g_assert_cmpint (announced_load (fixture->dir, ID), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_test_message ("%s", names[i]);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i != 0);
    }
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

#define add(name, function)                                                                        \
  g_test_add (name, AnnouncedFixture, NULL, announced_set_up, function, announced_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/announced-files/broken-files", test_broken_files);
  add ("/announced-files/half-files", test_half_files);
  add ("/announced-files/huge-files", test_huge_files);
  add ("/announced-files/no-files", test_no_files);
  add ("/announced-files/sweeps", test_sweeps);

  return g_test_run ();
}
