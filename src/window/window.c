/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window.h"

#include <glib/gi18n.h>

#include "absent-page.h"
#include "home-page.h"
#include "platform.h"
#include "welcome-page.h"

struct _DueWindow
{
  GtkApplicationWindow parent_instance;

  DueFeed *feed;
  GtkLabel *title;
  GtkStack *stack;
  DueHomePage *home;
  DueAbsentPage *absent;
  GtkWindow *about; /* (nullable): weak */
};

G_DEFINE_FINAL_TYPE (DueWindow, due_window, GTK_TYPE_APPLICATION_WINDOW)

static const char *
choose_page (DueWindow *self)
{
  if (due_feed_get_status (self->feed) != DUE_FEED_RUNNING)
    return "absent";
  return g_list_model_get_n_items (due_feed_get_accounts (self->feed)) > 0 ? "home" : "welcome";
}

static void
show_page (DueWindow *self, const char *name)
{
  const char *title = NULL;

  gtk_stack_set_visible_child_name (self->stack, name);
  title = due_page_get_title (DUE_PAGE (gtk_stack_get_visible_child (self->stack)));
  gtk_label_set_label (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
on_feed_changed (DueWindow *self)
{
  const char *name = choose_page (self);
  gboolean can_check = g_str_equal (name, "home") && !due_feed_is_checking (self->feed);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0)
    show_page (self, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check", can_check);
}

static void
on_check (GtkWidget *widget, const char *action, GVariant *target)
{
  due_feed_check (DUE_WINDOW (widget)->feed);
}

static void
on_remedy (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *token = due_platform_make_activation_token (gtk_widget_get_display (widget));

  due_feed_help (DUE_WINDOW (widget)->feed, g_variant_get_string (target, NULL), token);
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
  due_feed_quit_async (DUE_WINDOW (widget)->feed, on_service_quit, g_object_ref (widget));
}

static void
on_about (GtkWidget *widget, const char *action, GVariant *target)
{
  due_window_show_about (DUE_WINDOW (widget));
}

/**
 * due_window_show_about:
 * @self: a window
 *
 * Shows the dialog about Duebell, one at most.
 */
void
due_window_show_about (DueWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  g_return_if_fail (DUE_IS_WINDOW (self));

  if (self->about == NULL)
    {
      builder = gtk_builder_new_from_resource ("/io/github/duebell/Duebell/about-dialog.ui");
      g_set_weak_pointer (&self->about, GTK_WINDOW (gtk_builder_get_object (builder, "dialog")));
      gtk_about_dialog_set_version (GTK_ABOUT_DIALOG (self->about), VERSION);
      gtk_window_set_transient_for (self->about, GTK_WINDOW (self));
    }
  gtk_window_present (self->about);
}

static void
set_class (DueWindow *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Dark is what has light text: true for every theme, whoever chose it. */
static void
due_window_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GdkRGBA text;

  GTK_WIDGET_CLASS (due_window_parent_class)->css_changed (widget, change);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  set_class (DUE_WINDOW (widget), "dark",
             0.299f * text.red + 0.587f * text.green + 0.114f * text.blue > 0.5f);
}

static void
on_theme_changed (DueWindow *self)
{
  g_autofree char *theme = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &theme, NULL);
  set_class (self, "contrast",
             theme != NULL &&
                 (strstr (theme, "-hc") != NULL || strstr (theme, "HighContrast") != NULL));
}

static void
due_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&DUE_WINDOW (object)->about);
  G_OBJECT_CLASS (due_window_parent_class)->dispose (object);
}

static void
due_window_finalize (GObject *object)
{
  g_clear_object (&DUE_WINDOW (object)->feed);
  G_OBJECT_CLASS (due_window_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.check", NULL, on_check);
  gtk_widget_class_install_action (widget_class, "win.remedy", "s", on_remedy);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, on_about);
  gtk_widget_class_install_action (widget_class, "win.quit", NULL, on_quit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.check", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "win.check",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
due_window_class_init (DueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_window_finalize;
  widget_class->css_changed = due_window_css_changed;
  g_type_ensure (DUE_TYPE_ABSENT_PAGE);
  g_type_ensure (DUE_TYPE_HOME_PAGE);
  g_type_ensure (DUE_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DueWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, home);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, absent);
  add_actions (widget_class);
}

static void
due_window_init (DueWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-theme-name",
                           G_CALLBACK (on_theme_changed), self, G_CONNECT_SWAPPED);
  on_theme_changed (self);
}

/**
 * due_window_new:
 * @application: whose window it is
 * @feed: what it shows
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed; not presented yet
 */
DueWindow *
due_window_new (GtkApplication *application, DueFeed *feed)
{
  DueWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (DUE_IS_FEED (feed), NULL);

  self = g_object_new (DUE_TYPE_WINDOW, "application", application, NULL);
  self->feed = g_object_ref (feed);
  due_home_page_follow (self->home, feed);
  due_absent_page_follow (self->absent, feed);
  g_signal_connect_object (feed, "changed", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  show_page (self, choose_page (self));
  on_feed_changed (self);
  return self;
}
