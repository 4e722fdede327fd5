/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon.h"

#include <math.h>

static const guint32 bells[] = {
  [DUE_ICON_COLOR] = 0x646de6,
  [DUE_ICON_LIGHT] = 0xf4f4f6,
  [DUE_ICON_DARK] = 0x2b2a30,
};
static const guint32 clapper_rgb = 0xe08a00;
static const guint32 faded_rgb = 0x8a898f; /* seen on light and on dark panels */

static void
set_rgb (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
draw_clapper (cairo_t *cr, double rim, DueIconStyle style)
{
  set_rgb (cr, style == DUE_ICON_COLOR ? clapper_rgb : bells[style]);
  cairo_arc (cr, 8, rim + 0.8, 2.1, 0, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The bell on a grid of 16 x 16: the same outline as in the application icon. */
static void
draw_bell (cairo_t *cr, int size, DueIconStyle style, const DueBadge *badge)
{
  double unit = size / 16.0;
  double rim = floor (13 * unit) / unit; /* the only straight edge: on the pixel grid */

  cairo_save (cr);
  cairo_scale (cr, unit, unit);
  if (!due_badge_has_label (badge)) /* else only crumbs of it would be left */
    draw_clapper (cr, rim, style);

  set_rgb (cr, due_badge_is_faded (badge) ? faded_rgb : bells[style]);
  cairo_move_to (cr, 1.6, rim);
  cairo_curve_to (cr, 0.9, rim, 0.6, rim - 0.9, 1.1, rim - 1.5);
  cairo_curve_to (cr, 2.3, rim - 2.9, 3, 9.2, 3, 6.6);
  cairo_curve_to (cr, 3, 4.2, 4.5, 2.4, 6.6, 1.9);
  cairo_curve_to (cr, 6.6, -0.1, 9.4, -0.1, 9.4, 1.9);
  cairo_curve_to (cr, 11.5, 2.4, 13, 4.2, 13, 6.6);
  cairo_curve_to (cr, 13, 9.2, 13.7, rim - 2.9, 14.9, rim - 1.5);
  cairo_curve_to (cr, 15.4, rim - 0.9, 15.1, rim, 14.4, rim);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* "auto" is the coloured bell: no desktop tells how dark its panel is, and indigo is seen on both.
 */
DueIconStyle
due_icon_style_choose (int setting)
{
  static const DueIconStyle styles[] = { DUE_ICON_COLOR, DUE_ICON_COLOR, DUE_ICON_LIGHT,
                                         DUE_ICON_DARK };

  return styles[CLAMP (setting, 0, (int) G_N_ELEMENTS (styles) - 1)];
}

/**
 * due_icon_draw:
 * @cr: where to draw: a square of @size device pixels at its origin
 * @size: pixels, 16 or more; made for 16 to 64
 * @style: the colours of the bell; the badge has its own on every style
 * @badge: what stands on the bell
 *
 * Draws the bell and its badge. In a widget, scale @cr down by the scale factor first, so that a
 * unit is a device pixel: the edges lie on the pixel grid.
 */
void
due_icon_draw (cairo_t *cr, int size, DueIconStyle style, const DueBadge *badge)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (size >= 16); /* two digits do not fit into much less */
  g_return_if_fail (style <= DUE_ICON_DARK);
  g_return_if_fail (badge != NULL && badge->tone <= DUE_BADGE_TROUBLE);

  /* A group, for the ring around the badge is cut out of the bell and not of what lies behind. */
  cairo_push_group (cr);
  draw_bell (cr, size, style, badge);
  if (badge->tone != DUE_BADGE_NONE)
    due_badge_draw (badge, cr, size);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
}
