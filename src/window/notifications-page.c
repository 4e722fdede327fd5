/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifications-page.h"

#include <glib/gi18n.h>

#include "busy-button.h"
#include "group.h"
#include "platform.h"
#include "setting.h"
#include "time-entry.h"

#define N_DAYS 7

struct _DueNotificationsPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  GCancellable *cancellable;
  DueRow *notifications_row;
  GtkWidget *notifications;
  DueRow *deadlines_row;
  GtkWidget *deadlines;
  DueRow *lead_row;
  GtkSpinButton *lead;
  DueRow *titles_row;
  GtkWidget *titles;
  DueRow *sound_row;
  GtkWidget *sound;
  DueRow *quiet_row;
  GtkWidget *quiet;
  DueRow *from_row;
  GtkEntry *from;
  DueRow *to_row;
  GtkEntry *to;
  DueRow *days_row;
  GtkWidget *days[N_DAYS]; /* from Monday on, as the flags are */
  DueRow *test_row;
  DueBusyButton *send;
};

G_DEFINE_FINAL_TYPE (DueNotificationsPage, due_notifications_page, DUE_TYPE_PAGE)

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) sent = due_feed_call_finish (DUE_FEED (source), result, &error);
  DueNotificationsPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  due_busy_button_set_busy (self->send, FALSE);
  due_row_set_subtitle (self->test_row, sent != NULL ? _ ("Sent.") : error->message);
}

static void
on_send_clicked (DueNotificationsPage *self)
{
  g_autofree char *token =
      due_platform_make_activation_token (gtk_widget_get_display (GTK_WIDGET (self)));

  due_busy_button_set_busy (self->send, TRUE);
  due_feed_call_async (due_window_model_get_feed (self->model), "SendTestNotification",
                       g_variant_new ("(s)", token), self->cancellable, on_sent, self);
}

static void
follow_settings (DueNotificationsPage *self, GSettings *settings)
{
  due_setting_bind_switch (settings, "notifications", self->notifications, self->notifications_row);
  due_setting_bind_switch (settings, "notify-deadlines", self->deadlines, self->deadlines_row);
  due_setting_bind_number (settings, "deadline-lead", 1, self->lead, self->lead_row);
  due_setting_bind_switch (settings, "show-titles", self->titles, self->titles_row);
  due_setting_bind_switch (settings, "sound", self->sound, self->sound_row);
  due_setting_bind_switch (settings, "quiet-hours", self->quiet, self->quiet_row);
  due_time_entry_bind (self->from, settings, "quiet-from");
  due_setting_follow_lock (settings, "quiet-from", self->from_row);
  due_time_entry_bind (self->to, settings, "quiet-to");
  due_setting_follow_lock (settings, "quiet-to", self->to_row);
  for (guint i = 0; i < N_DAYS; i++)
    due_setting_bind_flag (settings, "quiet-days", 1U << i, FALSE, self->days[i], NULL);
  due_setting_follow_lock (settings, "quiet-days", self->days_row);
}

/* What says when a thing happens does nothing while it never does. */
static void
follow_switches (DueNotificationsPage *self)
{
  GBindingFlags flags = G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->deadlines, "active", self->lead, "sensitive", flags);
  g_object_bind_property (self->quiet, "active", self->from, "sensitive", flags);
  g_object_bind_property (self->quiet, "active", self->to, "sensitive", flags);
}

static void
due_notifications_page_dispose (GObject *object)
{
  g_cancellable_cancel (DUE_NOTIFICATIONS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (due_notifications_page_parent_class)->dispose (object);
}

static void
due_notifications_page_finalize (GObject *object)
{
  g_clear_object (&DUE_NOTIFICATIONS_PAGE (object)->cancellable);
  g_clear_object (&DUE_NOTIFICATIONS_PAGE (object)->model);
  G_OBJECT_CLASS (due_notifications_page_parent_class)->finalize (object);
}

static void
bind_days (GtkWidgetClass *widget_class)
{
  static const char *const names[N_DAYS] = { "monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday" };

  for (guint i = 0; i < N_DAYS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, names[i], FALSE,
        (gssize) (G_STRUCT_OFFSET (DueNotificationsPage, days) + i * sizeof (GtkWidget *)));
}

static void
due_notifications_page_class_init (DueNotificationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_notifications_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_notifications_page_finalize;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/notifications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, notifications_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, notifications);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, deadlines_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, deadlines);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, lead_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, lead);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, titles_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, titles);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, sound_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, sound);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, from);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, to);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, days_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, test_row);
  gtk_widget_class_bind_template_child (widget_class, DueNotificationsPage, send);
  bind_days (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked);
}

static void
due_notifications_page_init (DueNotificationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

DuePage *
due_notifications_page_new (DueWindowModel *model)
{
  DueNotificationsPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_NOTIFICATIONS_PAGE, NULL);
  self->model = g_object_ref (model);
  follow_settings (self, due_window_model_get_settings (model));
  follow_switches (self);
  return DUE_PAGE (self);
}
