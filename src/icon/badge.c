/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "badge.h"

#include <math.h>
#include <string.h>

#include "digits.h"

/* White on each has a contrast of 5 or better. */
static const guint32 tones[] = {
  [DUE_BADGE_OVERDUE] = 0xcc171f,
  [DUE_BADGE_COMMENTS] = 0x1a7f37,
  [DUE_BADGE_OFFLINE] = 0x6b6a70,
  [DUE_BADGE_TROUBLE] = 0xb04d00,
};

static void
set_rgb (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
add_pill (cairo_t *cr, double x, double y, double width, double height, gboolean bubble)
{
  double r = height / 2;
  double corner = bubble ? height / 10 : r;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + r, y + r, r, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - corner, y + height - corner, corner, 0, G_PI / 2);
  cairo_close_path (cr);
}

/* At most two glyphs fit into 16 pixels, three from 22 on. */
static void
write_label (char label[4], const DueBadge *badge, int size)
{
  if (badge->tone == DUE_BADGE_TROUBLE)
    g_strlcpy (label, "!", 4);
  else if (badge->count == 0)
    label[0] = '\0';
  else if (badge->count <= 99)
    g_snprintf (label, 4, "%u", badge->count);
  else
    g_strlcpy (label, size < 22 ? "9+" : "99+", 4);
}

static int
label_width (const char *label, int digit, int gap)
{
  int width = -gap;

  for (; *label != '\0'; label++)
    width += due_digit_width (*label, digit) + gap;
  return width;
}

/* Cuts a ring out of the bell, then fills the pill. */
static void
draw_pill (cairo_t *cr, int size, int width, int height, const DueBadge *badge)
{
  int ring = MAX (1, (size + 10) / 24);
  gboolean bubble = badge->tone == DUE_BADGE_COMMENTS;

  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  add_pill (cr, size - width - ring, size - height - ring, width + 2 * ring, height + 2 * ring,
            bubble);
  if (size - width - ring <= size / 5) /* a splinter of the bell says nothing */
    cairo_rectangle (cr, 0, size - height * 4 / 5, size, height);
  cairo_fill (cr);
  cairo_restore (cr);

  set_rgb (cr, tones[badge->tone]);
  add_pill (cr, size - width, size - height, width, height, bubble);
  cairo_fill (cr);
}

static void
draw_dot (cairo_t *cr, int size, const DueBadge *badge)
{
  int dot = (size * 46 + 50) / 100;

  draw_pill (cr, size, dot, dot, badge);
}

static void
draw_label (cairo_t *cr, int size, const char *label, const DueBadge *badge)
{
  int n = (int) strlen (label);
  int pill = size < 22 ? (size * 11 + 8) / 16 : (size * 62 + 50) / 100; /* seven pixel digits */
  int height = pill * 13 / 20;
  int gap = MAX (1, size / 20);
  int padding = MAX (2, pill / 5);
  int digit, width, outer, x;
  double stroke;

  height += (pill - height) & 1; /* the same space above and below */
  digit = MAX (4, (height * 2 + 1) / 3);
  if (n > 1)
    digit = MIN (digit, (size - 2 * padding - gap * (n - 1)) / n);
  stroke = MAX (1.5, round (height * 0.18 * 4) / 4);
  width = label_width (label, digit, gap);
  outer = MAX (pill, width + 2 * padding);

  draw_pill (cr, size, outer, pill, badge);
  cairo_set_source_rgb (cr, 1, 1, 1);
  x = size - (outer + width) / 2;
  for (const char *p = label; *p != '\0'; p++)
    {
      due_digit_draw (cr, *p, x, size - (pill + height) / 2, digit, height, stroke);
      x += due_digit_width (*p, digit) + gap;
    }
}

gboolean
due_badge_equal (const DueBadge *a, const DueBadge *b)
{
  return a->tone == b->tone && a->count == b->count;
}

/**
 * due_badge_reduce:
 * @self: a badge
 * @detail: what to leave of it; any number, of which those not known leave all
 *
 * A sign for trouble always stays as it is.
 */
void
due_badge_reduce (DueBadge *self, DueBadgeDetail detail)
{
  if (self->tone == DUE_BADGE_TROUBLE)
    return;
  if (detail == DUE_BADGE_HIDDEN)
    self->tone = DUE_BADGE_NONE;
  else if (detail == DUE_BADGE_DOT)
    self->count = 0;
}

/* Whether the bell under the badge turns grey. */
gboolean
due_badge_is_faded (const DueBadge *self)
{
  return self->tone == DUE_BADGE_OFFLINE || self->tone == DUE_BADGE_TROUBLE;
}

/* Whether the badge is large: it holds a number or "!". */
gboolean
due_badge_has_label (const DueBadge *self)
{
  return self->tone == DUE_BADGE_TROUBLE || (self->tone != DUE_BADGE_NONE && self->count > 0);
}

/**
 * due_badge_draw:
 * @self: a badge with a tone other than %DUE_BADGE_NONE
 * @cr: a group that holds the bell and is otherwise transparent: the ring is cut out of it
 * @size: pixels of the whole icon
 *
 * Draws the badge in the bottom right corner of the square of @size pixels.
 */
void
due_badge_draw (const DueBadge *self, cairo_t *cr, int size)
{
  char label[4];

  write_label (label, self, size);
  if (label[0] == '\0')
    draw_dot (cr, size, self);
  else
    draw_label (cr, size, label, self);
}
