/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus.h"
#include "general-page.h"
#include "icon-page.h"
#include "icon-view.h"
#include "notifications-page.h"
#include "page-fixture.h"
#include "settings-backend.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define NO_TRAY "This desktop has no place for it. Add a system tray to the panel."
#define NO_TRAY_GNOME "GNOME has no place for it. The extension AppIndicator adds one."

typedef DuePage *(*MakePage) (DueWindowModel *model);

/* Each control, and what it has when the key has not its default. */
static const struct
{
  MakePage make;
  const char *id;
  const char *name; /* for a screen reader: the row's title; else the control's own */
  const char *key;
  const char *property;
  const char *value;
  const char *stored;
} controls[] = {
  { due_notifications_page_new, "notifications", "Show Notifications", "notifications", "active",
    "false", "false" },
  { due_notifications_page_new, "deadlines", "Deadlines that are near", "notify-deadlines",
    "active", "false", "false" },
  { due_notifications_page_new, "lead", "Minutes before the deadline", "deadline-lead", "value",
    "45", "uint32 45" },
  { due_notifications_page_new, "titles", "Task titles", "show-titles", "active", "false",
    "false" },
  { due_notifications_page_new, "sound", "Sound", "sound", "active", "true", "true" },
  { due_notifications_page_new, "quiet", "Quiet Hours", "quiet-hours", "active", "true", "true" },
  { due_notifications_page_new, "from", "From", "quiet-from", "text", "18:30", "'18:30'" },
  { due_notifications_page_new, "to", "To", "quiet-to", "text", "08:05", "'08:05'" },
  { due_notifications_page_new, "monday", NULL, "quiet-days", "active", "true", "['monday']" },
  { due_notifications_page_new, "tuesday", NULL, "quiet-days", "active", "true", "['tuesday']" },
  { due_notifications_page_new, "wednesday", NULL, "quiet-days", "active", "true",
    "['wednesday']" },
  { due_notifications_page_new, "thursday", NULL, "quiet-days", "active", "true", "['thursday']" },
  { due_notifications_page_new, "friday", NULL, "quiet-days", "active", "true", "['friday']" },
  { due_notifications_page_new, "saturday", NULL, "quiet-days", "active", "true", "['saturday']" },
  { due_notifications_page_new, "sunday", NULL, "quiet-days", "active", "true", "['sunday']" },
  { due_icon_page_new, "show", "Show Icon", "icon-show", "selected", "1", "'due'" },
  { due_icon_page_new, "badge", "Badge", "badge-style", "selected", "1", "'dot'" },
  { due_icon_page_new, "badge", "Badge", "badge-style", "selected", "2", "'none'" },
  { due_icon_page_new, "style", "Style", "icon-style", "selected", "1", "'color'" },
  { due_icon_page_new, "style", "Style", "icon-style", "selected", "2", "'light'" },
  { due_icon_page_new, "style", "Style", "icon-style", "selected", "3", "'dark'" },
  { due_icon_page_new, "dock", "Number in the Dock", "launcher-badge", "active", "true", "true" },
  { due_general_page_new, "interval", "Check Interval", "check-interval", "value", "5",
    "uint32 300" },
};

static void
set_up (TestPageFixture *fixture, gconstpointer data)
{
  test_page_set_up (fixture);
}

static void
tear_down (TestPageFixture *fixture, gconstpointer data)
{
  test_page_tear_down (fixture);
}

static char *
print_property (GtkWidget *control, const char *name)
{
  GValue value = G_VALUE_INIT;
  char *text = NULL;

  g_object_get_property (G_OBJECT (control), name, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    text = g_strdup (g_value_get_boolean (&value) ? "true" : "false");
  else if (G_VALUE_HOLDS_STRING (&value))
    text = g_value_dup_string (&value);
  else if (G_VALUE_HOLDS_DOUBLE (&value))
    text = g_strdup_printf ("%g", g_value_get_double (&value));
  else
    text = g_strdup_printf ("%u", g_value_get_uint (&value));
  g_value_unset (&value);
  return text;
}

static gboolean
has_property (GtkWidget *control, const char *name, const char *value)
{
  g_autofree char *text = print_property (control, name);

  return g_str_equal (text, value);
}

static void
set_property (GtkWidget *control, const char *name, const char *value)
{
  GType type = g_object_class_find_property (G_OBJECT_GET_CLASS (control), name)->value_type;

  if (type == G_TYPE_BOOLEAN)
    g_object_set (control, name, g_str_equal (value, "true"), NULL);
  else if (type == G_TYPE_STRING)
    g_object_set (control, name, value, NULL);
  else if (type == G_TYPE_DOUBLE)
    g_object_set (control, name, g_ascii_strtod (value, NULL), NULL);
  else
    g_object_set (control, name, (guint) g_ascii_strtoull (value, NULL, 10), NULL);
}

static void
assert_named (GtkWidget *control, DueRow *row, const char *name)
{
  GtkWidget *title = test_find_text (GTK_WIDGET (row), name);
  GtkWidget *focus = control;

  g_assert_nonnull (title);
  gtk_test_accessible_assert_relation (control, GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
  if (!GTK_IS_SWITCH (control))
    focus = gtk_widget_get_first_child (control);
  gtk_test_accessible_assert_relation (focus, GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
}

static void
test_control (TestPageFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *property = controls[i].property;
  GtkWidget *control = NULL;
  g_autofree char *at_first = NULL;
  g_autoptr (GVariant) wanted = g_variant_new_parsed (controls[i].stored);
  g_autoptr (GVariant) stored = NULL;

  test_page_open (fixture, controls[i].make);
  control = test_page_get (fixture, controls[i].id);
  /* What depends on them is insensitive as long as they are off. */
  if (!g_str_equal (controls[i].key, "quiet-hours"))
    g_settings_set_boolean (fixture->settings, "quiet-hours", TRUE);
  at_first = print_property (control, property);
  g_assert_cmpstr (at_first, !=, controls[i].value);

  set_property (control, property, controls[i].value);
  stored = g_settings_get_value (fixture->settings, controls[i].key);
  g_assert_cmpvariant (stored, wanted);
  g_settings_reset (fixture->settings, controls[i].key);
  due_test_wait_for (has_property (control, property, at_first));
  test_settings_backend_store (fixture->backend, controls[i].key, controls[i].stored);
  due_test_wait_for (has_property (control, property, controls[i].value));

  test_settings_backend_lock (fixture->backend, controls[i].key, TRUE);
  due_test_wait_for (!gtk_widget_is_sensitive (control));
  g_assert_true (test_page_row_says (fixture, controls[i].id, "Set by your administrator."));
  test_settings_backend_lock (fixture->backend, controls[i].key, FALSE);
  due_test_wait_for (gtk_widget_is_sensitive (control));
  if (controls[i].name != NULL)
    assert_named (control, test_page_get_row (fixture, controls[i].id), controls[i].name);
}

static void
test_days (TestPageFixture *fixture, gconstpointer data)
{
  test_page_open (fixture, due_notifications_page_new);
  gtk_test_accessible_assert_property (test_page_get (fixture, "saturday"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Saturday");
  gtk_test_accessible_assert_property (test_page_get (fixture, "wednesday"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Wednesday");
  set_property (test_page_get (fixture, "saturday"), "active", "true");
  set_property (test_page_get (fixture, "sunday"), "active", "true");
  g_assert_cmpuint (g_settings_get_flags (fixture->settings, "quiet-days"), ==, 32 | 64);
  g_assert_true (has_property (test_page_get (fixture, "saturday"), "active", "true"));
}

/* A click anywhere on a row is a click on its switch. */
static void
test_row (TestPageFixture *fixture, gconstpointer data)
{
  test_page_open (fixture, due_notifications_page_new);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (test_page_get_row (fixture, "sound"))),
                         "row-activated", test_page_get_row (fixture, "sound"));
  due_test_wait_for (g_settings_get_boolean (fixture->settings, "sound"));
}

static DueIconView *
get_example (TestPageFixture *fixture, const char *panel, guint n)
{
  GtkWidget *view = test_find_type (test_page_get (fixture, panel), DUE_TYPE_ICON_VIEW, n);

  g_assert_nonnull (view);
  return DUE_ICON_VIEW (view);
}

static void
assert_examples (TestPageFixture *fixture, const DueBadge badges[4], DueIconStyle style)
{
  static const char *const panels[] = { "on_light", "on_dark" };

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    for (guint n = 0; n < 4; n++)
      {
        DueIconView *view = get_example (fixture, panels[i], n);

        g_assert_true (due_badge_equal (due_icon_view_get_badge (view), &badges[n]));
        g_assert_cmpint (due_icon_view_get_style (view), ==, style);
        g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), ==, 24);
        g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), ==, 24);
      }
  g_assert_null (test_find_type (test_page_get (fixture, "on_dark"), DUE_TYPE_ICON_VIEW, 4));
}

static void
test_preview (TestPageFixture *fixture, gconstpointer data)
{
  static const DueBadge numbers[] = { { DUE_BADGE_OVERDUE, 15 },
                                      { DUE_BADGE_COMMENTS, 4 },
                                      { DUE_BADGE_OFFLINE, 15 },
                                      { DUE_BADGE_TROUBLE, 0 } };
  static const DueBadge dots[] = { { DUE_BADGE_OVERDUE, 0 },
                                   { DUE_BADGE_COMMENTS, 0 },
                                   { DUE_BADGE_OFFLINE, 0 },
                                   { DUE_BADGE_TROUBLE, 0 } };
  static const DueBadge none[] = {
    { DUE_BADGE_NONE, 15 }, { DUE_BADGE_NONE, 4 }, { DUE_BADGE_NONE, 15 }, { DUE_BADGE_TROUBLE, 0 }
  };

  test_page_open (fixture, due_icon_page_new);
  due_test_wait_for (gtk_widget_get_width (GTK_WIDGET (get_example (fixture, "on_dark", 3))) > 0);
  assert_examples (fixture, numbers, DUE_ICON_COLOR);
  set_property (test_page_get (fixture, "badge"), "selected", "1");
  assert_examples (fixture, dots, DUE_ICON_COLOR);
  set_property (test_page_get (fixture, "badge"), "selected", "2");
  set_property (test_page_get (fixture, "style"), "selected", "2");
  assert_examples (fixture, none, DUE_ICON_LIGHT);
  test_settings_backend_store (fixture->backend, "icon-style", "'dark'");
  due_test_wait_for (due_icon_view_get_style (get_example (fixture, "on_light", 0)) ==
                     DUE_ICON_DARK);
  test_settings_backend_store (fixture->backend, "badge-style", "'blinking'");
  test_settings_backend_store (fixture->backend, "icon-style", "'blinking'");
  due_test_wait_for (due_icon_view_get_style (get_example (fixture, "on_light", 0)) ==
                     DUE_ICON_COLOR);
  assert_examples (fixture, numbers, DUE_ICON_COLOR);
  gtk_test_accessible_assert_role (test_page_get (fixture, "on_light"), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (
      test_page_get (fixture, "on_light"), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Preview on a light panel: overdue, comments, offline, signed out");
}

static void
say_desktop (TestPageFixture *fixture, const char *text)
{
  due_bus_duebell1_set_desktop (fixture->peer->skeleton, g_variant_new_parsed (text));
}

static const struct
{
  const char *name;
  const char *session; /* XDG_CURRENT_DESKTOP */
  const char *desktop;
  const char *sentence; /* NULL: none */
} desktops[] = {
  { "no-tray", "KDE", "{'tray': <false>, 'tray_known': <true>}", NO_TRAY },
  { "gnome", "GNOME", "{'tray': <false>, 'tray_known': <true>}", NO_TRAY_GNOME },
  { "ubuntu", "ubuntu:GNOME", "{'tray': <false>, 'tray_known': <true>}", NO_TRAY_GNOME },
  { "tray", "GNOME", "{'tray': <true>, 'tray_known': <true>}", NULL },
  { "not-known-yet", "GNOME", "{'tray': <false>, 'tray_known': <false>}", NULL },
  { "half-said", "GNOME", "{'tray': <false>}", NULL },
  { "odd", "GNOME", "{'tray': <'no'>, 'tray_known': <1>}", NULL },
  { "empty", "GNOME", "@a{sv} {}", NULL },
};

static void
test_desktop (TestPageFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *sentence = desktops[i].sentence;

  g_setenv ("XDG_CURRENT_DESKTOP", desktops[i].session, TRUE);
  say_desktop (fixture, desktops[i].desktop);
  test_page_open (fixture, due_icon_page_new);
  g_assert_true (test_page_row_says (fixture, "show", NO_TRAY) ==
                 (g_strcmp0 (sentence, NO_TRAY) == 0));
  g_assert_true (test_page_row_says (fixture, "show", NO_TRAY_GNOME) ==
                 (g_strcmp0 (sentence, NO_TRAY_GNOME) == 0));
  /* A panel may start and end. */
  say_desktop (fixture, "{'tray': <false>, 'tray_known': <true>}");
  due_test_wait_for (test_page_row_says (fixture, "show", NO_TRAY) ||
                     test_page_row_says (fixture, "show", NO_TRAY_GNOME));
  say_desktop (fixture, "{'tray': <true>, 'tray_known': <true>}");
  due_test_wait_for (!test_page_row_says (fixture, "show", NO_TRAY) &&
                     !test_page_row_says (fixture, "show", NO_TRAY_GNOME));
}

#define ADD(path, data, test) g_test_add (path, TestPageFixture, data, set_up, test, tear_down)

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/preferences/control/%s/%s", controls[i].id, controls[i].value);

      ADD (path, GUINT_TO_POINTER (i), test_control);
    }
  for (guint i = 0; i < G_N_ELEMENTS (desktops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/preferences/desktop/%s", desktops[i].name);

      ADD (path, GUINT_TO_POINTER (i), test_desktop);
    }
  ADD ("/preferences/days", NULL, test_days);
  ADD ("/preferences/row", NULL, test_row);
  ADD ("/preferences/preview", NULL, test_preview);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
