/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-bus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static const char config[] =
    "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
    "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>"
    "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
    "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
    "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>";

/* In the child: a test that crashes leaves nothing behind. */
static void
on_child_setup (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

void
test_keyring_bus_tie (GSubprocessLauncher *launcher)
{
  g_subprocess_launcher_set_child_setup (launcher, on_child_setup, NULL, NULL);
}

/* @path: (out): of the configuration, to be removed. */
static GSubprocess *
start (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *option = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GSubprocess *process = NULL;
  int fd = g_file_open_tmp ("duebell-bus-XXXXXX", path, &error);

  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (*path, config, -1, NULL));
  option = g_strconcat ("--config-file=", *path, NULL);
  test_keyring_bus_tie (launcher);
  process = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", option, "--nofork",
                                         "--print-address=1", NULL);
  g_assert_no_error (error);
  return process;
}

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  char *address = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_assert_nonnull (address);
  return address;
}

int
test_keyring_bus_run (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GSubprocess) process = start (&path);
  g_autofree char *address = read_address (process);
  g_autoptr (GDBusConnection) connection = NULL;
  int status = 0;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (connection);
  g_dbus_connection_set_exit_on_close (connection, FALSE);

  status = g_test_run ();
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_unlink (path);
  return status;
}
