/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "general-page.h"

#include <glib/gi18n.h>

#include "busy-button.h"
#include "group.h"
#include "setting.h"

#define SECONDS_A_MINUTE 60
#define COPIED_S 3

struct _DueGeneralPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  GCancellable *cancellable;
  DueRow *start_row;
  GtkSwitch *start;
  DueFeedStart told;     /* what the row says */
  gboolean following;    /* the switch moves by itself */
  gboolean start_busy;   /* the service is at it */
  gboolean start_sent;   /* what it was asked for */
  gboolean start_wanted; /* what the person chose last */
  DueRow *interval_row;
  GtkSpinButton *interval;
  DueRow *diagnostics_row;
  DueBusyButton *copy;
  guint copied_id;
};

G_DEFINE_FINAL_TYPE (DueGeneralPage, due_general_page, DUE_TYPE_PAGE)

static DueFeed *
get_feed (DueGeneralPage *self)
{
  return due_window_model_get_feed (self->model);
}

static void
set_start_busy (DueGeneralPage *self, gboolean busy)
{
  self->start_busy = busy;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static void
move_start (DueGeneralPage *self, gboolean on)
{
  self->following = TRUE;
  gtk_switch_set_active (self->start, on);
  gtk_switch_set_state (self->start, on);
  self->following = FALSE;
}

static const char *
say_start (DueGeneralPage *self, DueFeedStart start)
{
  if (start == DUE_FEED_START_OFF_ELSEWHERE)
    /* Translators: about starting at login */
    return _ ("Switched off in the settings of the desktop.");
  if (start == DUE_FEED_START_IMPOSSIBLE && due_window_model_is_demo (self->model))
    return _ ("The demo changes nothing on this computer.");
  if (start == DUE_FEED_START_IMPOSSIBLE)
    /* Translators: about starting at login */
    return _ ("This desktop does not let Duebell change it.");
  return NULL;
}

/* As long as nobody has answered, it may well be possible. */
static void
allow_start (DueGeneralPage *self)
{
  gboolean waiting = due_feed_get_status (get_feed (self)) == DUE_FEED_WAITING;

  gtk_widget_set_sensitive (GTK_WIDGET (self->start),
                            self->told != DUE_FEED_START_IMPOSSIBLE &&
                                (self->told != DUE_FEED_START_UNKNOWN || waiting));
}

static void
show_start (DueGeneralPage *self)
{
  self->told = due_feed_get_start_at_login (get_feed (self));
  move_start (self, self->told == DUE_FEED_START_ON);
  allow_start (self);
  due_row_set_subtitle (self->start_row, say_start (self, self->told));
}

/* News that are none leave an error where it is. */
static void
on_feed_changed (DueGeneralPage *self)
{
  if (self->start_busy)
    return;
  if (due_feed_get_start_at_login (get_feed (self)) != self->told)
    show_start (self);
  else
    allow_start (self);
}

static void ask_for_start (DueGeneralPage *self);

static void
on_start_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean set = due_feed_set_start_at_login_finish (DUE_FEED (source), result, &error);
  DueGeneralPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  set_start_busy (self, FALSE);
  if (set && self->start_wanted != self->start_sent)
    {
      ask_for_start (self); /* the switch was moved again in the meantime */
      return;
    }
  show_start (self);
  if (!set)
    due_row_set_subtitle (self->start_row, error->message);
}

static void
ask_for_start (DueGeneralPage *self)
{
  self->start_sent = self->start_wanted;
  set_start_busy (self, TRUE);
  due_feed_set_start_at_login_async (get_feed (self), self->start_wanted, self->cancellable,
                                     on_start_set, self);
}

/* The knob follows the hand at once; the state, when the service has done it. */
static gboolean
on_start_chosen (DueGeneralPage *self, gboolean on)
{
  if (self->following)
    return FALSE;
  self->start_wanted = on;
  if (!self->start_busy)
    ask_for_start (self);
  return TRUE;
}

static gboolean
on_copied_long_ago (gpointer user_data)
{
  DueGeneralPage *self = user_data;

  self->copied_id = 0;
  due_busy_button_set_done (self->copy, FALSE);
  return G_SOURCE_REMOVE;
}

static void
say_copied (DueGeneralPage *self)
{
  due_row_set_subtitle (self->diagnostics_row,
                        _ ("Versions, desktop and states. No names, no secrets."));
  due_busy_button_set_done (self->copy, TRUE);
  g_clear_handle_id (&self->copied_id, g_source_remove);
  self->copied_id = g_timeout_add_seconds (COPIED_S, on_copied_long_ago, self);
  g_source_set_name_by_id (self->copied_id, "duebell-copied");
}

static void
on_diagnosed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (DUE_FEED (source), result, &error);
  const char *report = NULL;
  DueGeneralPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  due_busy_button_set_busy (self->copy, FALSE);
  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(s)")))
    {
      due_row_set_subtitle (self->diagnostics_row,
                            error != NULL ? error->message : _ ("Duebell does not answer."));
      return;
    }
  g_variant_get (answer, "(&s)", &report);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  say_copied (self);
}

static void
on_copy_clicked (DueGeneralPage *self)
{
  due_busy_button_set_busy (self->copy, TRUE);
  due_feed_call_async (get_feed (self), "Diagnose", NULL, self->cancellable, on_diagnosed, self);
}

static void
follow (DueGeneralPage *self)
{
  due_setting_bind_number (due_window_model_get_settings (self->model), "check-interval",
                           SECONDS_A_MINUTE, self->interval, self->interval_row);
  g_signal_connect_object (get_feed (self), "changed", G_CALLBACK (on_feed_changed), self,
                           G_CONNECT_SWAPPED);
  show_start (self);
}

static void
due_general_page_dispose (GObject *object)
{
  DueGeneralPage *self = DUE_GENERAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->copied_id, g_source_remove);
  G_OBJECT_CLASS (due_general_page_parent_class)->dispose (object);
}

static void
due_general_page_finalize (GObject *object)
{
  g_clear_object (&DUE_GENERAL_PAGE (object)->cancellable);
  g_clear_object (&DUE_GENERAL_PAGE (object)->model);
  G_OBJECT_CLASS (due_general_page_parent_class)->finalize (object);
}

static void
due_general_page_class_init (DueGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_general_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_general_page_finalize;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, start);
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, interval_row);
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, interval);
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, diagnostics_row);
  gtk_widget_class_bind_template_child (widget_class, DueGeneralPage, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_start_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
due_general_page_init (DueGeneralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

DuePage *
due_general_page_new (DueWindowModel *model)
{
  DueGeneralPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_GENERAL_PAGE, NULL);
  self->model = g_object_ref (model);
  follow (self);
  return DUE_PAGE (self);
}
