/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon.h"

#include <string.h>

static const int sizes[] = { 16, 22, 24, 32, 48, 64 };

typedef struct
{
  int size;
  cairo_surface_t *surface;
} Picture;

static Picture
draw (int size, DueIconStyle style, DueBadge badge)
{
  Picture picture = { size, cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size) };
  cairo_t *cr = cairo_create (picture.surface);

  due_icon_draw (cr, size, style, &badge);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  return picture;
}

/* Returns: premultiplied 0xAARRGGBB */
static guint32
pixel (Picture picture, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (picture.surface);
  guint32 value = 0;

  memcpy (&value, data + y * cairo_image_surface_get_stride (picture.surface) + x * 4, 4);
  return value;
}

/* Compares what is seen, or with @mask 0xff000000 the shape alone. */
static gboolean
is_same (Picture a, Picture b, guint32 mask)
{
  for (int y = 0; y < a.size; y++)
    for (int x = 0; x < a.size; x++)
      if ((pixel (a, x, y) & mask) != (pixel (b, x, y) & mask))
        return FALSE;
  return TRUE;
}

static void
drop (Picture picture)
{
  cairo_surface_destroy (picture.surface);
}

static int
pill_height (int size)
{
  return size < 22 ? 11 : (size * 62 + 50) / 100;
}

static const struct
{
  const char *name;
  DueIconStyle style;
  DueBadge badge;
  guint32 bell;         /* at the top of the bell */
  guint32 badge_colour; /* at the right edge of the badge; 0: no badge */
} states[] = {
  { "none", DUE_ICON_COLOR, { DUE_BADGE_NONE, 0 }, 0xff646de6, 0 },
  { "none counts nothing", DUE_ICON_COLOR, { DUE_BADGE_NONE, 7 }, 0xff646de6, 0 },
  { "overdue", DUE_ICON_COLOR, { DUE_BADGE_OVERDUE, 3 }, 0xff646de6, 0xffcc171f },
  { "comments", DUE_ICON_COLOR, { DUE_BADGE_COMMENTS, 3 }, 0xff646de6, 0xff1a7f37 },
  { "offline", DUE_ICON_COLOR, { DUE_BADGE_OFFLINE, 3 }, 0xff8a898f, 0xff6b6a70 },
  { "trouble", DUE_ICON_COLOR, { DUE_BADGE_TROUBLE, 0 }, 0xff8a898f, 0xffb04d00 },
  { "light", DUE_ICON_LIGHT, { DUE_BADGE_OVERDUE, 3 }, 0xfff4f4f6, 0xffcc171f },
  { "dark", DUE_ICON_DARK, { DUE_BADGE_COMMENTS, 3 }, 0xff2b2a30, 0xff1a7f37 },
  { "light without badge", DUE_ICON_LIGHT, { DUE_BADGE_NONE, 0 }, 0xfff4f4f6, 0 },
};

static void
test_states (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size = sizes[i];
      int middle = size - pill_height (size) / 2 - 1;
      Picture picture = draw (size, states[row].style, states[row].badge);

      g_test_message ("%d px", size);
      g_assert_cmphex (pixel (picture, size * 3 / 8, size / 5), ==, states[row].bell);
      g_assert_cmphex (pixel (picture, 0, 0), ==, 0);
      if (states[row].badge_colour != 0)
        g_assert_cmphex (pixel (picture, size - 2, middle), ==, states[row].badge_colour);
      else
        g_assert_cmphex (pixel (picture, size - 1, size - 1), ==, 0);
      drop (picture);
    }
}

/* Around the badge the bell is cut out. */
static void
test_ring (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size = sizes[i];
      int pill = pill_height (size);
      int x = size - pill - 1, y = size - pill / 2 - 1;
      Picture plain = draw (size, DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_NONE, 0 });
      Picture badged = draw (size, DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_OVERDUE, 3 });

      g_assert_cmphex (pixel (plain, x, y) >> 24, ==, 0xff);
      g_assert_cmphex (pixel (badged, x, y) >> 24, <, 0x40);
      g_assert_cmphex (pixel (badged, x + 2, y), ==, 0xffcc171f);
      drop (plain);
      drop (badged);
    }
}

/* A person who sees no red and green still tells the states apart. */
static void
test_shape (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int corner = sizes[i] - pill_height (sizes[i]) / 8 - 1;
      Picture overdue = draw (sizes[i], DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_OVERDUE, 3 });
      Picture comments = draw (sizes[i], DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_COMMENTS, 3 });
      Picture dot = draw (sizes[i], DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_OVERDUE, 0 });

      g_assert_false (is_same (overdue, comments, 0xff000000));
      g_assert_false (is_same (overdue, dot, 0xff000000));
      g_assert_cmphex (pixel (comments, corner, corner) >> 24, ==, 0xff);
      g_assert_cmphex (pixel (overdue, corner, corner) >> 24, <, 0xa0);
      drop (overdue);
      drop (comments);
      drop (dot);
    }
}

/* Every number up to 99 has a picture of its own, at every size; above, all have one. */
static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Picture pictures[101];
      Picture most = draw (sizes[i], DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_OVERDUE, G_MAXUINT });

      for (guint n = 0; n <= 100; n++)
        pictures[n] = draw (sizes[i], DUE_ICON_COLOR, (DueBadge){ DUE_BADGE_OVERDUE, n });
      for (guint a = 0; a <= 100; a++)
        for (guint b = 0; b < a; b++)
          if (is_same (pictures[a], pictures[b], 0xffffffff))
            g_error ("%u and %u look the same at %d px", a, b, sizes[i]);
      g_assert_true (is_same (pictures[100], most, 0xffffffff));
      for (guint n = 0; n <= 100; n++)
        drop (pictures[n]);
      drop (most);
    }
}

/* No size makes cairo fail, or draws beside the square. */
static void
test_sizes (void)
{
  for (int size = 16; size <= 128; size++)
    for (guint n = 0; n <= 100; n += 50)
      {
        cairo_surface_t *surface =
            cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size + 8, size + 8);
        Picture picture = { size + 8, surface };
        DueBadge badge = { DUE_BADGE_COMMENTS, n };
        cairo_t *cr = cairo_create (surface);

        due_icon_draw (cr, size, DUE_ICON_COLOR, &badge);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        for (int i = 0; i < size + 8; i++)
          {
            g_assert_cmphex (pixel (picture, i, size), ==, 0);
            g_assert_cmphex (pixel (picture, size, i), ==, 0);
          }
        cairo_surface_destroy (surface);
      }
}

static const struct
{
  DueBadge badge;
  int detail; /* as stored: perhaps by a newer version */
  DueBadge reduced;
} reductions[] = {
  { { DUE_BADGE_OVERDUE, 15 }, DUE_BADGE_NUMBER, { DUE_BADGE_OVERDUE, 15 } },
  { { DUE_BADGE_OVERDUE, 15 }, DUE_BADGE_DOT, { DUE_BADGE_OVERDUE, 0 } },
  { { DUE_BADGE_OVERDUE, 15 }, DUE_BADGE_HIDDEN, { DUE_BADGE_NONE, 15 } },
  { { DUE_BADGE_OFFLINE, 4 }, DUE_BADGE_DOT, { DUE_BADGE_OFFLINE, 0 } },
  { { DUE_BADGE_OFFLINE, 4 }, DUE_BADGE_HIDDEN, { DUE_BADGE_NONE, 4 } },
  { { DUE_BADGE_TROUBLE, 4 }, DUE_BADGE_NUMBER, { DUE_BADGE_TROUBLE, 4 } },
  { { DUE_BADGE_TROUBLE, 4 }, DUE_BADGE_DOT, { DUE_BADGE_TROUBLE, 4 } },
  { { DUE_BADGE_TROUBLE, 4 }, DUE_BADGE_HIDDEN, { DUE_BADGE_TROUBLE, 4 } },
  { { DUE_BADGE_COMMENTS, 4 }, 3, { DUE_BADGE_COMMENTS, 4 } },
  { { DUE_BADGE_COMMENTS, 4 }, -1, { DUE_BADGE_COMMENTS, 4 } },
};

static void
test_reduce (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reductions); i++)
    {
      DueBadge badge = reductions[i].badge;

      g_test_message ("row %u", i);
      due_badge_reduce (&badge, (DueBadgeDetail) reductions[i].detail);
      g_assert_true (due_badge_equal (&badge, &reductions[i].reduced));
    }
}

static void
test_style (void)
{
  static const DueIconStyle styles[] = { DUE_ICON_COLOR, DUE_ICON_COLOR, DUE_ICON_COLOR,
                                         DUE_ICON_LIGHT, DUE_ICON_DARK,  DUE_ICON_DARK };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    g_assert_cmpint (due_icon_style_choose ((int) i - 1), ==, styles[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strdup_printf ("/icon/states/%s", states[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_states);
    }
  g_test_add_func ("/icon/ring", test_ring);
  g_test_add_func ("/icon/shape", test_shape);
  g_test_add_func ("/icon/numbers", test_numbers);
  g_test_add_func ("/icon/sizes", test_sizes);
  g_test_add_func ("/icon/reduce", test_reduce);
  g_test_add_func ("/icon/style", test_style);
  return g_test_run ();
}
