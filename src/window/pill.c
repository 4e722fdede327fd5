/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pill.h"

struct _DuePill
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DuePill, due_pill, GTK_TYPE_WIDGET)

/**
 * due_pill_set:
 * @self: a pill
 * @tone: its class in the style sheet: "trouble", "offline" or "plain"
 * @word: what stands on it
 */
void
due_pill_set (DuePill *self, const char *tone, const char *word)
{
  const char *classes[] = { tone, NULL };

  g_return_if_fail (DUE_IS_PILL (self));

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (GTK_LABEL (self->label), word);
}

GtkWidget *
due_pill_get_label (DuePill *self)
{
  g_return_val_if_fail (DUE_IS_PILL (self), NULL);

  return self->label;
}

static void
due_pill_dispose (GObject *object)
{
  g_clear_pointer (&DUE_PILL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (due_pill_parent_class)->dispose (object);
}

static void
due_pill_class_init (DuePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_pill_dispose;
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
due_pill_init (DuePill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}
