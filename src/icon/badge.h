/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * DueBadgeTone:
 * @DUE_BADGE_NONE: no badge: nothing is due, or nothing is known yet
 * @DUE_BADGE_OVERDUE: red
 * @DUE_BADGE_COMMENTS: green, with the corner of a speech bubble: not told by colour alone
 * @DUE_BADGE_OFFLINE: grey, and the bell fades: the number is the last one known
 * @DUE_BADGE_TROUBLE: "!" in place of the number: the person has to do something
 */
typedef enum
{
  DUE_BADGE_NONE,
  DUE_BADGE_OVERDUE,
  DUE_BADGE_COMMENTS,
  DUE_BADGE_OFFLINE,
  DUE_BADGE_TROUBLE,
} DueBadgeTone;

/**
 * DueBadge:
 * @tone: what the badge says
 * @count: the number on it; 0 draws a dot without a number
 */
typedef struct
{
  DueBadgeTone tone;
  guint count;
} DueBadge;

/**
 * DueBadgeDetail:
 * @DUE_BADGE_NUMBER: all of it
 * @DUE_BADGE_DOT: its colour and shape, without the number
 * @DUE_BADGE_HIDDEN: nothing
 *
 * What the person wants to see of a badge, with the values of the setting.
 */
typedef enum
{
  DUE_BADGE_NUMBER,
  DUE_BADGE_DOT,
  DUE_BADGE_HIDDEN,
} DueBadgeDetail;

gboolean due_badge_equal (const DueBadge *a, const DueBadge *b);

void due_badge_reduce (DueBadge *self, DueBadgeDetail detail);
gboolean due_badge_is_faded (const DueBadge *self);
gboolean due_badge_has_label (const DueBadge *self);
void due_badge_draw (const DueBadge *self, cairo_t *cr, int size);

G_END_DECLS
