/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "row.h"

typedef struct
{
  GtkBox *prefixes;
  GtkBox *texts;
  GtkBox *suffixes;
  GtkLabel *title;
  GtkLabel *subtitle;
} DueRowPrivate;

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void due_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (DueRow,
                         due_row,
                         GTK_TYPE_LIST_BOX_ROW,
                         G_ADD_PRIVATE (DueRow)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, due_row_buildable_init))

static void
due_row_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DueRowPrivate *priv = due_row_get_instance_private (DUE_ROW (buildable));
  GtkBox *box = priv->suffixes;

  if (box == NULL)
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  if (g_strcmp0 (type, "prefix") == 0)
    box = priv->prefixes;
  else if (g_strcmp0 (type, "below") == 0)
    box = priv->texts;
  gtk_box_append (box, GTK_WIDGET (child));
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
}

static void
due_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = due_row_add_child;
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * due_row_set_title:
 * @self: a row
 * @title: (nullable): plain text; none takes no room
 */
void
due_row_set_title (DueRow *self, const char *title)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  set_text (priv->title, title);
}

/**
 * due_row_set_subtitle:
 * @self: a row
 * @subtitle: (nullable): plain text; none takes no room
 */
void
due_row_set_subtitle (DueRow *self, const char *subtitle)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  set_text (priv->subtitle, subtitle);
}

/**
 * due_row_describe:
 * @self: a row
 * @control: a control with a name of its own
 *
 * A screen reader says the row's title with @control: several rows have a "Try Again".
 */
void
due_row_describe (DueRow *self, GtkWidget *control)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->title, NULL, -1);
}

/**
 * due_row_describe_by:
 * @self: a row
 * @first: what a screen reader says after the row's title and subtitle
 * @second: and then
 */
void
due_row_describe_by (DueRow *self, GtkWidget *first, GtkWidget *second)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->subtitle, first, second, NULL, -1);
}

static void
due_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    due_row_set_title (DUE_ROW (object), g_value_get_string (value));
  else
    due_row_set_subtitle (DUE_ROW (object), g_value_get_string (value));
}

static void
due_row_class_init (DueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = due_row_set_property;
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duebell/Duebell/row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, prefixes);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, texts);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, suffixes);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, subtitle);
}

static void
due_row_init (DueRow *self)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->subtitle, NULL, -1);
}
