/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon-view.h"

#include "icon.h"

#define SIZE 40

struct _DueIconView
{
  GtkWidget parent_instance;

  DueBadge badge;
};

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

static void
due_icon_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DueIconView *self = DUE_ICON_VIEW (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
  int scale = gtk_widget_get_scale_factor (widget);

  cairo_scale (cr, 1.0 / scale, 1.0 / scale); /* the device's pixels, as a panel has them */
  due_icon_draw (cr, SIZE * scale, DUE_ICON_COLOR, &self->badge);
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
  *minimum = *natural = SIZE;
}

static void
due_icon_view_class_init (DueIconViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = due_icon_view_snapshot;
  widget_class->measure = due_icon_view_measure;
  /* The title beside it says the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
due_icon_view_init (DueIconView *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
