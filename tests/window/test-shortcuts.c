/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window.h"

#include "bus.h"
#include "display.h"
#include "resources.h"
#include "settings-backend.h"
#include "settings.h"
#include "widgets.h"

#define EXIT_SKIPPED 77

typedef struct
{
  GSettingsBackend *backend;
  GSettings *settings;
  GtkApplication *application;
  GtkWidget *window;
} Fixture;

static void
on_activate (GtkApplication *application, gpointer user_data)
{
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueFeed) feed = due_feed_new (NULL, "io.github.duebell.Test");
  g_autoptr (DueWindowModel) model = NULL;
  g_autoptr (GError) error = NULL;

  fixture->backend = test_settings_backend_new ();
  fixture->settings = due_settings_new_with_backend (fixture->backend, &error);
  g_assert_no_error (error);
  fixture->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (fixture->application, "activate", G_CALLBACK (on_activate), NULL);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  model = due_window_model_new (fixture->settings, feed, FALSE);
  fixture->window = GTK_WIDGET (due_window_new (fixture->application, model));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  due_test_wait_for (fixture->window == NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 0, NULL), ==, 0);
  g_assert_finalize_object (fixture->application);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->backend);
}

static void
add (GHashTable *set, const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (each[i]);

      g_assert_nonnull (trigger);
      g_hash_table_add (set, gtk_shortcut_trigger_to_string (trigger));
    }
}

/* What the class of the window binds to actions of ours. */
static void
add_bound (GHashTable *set, GListModel *shortcuts)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      g_autofree char *text = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (GTK_IS_NAMED_ACTION (action) &&
          (g_str_has_prefix (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                             "win.") ||
           g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                        "window.close")))
        add (set, text);
    }
}

static GHashTable *
list_bound (GtkWidget *window)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          g_strcmp0 (gtk_event_controller_get_name (controller), "gtk-widget-class-shortcuts") == 0)
        add_bound (set, G_LIST_MODEL (controller));
    }
  return set;
}

/* The window has each twice: one is for what is found in it. */
static void
list_told (GtkWidget *widget, GHashTable *set)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerators = NULL;
      g_autofree char *title = NULL;

      g_object_get (widget, "accelerator", &accelerators, "title", &title, NULL);
      g_assert_cmpstr (title, !=, "");
      add (set, accelerators);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_told (child, set);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        return window;
    }
  return NULL;
}

/* Each that works is told, and each that is told works. */
static void
test_complete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) bound = list_bound (fixture->window);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key = NULL;

  due_window_show_shortcuts (DUE_WINDOW (fixture->window));
  list_told (find_dialog (), told);
  /* That of GtkMenuButton, whose property "primary" it is. */
  g_assert_true (g_hash_table_remove (told, "F10"));
  g_assert_cmpuint (g_hash_table_size (bound), >=, 6);
  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_test_message ("%s", (const char *) key);
      g_assert_true (g_hash_table_remove (told, key));
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, 0);
}

/* Asked for twice, it is there once; it closes, also with its window, and opens again. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.shortcuts", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  due_window_show_page (DUE_WINDOW (fixture->window), "shortcuts");
  g_assert_true (find_dialog () == dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) ==
                 GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (dialog));
  due_test_wait_for (dialog == NULL);

  due_window_show_page (DUE_WINDOW (fixture->window), "shortcuts");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  due_test_wait_for (dialog == NULL);
}

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  g_test_add ("/shortcuts/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/shortcuts/open", Fixture, NULL, set_up, test_open, tear_down);
  return g_test_run ();
}
