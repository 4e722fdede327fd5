/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "home-page.h"

#include "account-row.h"
#include "busy-button.h"
#include "group.h"
#include "icon-view.h"

struct _DueHomePage
{
  DuePage parent_instance;

  DueFeed *feed;
  DueIconView *icon;
  DueRow *summary;
  DueBusyButton *check;
  DueGroup *accounts;
};

G_DEFINE_FINAL_TYPE (DueHomePage, due_home_page, DUE_TYPE_PAGE)

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return GTK_WIDGET (due_account_row_new (DUE_ACCOUNT_ITEM (item)));
}

static void
on_feed_changed (DueHomePage *self)
{
  g_autoptr (DueSummary) summary = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  DueBadge badge = { 0 };

  due_busy_button_set_busy (self->check, due_feed_is_checking (self->feed));
  if (due_feed_get_status (self->feed) != DUE_FEED_RUNNING)
    return;

  summary = due_feed_make_summary (self->feed);
  title = due_summary_make_title (summary);
  subtitle = due_summary_make_subtitle (summary);
  due_summary_get_badge (summary, &badge);
  due_icon_view_set_badge (self->icon, &badge);
  due_row_set_title (self->summary, title);
  due_row_set_subtitle (self->summary, subtitle);
}

static void
on_check_clicked (DueHomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.check", NULL);
}

/**
 * due_home_page_follow:
 * @self: a page that follows nothing yet
 * @feed: what it shows from now on
 */
void
due_home_page_follow (DueHomePage *self, DueFeed *feed)
{
  g_return_if_fail (DUE_IS_HOME_PAGE (self));
  g_return_if_fail (self->feed == NULL);

  self->feed = g_object_ref (feed);
  due_group_bind (self->accounts, due_feed_get_accounts (feed), make_row);
  g_signal_connect_object (feed, "changed", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  on_feed_changed (self);
}

static void
due_home_page_finalize (GObject *object)
{
  g_clear_object (&DUE_HOME_PAGE (object)->feed);
  G_OBJECT_CLASS (due_home_page_parent_class)->finalize (object);
}

static void
due_home_page_class_init (DueHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_home_page_finalize;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ICON_VIEW);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, icon);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, summary);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, check);
  gtk_widget_class_bind_template_child (widget_class, DueHomePage, accounts);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked);
}

static void
due_home_page_init (DueHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
