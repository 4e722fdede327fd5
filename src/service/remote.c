/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "remote.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "bus.h"
#include "programs.h"

/* How long a start may take, in the smallest waits of a command line. */
#define START_STEPS 200
#define START_STEP_US (50 * 1000)

static GDBusConnection *
connect_session (GError **error)
{
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (connection == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("There is no desktop session here: Duebell needs its message bus."));
  return connection;
}

static gboolean
is_running (GDBusConnection *connection, const char *app_id)
{
  gboolean has_owner = FALSE;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", app_id), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE,
      -1, NULL, NULL);

  if (answer != NULL)
    g_variant_get (answer, "(b)", &has_owner);
  return has_owner;
}

static DueBusDuebell1 *
make_proxy (GDBusConnection *connection, const char *app_id, GError **error)
{
  DueBusDuebell1 *proxy = due_bus_duebell1_proxy_new_sync (
      connection, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, app_id, DUE_BUS_PATH, NULL, error);

  /* A check waits for a portal, and an open for a browser. */
  if (proxy != NULL)
    g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (proxy), 120 * 1000);
  return proxy;
}

DueBusDuebell1 *
due_remote_find (const char *app_id, GError **error)
{
  g_autoptr (GDBusConnection) connection = connect_session (error);

  if (connection == NULL || !is_running (connection, app_id))
    return NULL;
  return make_proxy (connection, app_id, error);
}

static gboolean
start_by_bus (GDBusConnection *connection)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "StartServiceByName", g_variant_new ("(su)", DUE_APP_ID, 0), NULL, G_DBUS_CALL_FLAGS_NONE,
      25 * 1000, NULL, NULL);

  return answer != NULL;
}

/* The new process lives on after this command: it gets a session of its own. */
static void
leave_terminal (gpointer user_data)
{
  setsid ();
}

static gboolean
start_by_ourselves (void)
{
  g_autofree char *program = due_programs_find ("duebell");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_child_setup (launcher, leave_terminal, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, NULL, program, "--background", NULL);
  return process != NULL;
}

static gboolean
wait_until_running (GDBusConnection *connection)
{
  for (guint i = 0; i < START_STEPS; i++)
    {
      if (is_running (connection, DUE_APP_ID))
        return TRUE;
      g_usleep (START_STEP_US);
    }
  return FALSE;
}

DueBusDuebell1 *
due_remote_ensure (GError **error)
{
  g_autoptr (GDBusConnection) connection = connect_session (error);

  if (connection == NULL)
    return NULL;
  if (!is_running (connection, DUE_APP_ID) && !start_by_bus (connection) &&
      !(start_by_ourselves () && wait_until_running (connection)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Duebell could not be started."));
      return NULL;
    }
  return make_proxy (connection, DUE_APP_ID, error);
}

void
due_remote_strip (GError *error)
{
  g_dbus_error_strip_remote_error (error);
}
