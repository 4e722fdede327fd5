/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "launcher.h"

#include "bus.h"

#define APP_ID "io.github.duebell.Duebell.Test"
#define UPDATE(count, visible, urgent)                                                             \
  "('application://" APP_ID ".desktop', {'count': <int64 " count ">, 'count-visible': <" visible   \
  ">, 'urgent': <" urgent ">});"

typedef struct
{
  GDBusConnection *server;
  GDBusConnection *client;
  DueLauncher *launcher;
  GString *updates;
  guint signal_id;
} Fixture;

static DueTestBus *bus;

static void
on_update (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *signal,
           GVariant *parameters,
           gpointer user_data)
{
  g_autofree char *text = g_variant_print (parameters, FALSE);

  g_string_append_printf (user_data, "%s;", text);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = due_test_bus_connect (bus);
  f->client = due_test_bus_connect (bus);
  f->updates = g_string_new (NULL);
  f->signal_id = g_dbus_connection_signal_subscribe (
      f->client, NULL, "com.canonical.Unity.LauncherEntry", "Update", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_update, f->updates, NULL);
  due_test_settle (f->client);
  f->launcher = due_launcher_new (f->server, APP_ID);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->launcher != NULL)
    g_assert_finalize_object (f->launcher);
  g_dbus_connection_signal_unsubscribe (f->client, f->signal_id);
  g_dbus_connection_close_sync (f->server, NULL, NULL);
  g_dbus_connection_close_sync (f->client, NULL, NULL);
  g_clear_object (&f->server);
  g_clear_object (&f->client);
  g_string_free (f->updates, TRUE);
}

static void
assert_updates (Fixture *f, const char *expected)
{
  due_test_settle (f->server);
  due_test_settle (f->client);
  g_assert_cmpstr (f->updates->str, ==, expected);
  g_string_truncate (f->updates, 0);
}

static void
test_changes (Fixture *f, gconstpointer data)
{
  due_launcher_set_count (f->launcher, 0, TRUE);
  assert_updates (f, "");
  due_launcher_set_count (f->launcher, 15, FALSE);
  assert_updates (f, UPDATE ("15", "true", "false"));
  due_launcher_set_count (f->launcher, 15, FALSE);
  assert_updates (f, "");
  due_launcher_set_count (f->launcher, 15, TRUE);
  assert_updates (f, UPDATE ("15", "true", "true"));
  due_launcher_set_count (f->launcher, 0, TRUE);
  assert_updates (f, UPDATE ("0", "false", "false"));
}

static void
test_end (Fixture *f, gconstpointer data)
{
  due_launcher_set_count (f->launcher, 3, FALSE);
  assert_updates (f, UPDATE ("3", "true", "false"));
  g_assert_finalize_object (g_steal_pointer (&f->launcher));
  assert_updates (f, UPDATE ("0", "false", "false"));
}

static void
request_dock (Fixture *f)
{
  g_autoptr (GVariant) reply =
      due_test_call (f->client, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                     g_variant_new ("(su)", "com.canonical.Unity", 4), NULL);

  g_assert_nonnull (reply);
}

/* A dock that starts later is told. */
static void
test_dock_comes (Fixture *f, gconstpointer data)
{
  due_launcher_set_count (f->launcher, 3, FALSE);
  assert_updates (f, UPDATE ("3", "true", "false"));
  request_dock (f);
  due_test_wait_for (f->updates->len > 0);
  assert_updates (f, UPDATE ("3", "true", "false"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  g_test_add ("/launcher/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/launcher/end", Fixture, NULL, set_up, test_end, tear_down);
  g_test_add ("/launcher/dock-comes", Fixture, NULL, set_up, test_dock_comes, tear_down);

  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
