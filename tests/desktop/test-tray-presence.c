/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-presence.h"

#include "bus.h"
#include "watcher.h"

static DueTestBus *bus;

static void
on_changed (guint *n)
{
  (*n)++;
}

static void
test_comes_and_goes (void)
{
  GDBusConnection *session = due_test_bus_connect (bus);
  DueTrayPresence *presence = due_tray_presence_new (session);
  DueTestWatcher *watcher = NULL;
  guint n = 0;

  g_signal_connect_swapped (presence, "changed", G_CALLBACK (on_changed), &n);
  due_test_settle (session);
  g_assert_false (due_tray_presence_get_present (presence));
  g_assert_false (due_tray_presence_get_known (presence)); /* it may still come */

  watcher = due_test_watcher_new (due_test_bus_get_address (bus), TRUE);
  due_test_wait_for (due_tray_presence_get_present (presence));
  g_assert_true (due_tray_presence_get_known (presence));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (due_test_watcher_get_n_registered (watcher), ==, 0); /* only looked */

  due_test_watcher_set_has_host (watcher, FALSE);
  due_test_wait_for (!due_tray_presence_get_present (presence));
  due_test_watcher_set_has_host (watcher, TRUE);
  due_test_wait_for (due_tray_presence_get_present (presence));
  due_test_watcher_free (watcher);
  due_test_wait_for (!due_tray_presence_get_present (presence));
  g_assert_true (due_tray_presence_get_known (presence));

  g_object_run_dispose (G_OBJECT (presence));
  due_test_settle (session);
  g_assert_finalize_object (presence);
  g_dbus_connection_close_sync (session, NULL, NULL);
  g_object_unref (session);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  g_test_add_func ("/tray-presence/comes-and-goes", test_comes_and_goes);

  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
