/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "home-page.h"

#include <glib/gi18n.h>

#include "account-row.h"
#include "group.h"
#include "icon-view.h"
#include "setting.h"
#include "settings-words.h"

struct _DueHomePage
{
  DuePage parent_instance;

  DueWindowModel *model;
  DueIconView *icon;
  DueRow *summary;
  GtkButton *why;
  DueGroup *accounts;
  DueRow *add;
  DueRow *notifications;
  DueRow *icon_settings;
  DueRow *general;
};

G_DEFINE_FINAL_TYPE (DueHomePage, due_home_page, DUE_TYPE_PAGE)

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return GTK_WIDGET (due_account_row_new (user_data, DUE_ACCOUNT_ITEM (item)));
}

static void
show_why (DueHomePage *self, const DueSummary *summary)
{
  g_autofree char *why = due_summary_make_why (summary);

  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
  if (why != NULL)
    gtk_button_set_label (self->why, why);
}

static void
show_general (DueHomePage *self)
{
  DueFeed *feed = due_window_model_get_feed (self->model);
  g_autofree char *interval =
      due_settings_words_for_interval (due_window_model_get_settings (self->model));
  g_autofree char *both = NULL;

  /* Translators: %s is "Checks every 5 minutes" */
  both = g_strdup_printf (_ ("Starts at login. %s."), interval);
  due_row_set_subtitle (self->general,
                        due_feed_get_start_at_login (feed) == DUE_FEED_START_ON ? both : interval);
}

static void
on_feed_changed (DueHomePage *self)
{
  DueFeed *feed = due_window_model_get_feed (self->model);
  g_autoptr (DueSummary) summary = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  DueBadge badge = { 0 };

  if (due_feed_get_status (feed) != DUE_FEED_RUNNING)
    return;

  summary = due_feed_make_summary (feed);
  title = due_summary_make_title (summary);
  subtitle = due_summary_make_subtitle (summary);
  due_summary_get_badge (summary, &badge);
  due_icon_view_set_badge (self->icon, &badge);
  due_row_set_title (self->summary, title);
  due_row_set_subtitle (self->summary, subtitle);
  show_why (self, summary);
  show_general (self);
}

/* The rows that lead to the pages of preferences say what is chosen there. */
static void
on_settings_changed (DueHomePage *self)
{
  GSettings *settings = due_window_model_get_settings (self->model);
  g_autofree char *notifications = due_settings_words_for_notifications (settings);
  g_autofree char *icon = due_settings_words_for_icon (settings);

  due_row_set_subtitle (self->notifications, notifications);
  due_row_set_subtitle (self->icon_settings, icon);
  show_general (self);
}

/**
 * due_home_page_follow:
 * @self: a page that follows nothing yet
 * @model: what it shows from now on
 */
void
due_home_page_follow (DueHomePage *self, DueWindowModel *model)
{
  DueFeed *feed = NULL;

  g_return_if_fail (DUE_IS_HOME_PAGE (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  feed = due_window_model_get_feed (model);
  due_group_bind (self->accounts, due_feed_get_accounts (feed), make_row, model);
  g_signal_connect_object (feed, "changed", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_settings (model), "changed",
                           G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  due_setting_follow_lock (due_window_model_get_settings (model), "accounts", self->add);
  on_feed_changed (self);
  on_settings_changed (self);
}

static void
due_home_page_finalize (GObject *object)
{
  g_clear_object (&DUE_HOME_PAGE (object)->model);
  G_OBJECT_CLASS (due_home_page_parent_class)->finalize (object);
}

static void
due_home_page_class_init (DueHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_home_page_finalize;
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ICON_VIEW);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, icon);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, summary);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, why);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, accounts);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, add);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, notifications);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, icon_settings);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, general);
}

static void
due_home_page_init (DueHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
