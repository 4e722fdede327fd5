/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-private.h"

#include <glib/gi18n.h>

#include "absent-page.h"
#include "home-page.h"
#include "navigator.h"
#include "notice-bar.h"
#include "pages.h"
#include "welcome-page.h"
#include "window-actions.h"

struct _DueWindow
{
  GtkApplicationWindow parent_instance;

  DueWindowModel *model;
  DueFeed *feed; /* the model's */
  DueNavigator *navigator;
  DueRemoval *removal;
  GtkLabel *title;
  GtkWidget *back;
  GtkWidget *menu_button;
  GtkStack *stack;
  DueNoticeBar *notice;
  DueHomePage *home;
  DueAbsentPage *absent;
  GtkWindow *about;     /* (nullable): weak */
  GtkWindow *shortcuts; /* (nullable): weak */
};

G_DEFINE_FINAL_TYPE (DueWindow, due_window, GTK_TYPE_APPLICATION_WINDOW)

DueWindowModel *
due_window_get_model (DueWindow *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW (self), NULL);

  return self->model;
}

DueRemoval *
due_window_get_removal (DueWindow *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW (self), NULL);

  return self->removal;
}

void
due_window_say (DueWindow *self, const char *text)
{
  g_return_if_fail (DUE_IS_WINDOW (self));

  if (self->notice != NULL)
    due_notice_bar_say (self->notice, text);
}

/* An account that was added a moment ago is one before the service has seen it. */
static gboolean
has_accounts (DueWindow *self)
{
  return g_list_model_get_n_items (due_feed_get_accounts (self->feed)) > 0 ||
         due_accounts_get_n (due_window_model_get_accounts (self->model)) > 0;
}

static const char *
choose_root (DueWindow *self)
{
  if (due_feed_get_status (self->feed) != DUE_FEED_RUNNING)
    return "absent";
  return has_accounts (self) ? "home" : "welcome";
}

static void
on_page_changed (DueWindow *self)
{
  const char *title = due_page_get_title (due_navigator_get_page (self->navigator));
  gboolean deep = due_navigator_get_depth (self->navigator) > 0;

  gtk_label_set_label (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  /* One or the other: together they leave no room for the title at 360 pixels. */
  gtk_widget_set_visible (self->back, deep);
  gtk_widget_set_visible (self->menu_button, !deep);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", deep);
}

static void
on_feed_changed (DueWindow *self)
{
  const char *root = choose_root (self);

  due_navigator_set_root (self->navigator, root);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check",
                                 g_str_equal (root, "home") && !due_feed_is_checking (self->feed));
}

static gboolean
has_account (DueWindow *self, const char *id)
{
  g_autoptr (DueAccount) account =
      due_accounts_get_by_id (due_window_model_get_accounts (self->model), id);

  return account != NULL;
}

/* Where an administrator wrote the list, nothing leaves it or moves in it. */
static void
on_list_writable_changed (DueWindow *self)
{
  static const char *const actions[] = { "win.remove", "win.move-up", "win.move-down" };
  gboolean writable =
      g_settings_is_writable (due_window_model_get_settings (self->model), "accounts");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], writable);
}

/* Pages about an account go with it. */
static void
on_accounts_changed (DueWindow *self)
{
  for (guint depth = due_navigator_get_depth (self->navigator); depth > 0; depth--)
    {
      const char *name = due_navigator_get_name (self->navigator, depth);
      const char *id = due_pages_get_account_id (name);

      if (id != NULL && !has_account (self, id))
        due_navigator_drop (self->navigator, name);
    }
  on_feed_changed (self);
}

/**
 * due_window_show_page:
 * @self: a window
 * @name: as ShowWindow has it; every name that is not known means the front page
 *
 * Shows the page, which opens on top of the one that shows, or is gone back to.
 */
void
due_window_show_page (DueWindow *self, const char *name)
{
  DuePage *page = NULL;

  g_return_if_fail (DUE_IS_WINDOW (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, "about"))
    {
      due_window_show_about (self);
      return;
    }
  if (g_str_equal (name, "shortcuts"))
    {
      due_window_show_shortcuts (self);
      return;
    }
  if (due_navigator_go_back_to (self->navigator, name))
    return;
  page = due_pages_make (self->model, name);
  if (page != NULL)
    due_window_push (self, name, page);
  else
    due_navigator_go_back_to (self->navigator, NULL);
}

/**
 * due_window_push:
 * @self: a window
 * @name: its name
 * @page: (transfer floating): opens on top of what shows
 */
void
due_window_push (DueWindow *self, const char *name, DuePage *page)
{
  g_return_if_fail (DUE_IS_WINDOW (self));

  due_navigator_push (self->navigator, name, page);
}

static void
on_show_page (GtkWidget *widget, const char *action, GVariant *target)
{
  due_window_show_page (DUE_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *target)
{
  due_navigator_pop (DUE_WINDOW (widget)->navigator);
}

static void
on_removal_changed (DueWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 due_removal_can_undo (self->removal));
}

/* @place: where the dialog @name is kept while it is open: there is one at most */
static void
show_dialog (DueWindow *self, GtkWindow **place, const char *name)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *path = g_strdup_printf ("/io/github/duebell/Duebell/%s.ui", name);

  if (*place == NULL)
    {
      builder = gtk_builder_new_from_resource (path);
      g_set_weak_pointer (place, GTK_WINDOW (gtk_builder_get_object (builder, "dialog")));
      if (GTK_IS_ABOUT_DIALOG (*place))
        gtk_about_dialog_set_version (GTK_ABOUT_DIALOG (*place), VERSION);
      gtk_window_set_transient_for (*place, GTK_WINDOW (self));
    }
  gtk_window_present (*place);
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
  g_return_if_fail (DUE_IS_WINDOW (self));

  show_dialog (self, &self->about, "about-dialog");
}

/**
 * due_window_show_shortcuts:
 * @self: a window
 *
 * Shows the window of all keyboard shortcuts, one at most.
 */
void
due_window_show_shortcuts (DueWindow *self)
{
  g_return_if_fail (DUE_IS_WINDOW (self));

  show_dialog (self, &self->shortcuts, "shortcuts");
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
  if (DUE_WINDOW (object)->removal != NULL)
    due_removal_finish (DUE_WINDOW (object)->removal);
  g_clear_object (&DUE_WINDOW (object)->removal);
  g_clear_weak_pointer (&DUE_WINDOW (object)->about);
  g_clear_weak_pointer (&DUE_WINDOW (object)->shortcuts);
  g_clear_object (&DUE_WINDOW (object)->navigator);
  G_OBJECT_CLASS (due_window_parent_class)->dispose (object);
}

static void
due_window_finalize (GObject *object)
{
  g_clear_object (&DUE_WINDOW (object)->model);
  G_OBJECT_CLASS (due_window_parent_class)->finalize (object);
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
  g_type_ensure (DUE_TYPE_NOTICE_BAR);
  g_type_ensure (DUE_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DueWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, home);
  gtk_widget_class_bind_template_child (widget_class, DueWindow, absent);
  gtk_widget_class_install_action (widget_class, "win.page", "s", on_show_page);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  due_window_actions_install (widget_class);
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
 * @model: what it shows
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed; not presented yet
 */
DueWindow *
due_window_new (GtkApplication *application, DueWindowModel *model)
{
  DueWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_WINDOW, "application", application, NULL);
  self->model = g_object_ref (model);
  self->feed = due_window_model_get_feed (model);
  due_home_page_follow (self->home, model);
  due_absent_page_follow (self->absent, self->feed);
  self->navigator = due_navigator_new (self->stack, choose_root (self));
  self->removal = due_removal_new (model);
  g_signal_connect_object (self->removal, "changed", G_CALLBACK (on_removal_changed), self,
                           G_CONNECT_SWAPPED);
  due_notice_bar_follow (self->notice, self->removal);
  on_removal_changed (self);
  g_signal_connect_object (self->navigator, "changed", G_CALLBACK (on_page_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "changed", G_CALLBACK (on_feed_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_accounts (model), "items-changed",
                           G_CALLBACK (on_accounts_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_settings (model), "writable-changed::accounts",
                           G_CALLBACK (on_list_writable_changed), self, G_CONNECT_SWAPPED);
  on_list_writable_changed (self);
  on_page_changed (self);
  on_feed_changed (self);
  return self;
}
