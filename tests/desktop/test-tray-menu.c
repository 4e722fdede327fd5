/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-menu.h"

#include "bus.h"
#include "menu-builder.h"

#define PATH "/Menu"
#define INTERFACE "com.canonical.dbusmenu"

typedef struct
{
  GDBusConnection *server;
  GDBusConnection *client;
  DueTrayMenu *menu;
  GString *signals; /* what the client saw */
  GString *acts;    /* what the owner heard */
  DueMenuItem *next_root;
  guint signal_id;
} Fixture;

static DueTestBus *bus;

/* Without the types of what is empty. */
static char *
print (GVariant *value)
{
  static const char *const types[] = { "@av ", "@ai ", "@as ", "@a{sv} ", "@a(ias) " };
  GString *text = g_variant_print_string (value, NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_string_replace (text, types[i], "", 0);
  return g_string_free (text, FALSE);
}

static void
on_bus_signal (GDBusConnection *connection,
               const char *sender,
               const char *path,
               const char *interface,
               const char *signal,
               GVariant *parameters,
               gpointer user_data)
{
  g_autofree char *text = print (parameters);

  g_string_append_printf (user_data, "%s%s;", signal, text);
}

static void
on_activated (DueTrayMenu *menu, const char *action, GVariant *target, guint timestamp, Fixture *f)
{
  g_autofree char *text = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("-");

  g_string_append_printf (f->acts, "%s %s %u;", action, text, timestamp);
}

static void
on_about_to_show (DueTrayMenu *menu, Fixture *f)
{
  g_string_append (f->acts, "show;");
  if (f->next_root != NULL)
    due_tray_menu_set_root (menu, f->next_root);
}

/* A menu from a line: words are items; "!x" disabled, "+x" checked, "-x" not checked, "|" a
 * separator, "x(" begins a submenu, ")" ends it; "x:y" has the key x and the label y. */
static DueMenuItem *
parse_menu (const char *key, const char *label, char ***word)
{
  DueMenuBuilder *builder = due_menu_builder_new (key, label);

  for (; **word != NULL && !g_str_equal (**word, ")"); (*word)++)
    {
      const char *text = **word;
      char mark = strchr ("!+-", text[0]) != NULL ? *text++ : '\0';
      g_auto (GStrv) parts = g_strsplit (text, ":", 2);
      g_autofree char *name = g_strdup (parts[0]);
      DueMenuBuilder *item = NULL;

      if (g_str_equal (text, "|"))
        {
          due_menu_builder_add (builder, due_menu_item_new_separator ("line"));
          continue;
        }
      if (g_str_has_suffix (name, "("))
        {
          name[strlen (name) - 1] = '\0';
          (*word)++;
          due_menu_builder_add (builder, parse_menu (name, name, word));
          continue;
        }
      item = due_menu_builder_new (name, parts[1] != NULL ? parts[1] : name);
      due_menu_builder_set_action (item, name, g_variant_new_int64 (7));
      due_menu_builder_set_enabled (item, mark != '!');
      if (mark == '+' || mark == '-')
        due_menu_builder_set_toggle (item, mark == '+' ? DUE_MENU_TOGGLE_ON : DUE_MENU_TOGGLE_OFF);
      due_menu_builder_add (builder, due_menu_builder_end (item));
    }
  return due_menu_builder_end (builder);
}

static DueMenuItem *
make_menu (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  char **word = words;

  return parse_menu ("root", "", &word);
}

static void
set_menu (Fixture *f, const char *line)
{
  g_autoptr (DueMenuItem) root = make_menu (line);

  due_tray_menu_set_root (f->menu, root);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->server = due_test_bus_connect (bus);
  f->client = due_test_bus_connect (bus);
  f->signals = g_string_new (NULL);
  f->acts = g_string_new (NULL);
  f->menu = due_tray_menu_new ();
  g_signal_connect (f->menu, "activated", G_CALLBACK (on_activated), f);
  g_signal_connect (f->menu, "about-to-show", G_CALLBACK (on_about_to_show), f);
  f->signal_id = g_dbus_connection_signal_subscribe (f->client, NULL, INTERFACE, NULL, PATH, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, on_bus_signal,
                                                     f->signals, NULL);
  g_assert_true (due_tray_menu_export (f->menu, f->server, PATH, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->menu);
  g_dbus_connection_signal_unsubscribe (f->client, f->signal_id);
  g_dbus_connection_close_sync (f->server, NULL, NULL);
  g_dbus_connection_close_sync (f->client, NULL, NULL);
  g_clear_object (&f->server);
  g_clear_object (&f->client);
  g_clear_pointer (&f->next_root, due_menu_item_unref);
  g_string_free (f->signals, TRUE);
  g_string_free (f->acts, TRUE);
}

/* Returns: the answer as text, or "error NAME" */
static char *
call (Fixture *f, const char *method, const char *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) arguments = g_variant_parse (NULL, parameters, NULL, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  reply = due_test_call (f->client, g_dbus_connection_get_unique_name (f->server), PATH,
                         strstr (method, "Get") == method && strstr (parameters, INTERFACE) != NULL
                             ? "org.freedesktop.DBus.Properties"
                             : INTERFACE,
                         method, arguments, &error);
  if (reply != NULL)
    return print (reply);
  name = g_dbus_error_get_remote_error (error);
  return g_strdup_printf ("error %s", strrchr (name, '.') + 1);
}

#define MENU "open:Open_it | sub( a !b +c ) -d"

static const struct
{
  const char *name, *method, *parameters, *answer;
} protocol[] = {
  { "layout of all", "GetLayout", "(0, -1, @as [])",
    "(2, (0, {'children-display': <'submenu'>}, [<(1, {'label': <'Open__it'>}, [])>, "
    "<(2, {'type': <'separator'>}, [])>, <(3, {'label': <'sub'>, 'children-display': <'submenu'>}, "
    "[<(4, {'label': <'a'>}, [])>, <(5, {'label': <'b'>, 'enabled': <false>}, [])>, <(6, {'label': "
    "<'c'>, 'toggle-type': <'checkmark'>, 'toggle-state': <1>}, [])>])>, <(7, {'label': <'d'>, "
    "'toggle-type': <'checkmark'>, 'toggle-state': <0>}, [])>]))" },
  { "layout of the root alone", "GetLayout", "(0, 0, @as [])",
    "(2, (0, {'children-display': <'submenu'>}, []))" },
  { "layout of one level, labels only", "GetLayout", "(3, 1, ['label'])",
    "(2, (3, {'label': <'sub'>}, [<(4, {'label': <'a'>}, [])>, <(5, {'label': <'b'>}, [])>, "
    "<(6, {'label': <'c'>}, [])>]))" },
  { "layout of the deepest depth", "GetLayout", "(4, 2147483647, ['enabled', 'no-such'])",
    "(2, (4, {}, []))" },
  { "layout of a lowest depth", "GetLayout", "(4, -2147483648, ['label'])",
    "(2, (4, {'label': <'a'>}, []))" },
  { "layout of no item", "GetLayout", "(99, -1, @as [])", "error InvalidArgs" },
  { "layout of a negative item", "GetLayout", "(-1, -1, @as [])", "error InvalidArgs" },
  { "layout with too few arguments", "GetLayout", "(0,)", "error InvalidArgs" },
  { "layout with wrong arguments", "GetLayout", "('0', -1, @as [])", "error InvalidArgs" },
  { "properties of two", "GetGroupProperties", "([4, 5], ['label', 'enabled'])",
    "([(4, {'label': <'a'>}), (5, {'label': <'b'>, 'enabled': <false>})],)" },
  { "properties skip what is not there", "GetGroupProperties", "([99, 4], ['label'])",
    "([(4, {'label': <'a'>})],)" },
  { "properties of none are those of all", "GetGroupProperties", "(@ai [], ['toggle-state'])",
    "([(0, {}), (1, {}), (2, {}), (3, {}), (4, {}), (5, {}), (6, {'toggle-state': <1>}), "
    "(7, "
    "{'toggle-state': <0>})],)" },
  { "properties with wrong arguments", "GetGroupProperties", "(['1'], @as [])",
    "error InvalidArgs" },
  { "one property", "GetProperty", "(1, 'label')", "(<'Open__it'>,)" },
  { "one property at its default", "GetProperty", "(1, 'enabled')", "(<true>,)" },
  { "one property visible", "GetProperty", "(1, 'visible')", "(<true>,)" },
  { "one property that others have", "GetProperty", "(1, 'toggle-state')", "error InvalidArgs" },
  { "one property that nobody has", "GetProperty", "(1, 'colour')", "error InvalidArgs" },
  { "one property of no item", "GetProperty", "(99, 'label')", "error InvalidArgs" },
  { "event on an item", "Event", "(1, 'clicked', <0>, uint32 5)", "()" },
  { "event on no item", "Event", "(99, 'clicked', <0>, uint32 5)", "error InvalidArgs" },
  { "event that nobody knows", "Event", "(1, 'x-shaken', <[1,2]>, uint32 5)", "()" },
  { "event with wrong arguments", "Event", "(1, 'clicked')", "error InvalidArgs" },
  { "events, one on no item", "EventGroup",
    "([(1, 'clicked', <0>, uint32 1), (99, 'clicked', <0>, uint32 2)],)", "([99],)" },
  { "events all on no item", "EventGroup", "([(98, 'clicked', <0>, uint32 1)],)",
    "error InvalidArgs" },
  { "events none", "EventGroup", "(@a(isvu) [],)", "([],)" },
  { "about to show the root", "AboutToShow", "(0,)", "(false,)" },
  { "about to show no item", "AboutToShow", "(99,)", "error InvalidArgs" },
  { "about to show some", "AboutToShowGroup", "([3, 99],)", "([], [99])" },
  { "about to show none", "AboutToShowGroup", "(@ai [],)", "([], [])" },
  { "about to show all not there", "AboutToShowGroup", "([98, 99],)", "error InvalidArgs" },
  { "no such method", "Explode", "()", "error UnknownMethod" },
  { "version", "Get", "('" INTERFACE "', 'Version')", "(<uint32 3>,)" },
  { "status", "Get", "('" INTERFACE "', 'Status')", "(<'normal'>,)" },
  { "direction", "Get", "('" INTERFACE "', 'TextDirection')", "(<'ltr'>,)" },
  { "icon path", "Get", "('" INTERFACE "', 'IconThemePath')", "(<[]>,)" },
  { "no such property", "Get", "('" INTERFACE "', 'Colour')", "error InvalidArgs" },
};

static void
test_protocol (Fixture *f, gconstpointer data)
{
  set_menu (f, MENU);
  for (gsize i = 0; i < G_N_ELEMENTS (protocol); i++)
    {
      g_autofree char *answer = call (f, protocol[i].method, protocol[i].parameters);

      g_test_message ("%s", protocol[i].name);
      g_assert_cmpstr (answer, ==, protocol[i].answer);
    }
}

/* Each step sets a menu and says which signals hosts hear; ids are told by the order of birth. */
static const struct
{
  const char *name;
  const char *menus[4];
  const char *signals[4];
} changes[] = {
  { "first menu", { "a b" }, { "LayoutUpdated(2, 0);" } },
  { "the same again", { "a b", "a b" }, { "LayoutUpdated(2, 0);", "" } },
  { "label",
    { "a b", "a:A_x b" },
    { "LayoutUpdated(2, 0);", "ItemsPropertiesUpdated([(1, {'label': <'A__x'>})], []);" } },
  { "disabled and enabled",
    { "a", "!a", "a" },
    { "LayoutUpdated(2, 0);", "ItemsPropertiesUpdated([(1, {'enabled': <false>})], []);",
      "ItemsPropertiesUpdated([(1, {'enabled': <true>})], []);" } },
  { "checked",
    { "-a", "+a" },
    { "LayoutUpdated(2, 0);", "ItemsPropertiesUpdated([(1, {'toggle-state': <1>})], []);" } },
  { "one more keeps the ids",
    { "a b", "a c b", "a:x c b:y" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 0);",
      "ItemsPropertiesUpdated([(1, {'label': <'x'>}), (2, {'label': <'y'>})], []);" } },
  { "another order",
    { "a b", "b a", "b:y a" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 0);",
      "ItemsPropertiesUpdated([(2, {'label': <'y'>})], []);" } },
  { "one below the smallest parent",
    { "s( a ) b", "s( a c ) b" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 1);" } },
  { "two parents have one in common",
    { "t( s( a ) u( b ) ) c", "t( s( a d ) u( b e ) ) c" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 1);" } },
  { "a leaf that becomes a submenu is another item",
    { "a b", "a( c ) b" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 0);" } },
  { "gone and back is another item",
    { "a b", "b", "a b", "a:x b" },
    { "LayoutUpdated(2, 0);", "LayoutUpdated(3, 0);", "LayoutUpdated(4, 0);",
      "ItemsPropertiesUpdated([(3, {'label': <'x'>})], []);" } },
  { "a key twice",
    { "a a", "a a:x" },
    { "LayoutUpdated(2, 0);", "ItemsPropertiesUpdated([(2, {'label': <'x'>})], []);" } },
  { "structure and property",
    { "a b", "a:x b c" },
    { "LayoutUpdated(2, 0);", "ItemsPropertiesUpdated([(1, {'label': <'x'>})], "
                              "[]);LayoutUpdated(3, 0);" } },
};

static void
test_changes (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  Fixture f = { 0 };

  set_up (&f, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (changes[row].menus) && changes[row].menus[i] != NULL; i++)
    {
      g_string_truncate (f.signals, 0);
      set_menu (&f, changes[row].menus[i]);
      due_test_settle (f.server);
      due_test_settle (f.client);
      g_assert_cmpstr (f.signals->str, ==, changes[row].signals[i]);
    }
  tear_down (&f, NULL);
}

/* With MENU: which events do something. */
static const struct
{
  const char *name, *parameters, *acts;
} clicks[] = {
  { "an item", "(1, 'clicked', <0>, uint32 5)", "open 7 5;" },
  { "a separator", "(2, 'clicked', <0>, uint32 5)", "" },
  { "a submenu", "(3, 'clicked', <0>, uint32 5)", "" },
  { "a disabled item", "(5, 'clicked', <0>, uint32 5)", "" },
  { "a check item", "(6, 'clicked', <''>, uint32 4294967295)", "c 7 4294967295;" },
  { "the root", "(0, 'clicked', <0>, uint32 5)", "" },
  { "hovered", "(1, 'hovered', <0>, uint32 5)", "" },
  { "opened", "(3, 'opened', <0>, uint32 5)", "" },
  { "closed", "(3, 'closed', <0>, uint32 5)", "" },
};

static void
test_clicks (Fixture *f, gconstpointer data)
{
  set_menu (f, MENU);
  for (gsize i = 0; i < G_N_ELEMENTS (clicks); i++)
    {
      g_autofree char *answer = call (f, "Event", clicks[i].parameters);

      g_test_message ("%s", clicks[i].name);
      g_assert_cmpstr (answer, ==, "()");
      g_assert_cmpstr (f->acts->str, ==, clicks[i].acts);
      g_string_truncate (f->acts, 0);
    }
}

static void
test_click_group (Fixture *f, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_menu (f, MENU);
  answer = call (f, "EventGroup",
                 "([(4, 'clicked', <0>, uint32 1), (99, 'clicked', <0>, uint32 2), "
                 "(1, 'clicked', <0>, uint32 3)],)");
  g_assert_cmpstr (answer, ==, "([99],)");
  g_assert_cmpstr (f->acts->str, ==, "a 7 1;open 7 3;");
}

/* What the owner sets while a host asks is what that host is told to fetch. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *group = NULL;

  set_menu (f, "a");
  f->next_root = make_menu ("a b");
  first = call (f, "AboutToShow", "(0,)");
  g_assert_cmpstr (first, ==, "(true,)");
  second = call (f, "AboutToShow", "(0,)");
  g_assert_cmpstr (second, ==, "(false,)");
  due_menu_item_unref (f->next_root);
  f->next_root = make_menu ("a b c");
  group = call (f, "AboutToShowGroup", "([0, 1],)");
  g_assert_cmpstr (group, ==, "([0, 1], [])");
  g_assert_cmpstr (f->acts->str, ==, "show;show;show;");
}

static void
on_quit (DueTrayMenu *menu, const char *action, GVariant *target, guint timestamp, Fixture *f)
{
  due_tray_menu_unexport (menu);
  set_menu (f, "other");
}

/* The host gets its answer although the action takes the menu away. */
static void
test_quit (Fixture *f, gconstpointer data)
{
  g_autofree char *answer = NULL;
  g_autofree char *later = NULL;

  set_menu (f, "quit x");
  g_signal_connect (f->menu, "activated", G_CALLBACK (on_quit), f);
  answer = call (f, "Event", "(1, 'clicked', <0>, uint32 1)");
  g_assert_cmpstr (answer, ==, "()");
  later = call (f, "GetLayout", "(0, -1, @as [])");
  g_assert_cmpstr (later, ==, "error UnknownMethod");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  g_test_add ("/tray-menu/protocol", Fixture, NULL, set_up, test_protocol, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tray-menu/changes/%s", changes[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_changes);
    }
  g_test_add ("/tray-menu/clicks", Fixture, NULL, set_up, test_clicks, tear_down);
  g_test_add ("/tray-menu/click-group", Fixture, NULL, set_up, test_click_group, tear_down);
  g_test_add ("/tray-menu/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/tray-menu/quit", Fixture, NULL, set_up, test_quit, tear_down);

  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
