/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon-view.h"

struct _DueIconView
{
  GtkWidget parent_instance;

  int size;
  DueIconStyle style;
  DueBadge badge;
};

enum
{
  PROP_SIZE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DueIconView, due_icon_view, GTK_TYPE_WIDGET)

/**
 * due_icon_view_set_badge:
 * @self: an icon
 * @badge: what stands on it
 */
void
due_icon_view_set_badge (DueIconView *self, const DueBadge *badge)
{
  g_return_if_fail (DUE_IS_ICON_VIEW (self));

  if (due_badge_equal (&self->badge, badge))
    return;
  self->badge = *badge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const DueBadge *
due_icon_view_get_badge (DueIconView *self)
{
  g_return_val_if_fail (DUE_IS_ICON_VIEW (self), NULL);

  return &self->badge;
}

/**
 * due_icon_view_set_style:
 * @self: an icon
 * @style: the colours of the bell; at first %DUE_ICON_COLOR
 */
void
due_icon_view_set_style (DueIconView *self, DueIconStyle style)
{
  g_return_if_fail (DUE_IS_ICON_VIEW (self));

  if (self->style == style)
    return;
  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DueIconStyle
due_icon_view_get_style (DueIconView *self)
{
  g_return_val_if_fail (DUE_IS_ICON_VIEW (self), DUE_ICON_COLOR);

  return self->style;
}

static void
due_icon_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DueIconView *self = DUE_ICON_VIEW (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, self->size, self->size);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
  int scale = gtk_widget_get_scale_factor (widget);

  cairo_scale (cr, 1.0 / scale, 1.0 / scale); /* the device's pixels, as a panel has them */
  due_icon_draw (cr, self->size * scale, self->style, &self->badge);
  cairo_destroy (cr);
}

static void
due_icon_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = DUE_ICON_VIEW (widget)->size;
}

static void
due_icon_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DUE_ICON_VIEW (object)->size = g_value_get_int (value);
}

static void
due_icon_view_class_init (DueIconViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = due_icon_view_set_property;
  props[PROP_SIZE] =
      g_param_spec_int ("size", NULL, NULL, 16, 256, 40,
                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  widget_class->snapshot = due_icon_view_snapshot;
  widget_class->measure = due_icon_view_measure;
  /* What stands around it says the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
due_icon_view_init (DueIconView *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
