/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-item.h"

#include "bus.h"
#include "menu-builder.h"
#include "watcher.h"

#define INTERFACE "org.kde.StatusNotifierItem"
#define PATH "/StatusNotifierItem"

static const DueBadge no_badge = { DUE_BADGE_NONE, 0 };
static const DueBadge three = { DUE_BADGE_OVERDUE, 3 };

typedef struct
{
  DueTestBus *bus;
  DueTestWatcher *watcher;
  GDBusConnection *client;
  DueTrayItem *item;
  GString *signals; /* what the client saw */
  GString *acts;    /* what the owner heard */
  guint n_host_notified;
} Fixture;

static void
on_bus_signal (GDBusConnection *connection,
               const char *sender,
               const char *path,
               const char *interface,
               const char *signal,
               GVariant *parameters,
               gpointer user_data)
{
  g_string_append_printf (user_data, "%s;", signal);
}

static void
on_activate (DueTrayItem *item, const char *token, Fixture *f)
{
  g_string_append_printf (f->acts, "activate %s;", token != NULL ? token : "-");
}

static void
on_menu (DueTrayItem *item, const char *action, GVariant *target, guint timestamp, Fixture *f)
{
  g_string_append_printf (f->acts, "menu %s;", action);
}

static void
on_host (DueTrayItem *item, GParamSpec *pspec, Fixture *f)
{
  f->n_host_notified++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->bus = due_test_bus_new ();
  f->watcher = due_test_watcher_new (due_test_bus_get_address (f->bus), TRUE);
  f->client = due_test_bus_connect (f->bus);
  f->signals = g_string_new (NULL);
  f->acts = g_string_new (NULL);
  g_dbus_connection_signal_subscribe (f->client, NULL, NULL, NULL, PATH, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, on_bus_signal, f->signals, NULL);
  f->item = due_tray_item_new ("duebell-test", due_test_bus_get_address (f->bus));
  g_signal_connect (f->item, "activate", G_CALLBACK (on_activate), f);
  g_signal_connect (f->item, "menu-activated", G_CALLBACK (on_menu), f);
  g_signal_connect (f->item, "notify::host-present", G_CALLBACK (on_host), f);
}

static void
show (Fixture *f)
{
  guint n = due_test_watcher_get_n_registered (f->watcher);

  due_tray_item_set_visible (f->item, TRUE);
  due_test_wait_for (due_test_watcher_get_n_registered (f->watcher) == n + 1);
  due_test_wait_for (due_tray_item_get_host_present (f->item));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->watcher, due_test_watcher_free);
  g_assert_finalize_object (f->item);
  g_clear_object (&f->client);
  due_test_bus_free (f->bus);
  g_string_free (f->signals, TRUE);
  g_string_free (f->acts, TRUE);
}

static GVariant *
call (Fixture *f, const char *interface, const char *method, GVariant *parameters, GError **error)
{
  return due_test_call (f->client, due_test_watcher_get_item (f->watcher), PATH, interface, method,
                        parameters, error);
}

static char *
get (Fixture *f, const char *property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (f, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", INTERFACE, property), &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return g_dbus_error_get_remote_error (error);
  g_variant_get (reply, "(v)", &value);
  return g_variant_print (value, FALSE);
}

static const struct
{
  const char *property, *value;
} properties[] = {
  { "Category", "'Communications'" },
  { "Id", "'duebell-test'" },
  { "Title", "'Duebell: 3 <overdue> & more'" },
  { "Status", "'Active'" },
  { "WindowId", "0" },
  { "IconName", "''" },
  { "IconAccessibleDesc", "'Duebell: 3 <overdue> & more'" },
  { "ToolTip", "('', [], 'Duebell', 'a &lt;b&gt; &amp; \"c\"')" },
  { "ItemIsMenu", "false" },
  { "Menu", "'/Menu'" },
  { "OverlayIconPixmap", "org.freedesktop.DBus.Error.InvalidArgs" },
  { "XAyatanaLabel", "org.freedesktop.DBus.Error.InvalidArgs" },
};

static void
test_properties (Fixture *f, gconstpointer data)
{
  due_tray_item_set_title (f->item, "Duebell: 3 <overdue> & more");
  due_tray_item_set_tooltip (f->item, "Duebell", "a <b> & \"c\"");
  show (f);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *value = get (f, properties[i].property);

      g_assert_cmpstr (value, ==, properties[i].value);
    }
}

/* Text that is not UTF-8 must not end the program. */
static void
test_bad_text (Fixture *f, gconstpointer data)
{
  g_autofree char *title = NULL;

  due_tray_item_set_title (f->item, "\xff");
  due_tray_item_set_tooltip (f->item, "\xff", "\xfe");
  show (f);
  title = get (f, "Title");
  g_assert_cmpstr (title, ==, "'\xef\xbf\xbd'");
}

/* Returns: pixel @x, @y of the icon of @wanted pixels as 0xAARRGGBB */
static guint32
get_pixel (Fixture *f, int wanted, int x, int y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (f, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", INTERFACE, "IconPixmap"), &error);
  g_autoptr (GVariant) pixmaps = NULL;

  g_assert_no_error (error);
  g_variant_get (reply, "(v)", &pixmaps);
  g_assert_cmpstr (g_variant_get_type_string (pixmaps), ==, "a(iiay)");
  g_assert_cmpuint (g_variant_n_children (pixmaps), ==, 6);
  for (gsize i = 0; i < 6; i++)
    {
      g_autoptr (GVariant) bytes = NULL;
      const guint8 *p = NULL;
      gsize n = 0;
      int width, height;

      g_variant_get_child (pixmaps, i, "(ii@ay)", &width, &height, &bytes);
      p = g_variant_get_fixed_array (bytes, &n, 1);
      g_assert_cmpint (width, ==, height);
      g_assert_cmpuint (n, ==, (gsize) width * (gsize) width * 4);
      p += 4 * (y * width + x);
      if (width == wanted)
        return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
    }
  g_assert_not_reached ();
}

static void
test_pixmaps (Fixture *f, gconstpointer data)
{
  guint32 edge = 0;

  due_tray_item_set_icon (f->item, DUE_ICON_LIGHT, &three);
  show (f);
  g_assert_cmphex (get_pixel (f, 16, 0, 0), ==, 0);
  g_assert_cmphex (get_pixel (f, 64, 63 - 19, 63 - 2), ==, 0xffcc171f);
  g_assert_cmphex (get_pixel (f, 64, 30, 15), ==, 0xfff4f4f6);

  /* At the rim of the bell the colour is as inside, only thinner: straight alpha. */
  for (int x = 0; x < 64 && edge == 0; x++)
    if (get_pixel (f, 64, x, 20) != 0)
      edge = get_pixel (f, 64, x, 20);
  g_assert_cmphex (edge >> 24, <, 0xff);
  for (int shift = 0; shift <= 16; shift += 8)
    g_assert_cmphex (edge >> shift & 0xff, >=, 0xf0);
}

static void
test_silence (Fixture *f, gconstpointer data)
{
  show (f);
  due_tray_item_set_icon (f->item, DUE_ICON_COLOR, &no_badge);
  due_tray_item_set_tooltip (f->item, "", "");
  due_test_settle (f->client);
  g_assert_cmpstr (f->signals->str, ==, "");

  for (int i = 0; i < 3; i++)
    {
      due_tray_item_set_title (f->item, "a");
      due_tray_item_set_icon (f->item, DUE_ICON_DARK, &three);
      due_tray_item_set_tooltip (f->item, "a", "b");
    }
  due_test_settle (f->client);
  due_test_settle (f->client);
  g_assert_cmpstr (f->signals->str, ==, "NewTitle;NewIcon;NewToolTip;");
}

static const struct
{
  const char *method, *parameters, *acts;
} methods[] = {
  { "Activate", "(10, -10)", "activate -;" },
  { "SecondaryActivate", "(0, 0)", "" },
  { "ContextMenu", "(0, 0)", "" },
  { "Scroll", "(-120, 'vertical')", "" },
  { "ProvideXdgActivationToken", "('t1',)", "" },
  { "Activate", "(0, 0)", "activate t1;" },
  { "Activate", "(0, 0)", "activate -;" },
  { "ProvideXdgActivationToken", "('',)", "" },
  { "Activate", "(0, 0)", "activate -;" },
};

static void
test_methods (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) none = NULL;

  show (f);
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      GVariant *parameters = g_variant_parse (NULL, methods[i].parameters, NULL, NULL, NULL);
      g_autoptr (GVariant) arguments = parameters;
      g_autoptr (GVariant) reply = call (f, INTERFACE, methods[i].method, arguments, &error);

      g_assert_no_error (error);
      g_assert_nonnull (reply);
      g_assert_cmpstr (f->acts->str, ==, methods[i].acts);
      g_string_truncate (f->acts, 0);
    }
  none = call (f, INTERFACE, "Activate", g_variant_new ("(s)", "x"), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  g_assert_null (none);
}

static void
test_menu (Fixture *f, gconstpointer data)
{
  DueMenuBuilder *builder = due_menu_builder_new ("root", "");
  g_autoptr (DueMenuItem) root = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  due_menu_builder_add (builder, due_menu_item_new ("quit", "Quit", "quit", NULL));
  root = due_menu_builder_end (builder);
  due_tray_item_set_menu (f->item, root);
  show (f);
  reply = due_test_call (
      f->client, due_test_watcher_get_item (f->watcher), "/Menu", "com.canonical.dbusmenu", "Event",
      g_variant_new ("(isvu)", 1, "clicked", g_variant_new_int32 (0), 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f->acts->str, ==, "menu quit;");
}

static void
test_watcher_returns (Fixture *f, gconstpointer data)
{
  show (f);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = NULL;

      due_test_watcher_free (f->watcher);
      due_test_wait_for (!due_tray_item_get_host_present (f->item));
      f->watcher = due_test_watcher_new (due_test_bus_get_address (f->bus), TRUE);
      due_test_wait_for (due_tray_item_get_host_present (f->item));
      due_test_wait_for (due_test_watcher_get_n_registered (f->watcher) == 1);
      id = get (f, "Id");
      g_assert_cmpstr (id, ==, "'duebell-test'");
    }
  g_assert_cmpuint (f->n_host_notified, ==, 41);
}

static void
test_watcher_refuses (Fixture *f, gconstpointer data)
{
  due_test_watcher_refuse (f->watcher, 1);
  show (f);
}

static void
test_host_comes (Fixture *f, gconstpointer data)
{
  due_test_watcher_free (f->watcher);
  f->watcher = due_test_watcher_new (due_test_bus_get_address (f->bus), FALSE);
  due_tray_item_set_visible (f->item, TRUE);
  due_test_wait_for (due_test_watcher_get_n_registered (f->watcher) == 1);
  g_assert_false (due_tray_item_get_host_present (f->item));
  due_test_watcher_set_has_host (f->watcher, TRUE);
  due_test_wait_for (due_tray_item_get_host_present (f->item));
  due_test_watcher_set_has_host (f->watcher, FALSE);
  due_test_wait_for (!due_tray_item_get_host_present (f->item));
}

static gboolean
has_owner (Fixture *f, const char *name)
{
  g_autoptr (GVariant) reply =
      due_test_call (f->client, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                     g_variant_new ("(s)", name), NULL);
  gboolean has = FALSE;

  g_variant_get (reply, "(b)", &has);
  return has;
}

static void
test_hide (Fixture *f, gconstpointer data)
{
  show (f);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup (due_test_watcher_get_item (f->watcher));

      due_tray_item_set_visible (f->item, FALSE);
      g_assert_false (due_tray_item_get_host_present (f->item));
      due_test_wait_for (!has_owner (f, name));
      show (f);
      g_assert_cmpstr (name, !=, due_test_watcher_get_item (f->watcher));
    }
  /* Hidden again before it was shown. */
  due_tray_item_set_visible (f->item, FALSE);
  due_tray_item_set_visible (f->item, TRUE);
  due_tray_item_set_visible (f->item, FALSE);
  due_test_settle (f->client);
  g_assert_cmpuint (due_test_watcher_get_n_registered (f->watcher), ==, 4);
}

static void
test_bus_returns (Fixture *f, gconstpointer data)
{
  show (f);
  due_test_watcher_free (f->watcher);
  due_test_bus_kill (f->bus);
  due_test_wait_for (!due_tray_item_get_host_present (f->item));
  due_test_bus_restart (f->bus);
  g_clear_object (&f->client);
  f->client = due_test_bus_connect (f->bus);
  f->watcher = due_test_watcher_new (due_test_bus_get_address (f->bus), TRUE);
  due_test_wait_for (due_tray_item_get_host_present (f->item));
  due_test_wait_for (due_test_watcher_get_n_registered (f->watcher) == 1);
}

/* Disposed of at every stage of coming up. */
static void
test_dispose (Fixture *f, gconstpointer data)
{
  for (int steps = 0; steps < 12; steps++)
    {
      DueTrayItem *item = due_tray_item_new ("gone", due_test_bus_get_address (f->bus));

      due_tray_item_set_visible (item, TRUE);
      for (int i = 0; i < steps; i++)
        due_test_wait_step (due_test_wait_begin (), "", __FILE__, __LINE__);
      g_object_run_dispose (G_OBJECT (item));
      g_assert_finalize_object (item);
    }
  due_test_settle (f->client);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/tray-item/properties", test_properties },
    { "/tray-item/bad-text", test_bad_text },
    { "/tray-item/pixmaps", test_pixmaps },
    { "/tray-item/silence", test_silence },
    { "/tray-item/methods", test_methods },
    { "/tray-item/menu", test_menu },
    { "/tray-item/watcher-returns", test_watcher_returns },
    { "/tray-item/watcher-refuses", test_watcher_refuses },
    { "/tray-item/host-comes", test_host_comes },
    { "/tray-item/hide", test_hide },
    { "/tray-item/bus-returns", test_bus_returns },
    { "/tray-item/dispose", test_dispose },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
