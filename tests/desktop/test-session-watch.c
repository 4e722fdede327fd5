/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-watch.h"

#include "bus.h"

#define LOGIN "org.freedesktop.login1"
#define MANAGER LOGIN ".Manager"
#define MANAGER_PATH "/org/freedesktop/login1"
#define SESSION LOGIN ".Session"
#define SESSION_PATH "/org/freedesktop/login1/session/_31"
#define USER_PATH "/org/freedesktop/login1/user/self"
#define PROPERTIES "org.freedesktop.DBus.Properties"

static const char xml[] =
    "<node><interface name='" LOGIN ".User'><property name='Display' type='(so)' access='read'/>"
    "</interface><interface name='" SESSION "'>"
    "<property name='LockedHint' type='b' access='read'/></interface></node>";

static DueTestBus *bus;

typedef struct
{
  GDBusConnection *session;
  GDBusConnection *service; /* plays login1 and the screen savers */
  DueSessionWatch *watch;
  GString *heard;
  const char *display; /* the path of the person's session */
  gboolean locked;
  guint n_asked;
} Fixture;

static GVariant *
on_get (GDBusConnection *connection,
        const char *sender,
        const char *path,
        const char *interface,
        const char *property,
        GError **error,
        gpointer user_data)
{
  Fixture *f = user_data;

  f->n_asked++;
  if (g_str_equal (property, "Display"))
    return g_variant_new ("(so)", "1", f->display);
  return g_variant_new_boolean (f->locked);
}

static const GDBusInterfaceVTable vtable = { NULL, on_get, NULL, { 0 } };

static void
request_name (GDBusConnection *connection, const char *name)
{
  g_autoptr (GVariant) reply =
      due_test_call (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                     g_variant_new ("(su)", name, 4), NULL);

  g_assert_nonnull (reply);
}

static void
play_login (Fixture *f, const char *display, gboolean locked)
{
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);

  f->display = display;
  f->locked = locked;
  g_dbus_connection_register_object (f->service, USER_PATH, info->interfaces[0], &vtable, f, NULL,
                                     NULL);
  g_dbus_connection_register_object (f->service, SESSION_PATH, info->interfaces[1], &vtable, f,
                                     NULL, NULL);
  request_name (f->service, LOGIN);
}

static void
on_heard (Fixture *f)
{
  g_string_append (f->heard, "resumed;");
}

static void
on_network (Fixture *f)
{
  g_string_append (f->heard, "network;");
}

static void
on_idle (DueSessionWatch *watch, GParamSpec *pspec, Fixture *f)
{
  g_string_append (f->heard, due_session_watch_get_idle (watch) ? "idle;" : "awake;");
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = due_test_bus_connect (bus);
  f->service = due_test_bus_connect (bus);
  f->heard = g_string_new (NULL);
}

static void
watch (Fixture *f)
{
  f->watch = due_session_watch_new (f->session);
  g_signal_connect_swapped (f->watch, "resumed", G_CALLBACK (on_heard), f);
  g_signal_connect_swapped (f->watch, "network-changed", G_CALLBACK (on_network), f);
  g_signal_connect (f->watch, "notify::idle", G_CALLBACK (on_idle), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->watch != NULL)
    g_assert_finalize_object (f->watch);
  g_dbus_connection_close_sync (f->service, NULL, NULL);
  g_dbus_connection_close_sync (f->session, NULL, NULL);
  g_clear_object (&f->service);
  g_clear_object (&f->session);
  g_string_free (f->heard, TRUE);
}

static void
emit (Fixture *f, const char *path, const char *interface, const char *signal, GVariant *parameters)
{
  g_dbus_connection_emit_signal (f->service, NULL, path, interface, signal, parameters, NULL);
}

static void
emit_locked (Fixture *f, gboolean locked)
{
  GVariantDict changed;

  g_variant_dict_init (&changed, NULL);
  g_variant_dict_insert (&changed, "LockedHint", "b", locked);
  emit (f, SESSION_PATH, PROPERTIES, "PropertiesChanged",
        g_variant_new ("(s@a{sv}as)", SESSION, g_variant_dict_end (&changed), NULL));
}

static void
wait_heard (Fixture *f, const char *expected)
{
  due_test_wait_for (f->heard->len >= strlen (expected));
  g_assert_cmpstr (f->heard->str, ==, expected);
  g_string_truncate (f->heard, 0);
}

static void
test_sleep (Fixture *f, gconstpointer data)
{
  play_login (f, SESSION_PATH, FALSE);
  watch (f);
  due_test_wait_for (f->n_asked == 2);
  emit (f, MANAGER_PATH, MANAGER, "PrepareForSleep", g_variant_new ("(b)", TRUE));
  emit (f, MANAGER_PATH, MANAGER, "PrepareForSleep", g_variant_new ("(s)", "odd"));
  emit (f, MANAGER_PATH, MANAGER, "PrepareForSleep", g_variant_new ("(b)", FALSE));
  wait_heard (f, "resumed;");
}

static void
test_locked (Fixture *f, gconstpointer data)
{
  play_login (f, SESSION_PATH, TRUE);
  watch (f);
  wait_heard (f, "idle;");
  emit_locked (f, FALSE);
  wait_heard (f, "awake;");
  emit (f, SESSION_PATH, PROPERTIES, "PropertiesChanged", g_variant_new ("(s)", SESSION));
  emit_locked (f, FALSE);
  emit_locked (f, TRUE);
  wait_heard (f, "idle;");
}

/* Nobody is at a display: sleep is told all the same. */
static void
test_no_display (Fixture *f, gconstpointer data)
{
  play_login (f, "/", TRUE);
  watch (f);
  due_test_wait_for (f->n_asked == 1);
  emit (f, MANAGER_PATH, MANAGER, "PrepareForSleep", g_variant_new ("(b)", FALSE));
  wait_heard (f, "resumed;");
  g_assert_cmpuint (f->n_asked, ==, 1);
  g_assert_false (due_session_watch_get_idle (f->watch));
}

static void
test_saver (Fixture *f, gconstpointer data)
{
  static const char *const savers[] = { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                                        "org.xfce.ScreenSaver" };

  watch (f);
  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      request_name (f->service, savers[i]);
      emit (f, "/Saver", savers[i], "ActiveChanged", g_variant_new ("(b)", TRUE));
      wait_heard (f, "idle;");
      emit (f, "/Saver", savers[i], "ActiveChanged", g_variant_new ("(s)", "odd"));
      emit (f, "/Saver", savers[i], "ActiveChanged", g_variant_new ("(b)", FALSE));
      wait_heard (f, "awake;");
    }
}

/* A saver that dies while it is on does not leave the polls slow for ever. */
static void
test_saver_dies (Fixture *f, gconstpointer data)
{
  watch (f);
  request_name (f->service, "org.gnome.ScreenSaver");
  emit (f, "/Saver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  wait_heard (f, "idle;");
  g_dbus_connection_close_sync (f->service, NULL, NULL);
  wait_heard (f, "awake;");
}

static void
test_network (Fixture *f, gconstpointer data)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  watch (f);
  /* The watch takes the monitor from a thread: it is told once it listens. */
  due_test_wait_for ((g_signal_emit_by_name (monitor, "network-changed", TRUE), f->heard->len > 0));
  g_assert_cmpstr (f->heard->str, ==, "network;");
  g_assert_true (due_session_watch_get_network_available (f->watch) ==
                 g_network_monitor_get_network_available (monitor));
}

/* No service at all, and no session bus. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  DueSessionWatch *without_bus = due_session_watch_new (NULL);

  watch (f);
  due_test_settle (f->session);
  g_assert_false (due_session_watch_get_idle (f->watch));
  g_assert_false (due_session_watch_get_power_saver (f->watch));
  g_assert_false (due_session_watch_get_idle (without_bus));
  g_assert_finalize_object (without_bus);
}

/* Disposed of while it still asks. */
static void
test_dispose (Fixture *f, gconstpointer data)
{
  play_login (f, SESSION_PATH, TRUE);
  for (int steps = 0; steps < 8; steps++)
    {
      DueSessionWatch *gone = due_session_watch_new (f->session);

      for (int i = 0; i < steps; i++)
        due_test_wait_step (due_test_wait_begin (), "", __FILE__, __LINE__);
      g_object_run_dispose (G_OBJECT (gone));
      g_assert_finalize_object (gone);
    }
  due_test_settle (f->session);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/session-watch/sleep", test_sleep },           { "/session-watch/locked", test_locked },
    { "/session-watch/no-display", test_no_display }, { "/session-watch/saver", test_saver },
    { "/session-watch/saver-dies", test_saver_dies }, { "/session-watch/network", test_network },
    { "/session-watch/nothing", test_nothing },       { "/session-watch/dispose", test_dispose },
  };
  g_autoptr (GDBusConnection) system = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  system = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  g_dbus_connection_set_exit_on_close (system, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  status = g_test_run ();
  g_dbus_connection_close_sync (system, NULL, NULL);
  due_test_bus_free (bus);
  return status;
}
