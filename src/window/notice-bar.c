/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notice-bar.h"

/* Seconds that a sentence stays. */
#define SAY_S 8

struct _DueNoticeBar
{
  GtkWidget parent_instance;

  DueRemoval *removal;
  char *said; /* (nullable) */
  guint timeout_id;
  GtkRevealer *revealer;
  GtkLabel *text;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (DueNoticeBar, due_notice_bar, GTK_TYPE_WIDGET)

static void
show (DueNoticeBar *self)
{
  const char *removed = self->removal != NULL ? due_removal_get_text (self->removal) : NULL;
  const char *text = removed != NULL ? removed : self->said;

  if (text != NULL)
    gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (self->undo, removed != NULL && due_removal_can_undo (self->removal));
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

static gboolean
on_late (gpointer user_data)
{
  DueNoticeBar *self = user_data;

  self->timeout_id = 0;
  g_clear_pointer (&self->said, g_free);
  show (self);
  return G_SOURCE_REMOVE;
}

/**
 * due_notice_bar_say:
 * @self: a bar
 * @text: a sentence
 *
 * Shows @text for a while, unless there is a removal to undo.
 */
void
due_notice_bar_say (DueNoticeBar *self, const char *text)
{
  g_return_if_fail (DUE_IS_NOTICE_BAR (self));
  g_return_if_fail (text != NULL);

  g_free (self->said);
  self->said = g_strdup (text);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (SAY_S, on_late, self);
  g_source_set_name_by_id (self->timeout_id, "duebell-notice");
  show (self);
}

/**
 * due_notice_bar_follow:
 * @self: a bar that follows nothing yet
 * @removal: what it says from now on
 */
void
due_notice_bar_follow (DueNoticeBar *self, DueRemoval *removal)
{
  g_return_if_fail (DUE_IS_NOTICE_BAR (self));
  g_return_if_fail (self->removal == NULL);

  self->removal = g_object_ref (removal);
  g_signal_connect_object (removal, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
due_notice_bar_dispose (GObject *object)
{
  DueNoticeBar *self = DUE_NOTICE_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (due_notice_bar_parent_class)->dispose (object);
}

static void
due_notice_bar_finalize (GObject *object)
{
  g_clear_object (&DUE_NOTICE_BAR (object)->removal);
  g_free (DUE_NOTICE_BAR (object)->said);
  G_OBJECT_CLASS (due_notice_bar_parent_class)->finalize (object);
}

static void
due_notice_bar_class_init (DueNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_notice_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_notice_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DueNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DueNoticeBar, text);
  gtk_widget_class_bind_template_child (widget_class, DueNoticeBar, undo);
}

static void
due_notice_bar_init (DueNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
