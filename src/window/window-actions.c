/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-actions.h"

#include "platform.h"
#include "window-private.h"

static DueFeed *
get_feed (GtkWidget *widget)
{
  return due_window_model_get_feed (due_window_get_model (DUE_WINDOW (widget)));
}

static void
on_check (GtkWidget *widget, const char *action, GVariant *target)
{
  due_feed_check (get_feed (widget));
}

static char *
make_token (GtkWidget *widget)
{
  return due_platform_make_activation_token (gtk_widget_get_display (widget));
}

static void
on_remedy (GtkWidget *widget, const char *action, GVariant *target)
{
  DueWindow *self = DUE_WINDOW (widget);
  const char *id = g_variant_get_string (target, NULL);
  g_autofree char *page = due_feed_make_remedy_page (get_feed (widget), id);
  g_autofree char *token = make_token (widget);

  if (page != NULL)
    due_window_show_page (self, page);
  else
    due_feed_help (get_feed (widget), id, token);
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *token = make_token (widget);

  due_feed_call_async (get_feed (widget), "Open",
                       g_variant_new ("(sss)", "all", g_variant_get_string (target, NULL), token),
                       NULL, NULL, NULL);
}

static void
on_say (GtkWidget *widget, const char *action, GVariant *target)
{
  due_window_say (DUE_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *target)
{
  due_removal_start (due_window_get_removal (DUE_WINDOW (widget)),
                     g_variant_get_string (target, NULL));
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *target)
{
  due_removal_undo (due_window_get_removal (DUE_WINDOW (widget)));
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *target)
{
  int by = g_str_equal (action, "win.move-up") ? -1 : 1;

  /* At an end of the list, or in one that an administrator wrote, there is no place to go. */
  due_accounts_move (due_window_model_get_accounts (due_window_get_model (DUE_WINDOW (widget))),
                     g_variant_get_string (target, NULL), by, NULL);
}

static void
on_demo_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (DUE_FEED (source), result, &error);

  if (answer == NULL)
    due_window_say (self, error->message);
}

static void
on_demo (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *token = make_token (widget);

  due_feed_call_async (get_feed (widget), "TryDemo", g_variant_new ("(s)", token), NULL,
                       on_demo_started, g_object_ref (widget));
}

static void
on_service_quit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  due_feed_quit_finish (DUE_FEED (source), result);
  gtk_window_destroy (window);
}

static void
on_quit (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_action_set_enabled (widget, "win.quit", FALSE);
  due_feed_quit_async (get_feed (widget), on_service_quit, g_object_ref (widget));
}

static void
on_shortcuts (GtkWidget *widget, const char *action, GVariant *target)
{
  due_window_show_shortcuts (DUE_WINDOW (widget));
}

static void
on_about (GtkWidget *widget, const char *action, GVariant *target)
{
  due_window_show_about (DUE_WINDOW (widget));
}

void
due_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.check", NULL, on_check);
  gtk_widget_class_install_action (widget_class, "win.remedy", "s", on_remedy);
  gtk_widget_class_install_action (widget_class, "win.open", "s", on_open);
  gtk_widget_class_install_action (widget_class, "win.move-up", "s", on_move);
  gtk_widget_class_install_action (widget_class, "win.move-down", "s", on_move);
  gtk_widget_class_install_action (widget_class, "win.remove", "s", on_remove);
  gtk_widget_class_install_action (widget_class, "win.say", "s", on_say);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "win.demo", NULL, on_demo);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, on_about);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, on_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.quit", NULL, on_quit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.check", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "win.check",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK,
                                       "win.shortcuts", NULL);
}
