/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer.h"

struct _DueAnswer
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSpinner *spinner;
  GtkImage *mark;
  GtkLabel *text;
  GtkWidget *field; /* (nullable): weak: what it belongs to */
};

G_DEFINE_FINAL_TYPE (DueAnswer, due_answer, GTK_TYPE_WIDGET)

/**
 * due_answer_belong_to:
 * @self: an answer
 * @field: the field that it is about
 */
void
due_answer_belong_to (DueAnswer *self, GtkWidget *field)
{
  g_return_if_fail (DUE_IS_ANSWER (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  g_set_weak_pointer (&self->field, field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->text, NULL, -1);
}

/* @tone: a class of the style sheet; @icon: (nullable) */
static void
show (DueAnswer *self, const char *tone, const char *icon, const char *text)
{
  const char *classes[] = { "subtitle", tone, NULL };
  gboolean is_error = g_str_equal (tone, "error");

  gtk_widget_set_css_classes (GTK_WIDGET (self->text), classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self->mark), classes + 1);
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), icon != NULL);
  gtk_image_set_from_icon_name (self->mark, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (self->field != NULL)
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_STATE_INVALID,
        is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
due_answer_show_hint (DueAnswer *self, const char *text)
{
  g_return_if_fail (DUE_IS_ANSWER (self));

  show (self, "plain", NULL, text);
}

void
due_answer_show_busy (DueAnswer *self, const char *text)
{
  g_return_if_fail (DUE_IS_ANSWER (self));

  show (self, "plain", NULL, text);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
}

void
due_answer_show_success (DueAnswer *self, const char *text)
{
  g_return_if_fail (DUE_IS_ANSWER (self));

  show (self, "success", "object-select-symbolic", text);
}

void
due_answer_show_error (DueAnswer *self, const char *text)
{
  g_return_if_fail (DUE_IS_ANSWER (self));

  show (self, "error", "dialog-warning-symbolic", text);
}

static void
due_answer_dispose (GObject *object)
{
  DueAnswer *self = DUE_ANSWER (object);

  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (due_answer_parent_class)->dispose (object);
}

static void
due_answer_class_init (DueAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_answer_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/answer.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAnswer, box);
  gtk_widget_class_bind_template_child (widget_class, DueAnswer, spinner);
  gtk_widget_class_bind_template_child (widget_class, DueAnswer, mark);
  gtk_widget_class_bind_template_child (widget_class, DueAnswer, text);
}

static void
due_answer_init (DueAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
