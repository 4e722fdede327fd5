/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page.h"

#include "clamp.h"

typedef struct
{
  char *title;
  GtkWidget *scroller;
  GtkBox *column;
} DuePagePrivate;

enum
{
  PROP_TITLE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void due_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DuePage,
                                  due_page,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (DuePage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             due_page_buildable_init))

static void
due_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DuePagePrivate *priv = due_page_get_instance_private (DUE_PAGE (buildable));

  if (priv->column != NULL)
    gtk_box_append (priv->column, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
due_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = due_page_add_child;
}

const char *
due_page_get_title (DuePage *self)
{
  DuePagePrivate *priv = due_page_get_instance_private (self);

  return priv->title;
}

void
due_page_set_title (DuePage *self, const char *title)
{
  DuePagePrivate *priv = due_page_get_instance_private (self);

  g_return_if_fail (DUE_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
due_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, due_page_get_title (DUE_PAGE (object)));
}

static void
due_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  due_page_set_title (DUE_PAGE (object), g_value_get_string (value));
}

static void
due_page_dispose (GObject *object)
{
  DuePagePrivate *priv = due_page_get_instance_private (DUE_PAGE (object));

  priv->column = NULL;
  g_clear_pointer (&priv->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (due_page_parent_class)->dispose (object);
}

static void
due_page_finalize (GObject *object)
{
  DuePagePrivate *priv = due_page_get_instance_private (DUE_PAGE (object));

  g_free (priv->title);
  G_OBJECT_CLASS (due_page_parent_class)->finalize (object);
}

static void
due_page_class_init (DuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = due_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = due_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = due_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_page_finalize;

  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  g_type_ensure (DUE_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duebell/Duebell/page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DuePage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, DuePage, column);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
due_page_init (DuePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
