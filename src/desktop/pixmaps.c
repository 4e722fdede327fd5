/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pixmaps.h"

/* What panels draw at 1x and 2x, so that none has to scale. */
static const int sizes[] = { 16, 22, 24, 32, 48, 64 };

static guint8
divide_alpha (guint32 channel, guint32 alpha)
{
  return (guint8) MIN (255, (channel * 255 + alpha / 2) / alpha);
}

/* From cairo's premultiplied pixels in host order to straight alpha in network order. */
static void
convert_row (const guint32 *row, int width, guint8 *out)
{
  for (int x = 0; x < width; x++, out += 4)
    {
      guint32 alpha = row[x] >> 24;

      if (alpha == 0)
        continue;
      out[0] = (guint8) alpha;
      out[1] = divide_alpha (row[x] >> 16 & 0xff, alpha);
      out[2] = divide_alpha (row[x] >> 8 & 0xff, alpha);
      out[3] = divide_alpha (row[x] & 0xff, alpha);
    }
}

static GVariant *
draw_pixmap (int size, DueIconStyle style, const DueBadge *badge)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  gsize length = (gsize) size * (gsize) size * 4;
  guint8 *out = g_malloc0 (length);
  const guint8 *data = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  due_icon_draw (cr, size, style, badge);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < size; y++)
    convert_row ((const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride), size,
                 out + (gsize) y * (gsize) size * 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_variant_new (
      "(ii@ay)", size, size,
      g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, out, length, TRUE, g_free, out));
}

/**
 * due_pixmaps_new:
 * @style: the colours of the bell
 * @badge: what stands on it
 *
 * Returns: (transfer full): the icon at 16 to 64 pixels, "a(iiay)" as a StatusNotifierItem has it
 */
GVariant *
due_pixmaps_new (DueIconStyle style, const DueBadge *badge)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(iiay)"));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_variant_builder_add_value (&builder, draw_pixmap (sizes[i], style, badge));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
