/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "absent-page.h"

#include <glib/gi18n.h>

#include "busy-button.h"

struct _DueAbsentPage
{
  DuePage parent_instance;

  DueFeed *feed;
  GtkWidget *content;
  GtkLabel *heading;
  GtkLabel *sentence;
  DueBusyButton *start;
};

G_DEFINE_FINAL_TYPE (DueAbsentPage, due_absent_page, DUE_TYPE_PAGE)

/* Most answers come before anybody could read this page: then it only would flash. */
static void
set_late (DueAbsentPage *self, gboolean late)
{
  if (late)
    gtk_widget_add_css_class (self->content, "late");
  else
    gtk_widget_remove_css_class (self->content, "late");
}

static void
say (DueAbsentPage *self, const char *heading, const char *sentence)
{
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->sentence, sentence);
}

static void
on_feed_changed (DueAbsentPage *self)
{
  DueFeedStatus status = due_feed_get_status (self->feed);
  gboolean absent = status == DUE_FEED_ABSENT || status == DUE_FEED_STARTING;

  if (status == DUE_FEED_RUNNING)
    return;
  set_late (self, status == DUE_FEED_WAITING);
  if (absent)
    say (self, _ ("Duebell Is Not Running"),
         _ ("Nothing is counted and there is no icon until it runs again."));
  else if (status == DUE_FEED_WAITING)
    say (self, _ ("One Moment"), _ ("Duebell has not answered yet."));
  else
    say (self, _ ("Duebell Does Not Answer"),
         _ ("It runs, but this window does not hear from it. It keeps asking."));
  gtk_widget_set_visible (GTK_WIDGET (self->start), absent && due_feed_can_start (self->feed));
  due_busy_button_set_busy (self->start, status == DUE_FEED_STARTING);
}

static void
on_start_clicked (DueAbsentPage *self)
{
  due_feed_start (self->feed);
}

/**
 * due_absent_page_follow:
 * @self: a page that follows nothing yet
 * @feed: whose silence it explains from now on
 */
void
due_absent_page_follow (DueAbsentPage *self, DueFeed *feed)
{
  g_return_if_fail (DUE_IS_ABSENT_PAGE (self));
  g_return_if_fail (self->feed == NULL);

  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "changed", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  on_feed_changed (self);
}

static void
due_absent_page_finalize (GObject *object)
{
  g_clear_object (&DUE_ABSENT_PAGE (object)->feed);
  G_OBJECT_CLASS (due_absent_page_parent_class)->finalize (object);
}

static void
due_absent_page_class_init (DueAbsentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_absent_page_finalize;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/absent-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAbsentPage, content);
  gtk_widget_class_bind_template_child (widget_class, DueAbsentPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DueAbsentPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DueAbsentPage, start);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
}

static void
due_absent_page_init (DueAbsentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
