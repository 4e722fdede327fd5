/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "busy-button.h"

struct _DueBusyButton
{
  GtkButton parent_instance;

  GtkStack *stack; /* owned by the button, as are the next three */
  GtkLabel *text;
  GtkLabel *busy_text;
  GtkLabel *done_text;
  gboolean busy;
  gboolean done;
  gboolean had_focus;
};

enum
{
  PROP_TEXT = 1,
  PROP_BUSY_TEXT,
  PROP_DONE_TEXT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DueBusyButton, due_busy_button, GTK_TYPE_BUTTON)

static GtkLabel *
get_label (DueBusyButton *self)
{
  if (self->busy)
    return self->busy_text;
  return self->done ? self->done_text : self->text;
}

static void
show (DueBusyButton *self)
{
  GtkLabel *label = get_label (self);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (label), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, self->busy, -1);
}

void
due_busy_button_set_text (DueBusyButton *self, const char *text)
{
  g_return_if_fail (DUE_IS_BUSY_BUTTON (self));

  gtk_label_set_label (self->text, text);
  show (self);
}

void
due_busy_button_set_busy (DueBusyButton *self, gboolean busy)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_return_if_fail (DUE_IS_BUSY_BUTTON (self));

  if (self->busy == busy)
    return;
  self->busy = busy;
  self->done = FALSE;
  if (busy)
    self->had_focus = gtk_widget_has_focus (widget);
  gtk_widget_set_sensitive (widget, !busy);
  show (self);
  /* An insensitive widget loses the focus; whoever took it since then keeps it. */
  if (!busy && self->had_focus && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (widget);
}

/* @done: whether to say for a while what was done; ends when it is busy again */
void
due_busy_button_set_done (DueBusyButton *self, gboolean done)
{
  g_return_if_fail (DUE_IS_BUSY_BUTTON (self));

  self->done = done;
  show (self);
}

static void
due_busy_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DueBusyButton *self = DUE_BUSY_BUTTON (object);
  GtkLabel *labels[N_PROPS] = { NULL, self->text, self->busy_text, self->done_text };
  const char *text = g_value_get_string (value);

  gtk_label_set_label (labels[id], text != NULL ? text : "");
  show (self);
}

static void
due_busy_button_class_init (DueBusyButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = due_busy_button_set_property;
  props[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY_TEXT] = g_param_spec_string ("busy-text", NULL, NULL, NULL,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DONE_TEXT] = g_param_spec_string ("done-text", NULL, NULL, NULL,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_busy_button_init (DueBusyButton *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->busy_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->text));
  self->done_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->busy_text));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->done_text));
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->stack));
  /* The theme pads a button with words more than one with an icon. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-button");
}
