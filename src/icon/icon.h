/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "badge.h"

G_BEGIN_DECLS

/**
 * DueIconStyle:
 * @DUE_ICON_COLOR: the bell in its own colours; seen on light and on dark panels
 * @DUE_ICON_LIGHT: a light bell, for dark panels
 * @DUE_ICON_DARK: a dark bell, for light panels
 */
typedef enum
{
  DUE_ICON_COLOR,
  DUE_ICON_LIGHT,
  DUE_ICON_DARK,
} DueIconStyle;

/* The style that the setting "icon-style" means; any number. */
DueIconStyle due_icon_style_choose (int setting);
void due_icon_draw (cairo_t *cr, int size, DueIconStyle style, const DueBadge *badge);

G_END_DECLS
