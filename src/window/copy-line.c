/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "copy-line.h"

#include <glib/gi18n.h>

struct _DueCopyLine
{
  GtkBox parent_instance;

  GtkLabel *text;
  GtkButton *button;
};

enum
{
  PROP_TEXT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DueCopyLine, due_copy_line, GTK_TYPE_BOX)

static void
on_clicked (DueCopyLine *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->text));
  /* Translators: a button, after it was pressed: the text is in the clipboard now */
  gtk_button_set_label (self->button, _ ("Copied"));
}

static void
due_copy_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_label_set_label (DUE_COPY_LINE (object)->text, g_value_get_string (value));
}

static void
due_copy_line_class_init (DueCopyLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = due_copy_line_set_property;
  props[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/copy-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DueCopyLine, text);
  gtk_widget_class_bind_template_child (widget_class, DueCopyLine, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
due_copy_line_init (DueCopyLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
