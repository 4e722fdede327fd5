/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

/* Not reached, however slow the machine. */
#define WAIT_US (40 * G_USEC_PER_SEC)

static const char *const variables[] = { "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS" };

struct _DueTestBus
{
  char *folder;
  char *config;
  char *socket;
  char *address;
  GPid pid; /* 0: killed */
};

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
write_config (DueTestBus *self, const char *services_dir)
{
  g_autofree char *services = services_dir != NULL
                                  ? g_strdup_printf ("<servicedir>%s</servicedir>", services_dir)
                                  : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\"\n"
      " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
      "<busconfig><type>session</type><listen>%s</listen><auth>EXTERNAL</auth>%s"
      "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
      "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>\n",
      self->address, services);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->config, text, -1, &error);
  g_assert_no_error (error);
}

static void
start (DueTestBus *self)
{
  g_autofree char *config = g_strdup_printf ("--config-file=%s", self->config);
  char *argv[] = { (char *) "dbus-daemon", config, (char *) "--nofork",
                   (char *) "--print-address=1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOChannel) output = NULL;
  g_autofree char *line = NULL;
  int fd = -1;

  g_spawn_async_with_pipes (NULL, argv, NULL,
                            G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
                                G_SPAWN_STDERR_TO_DEV_NULL,
                            die_with_parent, NULL, &self->pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  output = g_io_channel_unix_new (fd);
  g_io_channel_set_close_on_unref (output, TRUE);
  g_io_channel_read_line (output, &line, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
}

/* Ends the bus as a crash would. */
void
due_test_bus_kill (DueTestBus *self)
{
  if (self->pid == 0)
    return;
  kill (self->pid, SIGKILL);
  waitpid (self->pid, NULL, 0);
  g_spawn_close_pid (self->pid);
  self->pid = 0;
  g_unlink (self->socket);
}

/* A new bus at the same address. */
void
due_test_bus_restart (DueTestBus *self)
{
  due_test_bus_kill (self);
  start (self);
}

DueTestBus *
due_test_bus_new (void)
{
  return due_test_bus_new_with_services (NULL);
}

DueTestBus *
due_test_bus_new_with_services (const char *services_dir)
{
  DueTestBus *self = g_new0 (DueTestBus, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("duebell-bus-XXXXXX", &error);
  g_assert_no_error (error);
  self->config = g_build_filename (self->folder, "bus.conf", NULL);
  self->socket = g_build_filename (self->folder, "bus", NULL);
  self->address = g_strdup_printf ("unix:path=%s", self->socket);
  write_config (self, services_dir);
  start (self);
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], self->address, TRUE);
  return self;
}

void
due_test_bus_free (DueTestBus *self)
{
  due_test_bus_kill (self);
  g_unlink (self->config);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->config);
  g_free (self->socket);
  g_free (self->address);
  g_free (self);
}

const char *
due_test_bus_get_address (DueTestBus *self)
{
  return self->address;
}

/* Returns: (transfer full): a connection of the caller's own */
GDBusConnection *
due_test_bus_connect (DueTestBus *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
      g_dbus_connection_new_for_address_sync (self->address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static gboolean
wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

gint64
due_test_wait_begin (void)
{
  return g_get_monotonic_time () + WAIT_US;
}

/* A condition may become true in another thread: so it is looked at every few milliseconds. */
void
due_test_wait_step (gint64 end_us, const char *condition, const char *file, int line)
{
  guint id = g_timeout_add (5, wake, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  if (g_get_monotonic_time () > end_us)
    g_error ("%s:%d: waited in vain for: %s", file, line, condition);
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* Calls a method while the main loop runs, so that it may be one of this process. */
GVariant *
due_test_call (GDBusConnection *connection,
               const char *name,
               const char *path,
               const char *interface,
               const char *method,
               GVariant *parameters,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (connection, name, path, interface, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_called, &result);
  due_test_wait_for (result != NULL);
  return g_dbus_connection_call_finish (connection, result, error);
}

/* Until all that was on its way to @connection, and to others before, has come and been seen. */
void
due_test_settle (GDBusConnection *connection)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) reply = NULL;

      reply = due_test_call (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer",
                             "Ping", NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (reply);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}
