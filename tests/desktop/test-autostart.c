/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autostart.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "autostart-file.h"
#include "bus.h"

#define NAME "io.github.duebell.Duebell.desktop"
#define ENTRY "[Desktop Entry]\nType=Application\nName=Duebell\nExec=sh --background\n"

static char *top;         /* of all folders of this test */
static char *own_folder;  /* $XDG_CONFIG_HOME/autostart */
static char *own_path;    /* the entry in it */
static char *system_path; /* one of $XDG_CONFIG_DIRS */

static void
write_entry (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
clear_folders (void)
{
  g_autofree char *config = g_path_get_dirname (own_folder);

  g_chmod (config, 0700);
  g_unlink (own_path);
  g_rmdir (own_path);
  g_unlink (system_path);
  g_rmdir (own_folder);
  g_unlink (own_folder);
}

static void
assert_state (const char *expected)
{
  g_assert_cmpstr (due_autostart_state_get_name (due_autostart_file_read (NAME)), ==, expected);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *own;    /* NULL: none */
    const char *system; /* NULL: none */
    const char *state;
  } rows[] = {
    { NULL, NULL, "off" },
    { ENTRY, NULL, "on" },
    { NULL, ENTRY, "on" },
    { ENTRY "Hidden=true\n", NULL, "off-elsewhere" },
    { ENTRY "Hidden=true\n", ENTRY, "off-elsewhere" },
    { ENTRY "Hidden=false\n", NULL, "on" },
    { ENTRY "X-GNOME-Autostart-enabled=false\n", ENTRY, "off-elsewhere" },
    { ENTRY "X-GNOME-Autostart-enabled=true\n", NULL, "on" },
    { ENTRY "X-MATE-Autostart-enabled=false\n", NULL, "off-elsewhere" },
    { NULL, ENTRY "Hidden=true\n", "off-elsewhere" },
    { ENTRY, ENTRY "Hidden=true\n", "on" },
    { ENTRY "Hidden=true\nX-Duebell-SwitchedOff=true\n", ENTRY, "off" },
    { ENTRY "OnlyShowIn=GNOME;XFCE;\n", NULL, "on" },
    { ENTRY "OnlyShowIn=KDE;\n", NULL, "off-elsewhere" },
    { ENTRY "NotShowIn=XFCE;\n", NULL, "off-elsewhere" },
    { ENTRY "NotShowIn=KDE;\n", NULL, "on" },
    { ENTRY "TryExec=no-such-program\n", NULL, "off" },
    { "[Desktop Entry]\nType=Application\nExec=/no/such/duebell\n", NULL, "off" },
    { "[Desktop Entry]\nType=Application\nExec=\"unfinished\n", NULL, "off" },
    { "[Desktop Entry]\nType=Link\nExec=sh\n", NULL, "off" },
    { "[Desktop Entry]\nType=Application\n", NULL, "off" },
    { "not an entry", ENTRY, "off" },
    { "", NULL, "off" },
    { "\xff\xfe", NULL, "off" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      if (rows[i].own != NULL)
        write_entry (own_path, rows[i].own);
      if (rows[i].system != NULL)
        write_entry (system_path, rows[i].system);
      assert_state (rows[i].state);
      clear_folders ();
    }
}

static void
test_writes (void)
{
  static const char *const states[] = { NULL, ENTRY, ENTRY "Hidden=true\n", "not an entry" };

  for (guint own = 0; own < G_N_ELEMENTS (states); own++)
    for (guint system = 0; system < G_N_ELEMENTS (states); system++)
      {
        g_autoptr (GError) error = NULL;

        g_test_message ("%u, %u", own, system);
        if (states[own] != NULL)
          write_entry (own_path, states[own]);
        if (states[system] != NULL)
          write_entry (system_path, states[system]);
        g_assert_true (due_autostart_file_write (NAME, "/bin/sh", FALSE, &error));
        g_assert_no_error (error);
        g_assert_cmpstr (due_autostart_state_get_name (due_autostart_file_read (NAME)), !=, "on");
        g_assert_true (due_autostart_file_write (NAME, "/bin/sh", TRUE, &error));
        g_assert_no_error (error);
        assert_state ("on");
        g_assert_true (due_autostart_file_write (NAME, "/bin/sh", FALSE, &error));
        /* What the system's own entry says is left as it was found. */
        assert_state (system == 2 ? "off-elsewhere" : "off");
        clear_folders ();
      }
}

/* What was written is what a desktop starts: with the quoting of the specification. */
static void
test_command (void)
{
  static const char *const names[] = { "duebell",     "due bell",  "due\"bell",
                                       "due$bell`x`", "due\\bell", "\xd0\xb4" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *program = g_build_filename (top, names[i], NULL);
      g_autofree char *mark = g_strconcat (program, ".started", NULL);
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$1\" > \"$0.started\"\n");
      g_autofree char *said = NULL;
      g_autoptr (GAppInfo) app = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_true (
          g_file_set_contents_full (program, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
      g_assert_true (due_autostart_file_write (NAME, program, TRUE, &error));
      g_assert_no_error (error);
      assert_state ("on");
      app = G_APP_INFO (g_desktop_app_info_new_from_filename (own_path));
      g_assert_nonnull (app);
      g_assert_true (g_app_info_launch (app, NULL, NULL, &error));
      g_assert_no_error (error);
      due_test_wait_for (g_file_get_contents (mark, &said, NULL, NULL) && said[0] != '\0');
      g_assert_cmpstr (said, ==, "--background\n");
      g_unlink (program);
      assert_state ("off"); /* it could not be started any more */
      g_unlink (mark);
      clear_folders ();
    }
}

/* A person's own entry for another build, or with other options, is not overwritten. */
static void
test_keeps_own_entry (void)
{
  g_autofree char *text = NULL;

  write_entry (own_path, ENTRY "X-Mine=1\n");
  g_assert_true (due_autostart_file_write (NAME, "/bin/sh", TRUE, NULL));
  g_assert_true (g_file_get_contents (own_path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, ENTRY "X-Mine=1\n");
  clear_folders ();
}

/* Where a file is in the way not even root can write. */
static void
test_impossible (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (own_folder, "in the way", -1, NULL));
  assert_state ("impossible");
  g_assert_false (due_autostart_file_write (NAME, "/bin/sh", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "The folder of the programs that start at login cannot be written to.");
  g_clear_error (&error);
  write_entry (system_path, ENTRY);
  assert_state ("on"); /* which is true, and cannot be changed */
  g_assert_false (due_autostart_file_write (NAME, "/bin/sh", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  clear_folders ();
}

static void
test_unwritable (void)
{
  g_autofree char *config = g_path_get_dirname (own_folder);

  if (geteuid () == 0)
    {
      g_test_skip ("Root may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (config, 0500), ==, 0);
  assert_state ("impossible");
  clear_folders ();
}

/* A pipe would hold up whoever reads it; a folder is no entry. */
static void
test_odd_files (void)
{
  g_assert_cmpint (g_mkdir_with_parents (own_path, 0700), ==, 0);
  assert_state ("off");
  clear_folders ();
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GString *ended = user_data;
  g_autoptr (GError) error = NULL;

  g_string_append_c (ended,
                     due_autostart_set_finish (DUE_AUTOSTART (source), result, &error) ? 'y' : 'n');
}

static void
test_follows (void)
{
  DueAutostart *autostart = due_autostart_new (NAME, "/bin/sh");
  g_autoptr (GString) ended = g_string_new ("");

  g_assert_cmpint (due_autostart_get_state (autostart), ==, DUE_AUTOSTART_OFF);
  g_assert_false (g_file_test (own_folder, G_FILE_TEST_EXISTS)); /* and is noticed all the same */
  write_entry (own_path, ENTRY);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_ON);
  g_unlink (own_path);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_OFF);
  write_entry (system_path, ENTRY);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_ON);
  g_unlink (system_path);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_OFF);

  due_autostart_set_async (autostart, TRUE, NULL, on_set, ended);
  due_autostart_set_async (autostart, FALSE, NULL, on_set, ended);
  due_autostart_set_async (autostart, TRUE, NULL, on_set, ended);
  due_test_wait_for (ended->len == 3);
  g_assert_cmpstr (ended->str, ==, "yyy");
  g_assert_cmpint (due_autostart_get_state (autostart), ==, DUE_AUTOSTART_ON);

  write_entry (own_path, ENTRY "Hidden=true\n");
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_OFF_ELSEWHERE);
  write_entry (own_path, ENTRY);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_ON);
  g_unlink (own_path);
  due_test_wait_for (due_autostart_get_state (autostart) == DUE_AUTOSTART_OFF);
  g_object_run_dispose (G_OBJECT (autostart));
  due_test_wait_for (g_atomic_int_get (&G_OBJECT (autostart)->ref_count) == 1);
  g_assert_finalize_object (autostart);
  clear_folders ();
}

static void
test_refuses (void)
{
  DueAutostart *autostart = due_autostart_new_refusing ("Not here.");
  g_autoptr (GString) ended = g_string_new ("");

  g_assert_cmpint (due_autostart_get_state (autostart), ==, DUE_AUTOSTART_IMPOSSIBLE);
  due_autostart_set_async (autostart, TRUE, NULL, on_set, ended);
  due_test_wait_for (ended->len == 1);
  g_assert_cmpstr (ended->str, ==, "n");
  g_assert_false (g_file_test (own_path, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (autostart);
}

int
main (int argc, char *argv[])
{
  g_autofree char *config = NULL;
  g_autofree char *system_config = NULL;
  g_autofree char *system_folder = NULL;
  int status = 0;

  top = g_dir_make_tmp ("duebell-autostart-XXXXXX", NULL);
  config = g_build_filename (top, "config", NULL);
  system_config = g_build_filename (top, "system", NULL);
  system_folder = g_build_filename (system_config, "autostart", NULL);
  own_folder = g_build_filename (config, "autostart", NULL);
  own_path = g_build_filename (own_folder, NAME, NULL);
  system_path = g_build_filename (system_folder, NAME, NULL);
  g_mkdir (config, 0700);
  g_mkdir_with_parents (system_folder, 0700);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", system_config, TRUE);
  g_setenv ("XDG_CURRENT_DESKTOP", "Odd:XFCE", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autostart/reads", test_reads);
  g_test_add_func ("/autostart/writes", test_writes);
  g_test_add_func ("/autostart/command", test_command);
  g_test_add_func ("/autostart/keeps-own-entry", test_keeps_own_entry);
  g_test_add_func ("/autostart/impossible", test_impossible);
  g_test_add_func ("/autostart/unwritable", test_unwritable);
  g_test_add_func ("/autostart/odd-files", test_odd_files);
  g_test_add_func ("/autostart/follows", test_follows);
  g_test_add_func ("/autostart/refuses", test_refuses);

  status = g_test_run ();
  g_rmdir (config);
  g_rmdir (system_folder);
  g_rmdir (system_config);
  g_rmdir (top);
  g_free (top);
  g_free (own_folder);
  g_free (own_path);
  g_free (system_path);
  return status;
}
