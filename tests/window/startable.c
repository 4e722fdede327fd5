/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "startable.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "peer.h"

#define SERVE "--serve"

static char *directory;

static char *
make_path (const char *name)
{
  return g_strdup_printf ("%s/%s.service", directory, name);
}

static void
write_service (const char *name, const char *command)
{
  g_autofree char *path = make_path (name);
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s\n", name, command);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_service (const char *name)
{
  g_autofree char *path = make_path (name);

  g_remove (path);
}

/* Not GTestDBus: it forks a watcher, which outlives the program and holds its output open: under
 * sanitizers a run once did not end. */
DueTestBus *
test_startable_bus_new (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *command = g_strdup_printf ("%s " SERVE, program);
  g_autoptr (GError) error = NULL;

  directory = g_dir_make_tmp ("duebell-window-XXXXXX", &error);
  g_assert_no_error (error);
  write_service (TEST_STARTABLE_NAME, command);
  write_service (TEST_BROKEN_NAME, "/bin/false");
  return due_test_bus_new_with_services (directory);
}

void
test_startable_bus_end (DueTestBus *bus)
{
  due_test_bus_free (bus);
  remove_service (TEST_STARTABLE_NAME);
  remove_service (TEST_BROKEN_NAME);
  g_rmdir (directory);
  g_clear_pointer (&directory, g_free);
}

static void
on_closed (GDBusConnection *bus, gboolean vanished, GError *error, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

void
test_startable_serve (int argc, char *argv[])
{
  GMainLoop *loop = NULL;
  TestPeer *peer = NULL;

  if (argc != 2 || !g_str_equal (argv[1], SERVE))
    return;
  loop = g_main_loop_new (NULL, FALSE);
  peer = test_peer_new (TEST_STARTABLE_NAME, "[{'id': <'a'>, 'state': <'current'>}]");
  g_signal_connect (peer->bus, "closed", G_CALLBACK (on_closed), loop);
  g_main_loop_run (loop);
  /* The worker thread of the connection may still be at it: a leak checker would look at that. */
  _exit (0);
}
