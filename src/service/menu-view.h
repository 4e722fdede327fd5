/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "menu-item.h"
#include "overview.h"
#include "view-part.h"

G_BEGIN_DECLS

/* What the menu is drawn from. */
typedef struct
{
  const DueViewPart *parts;
  gsize n_parts;
  DueOverview *overview;
  gint64 paused_until; /* Unix seconds; 0 = not, -1 = until resumed */
  gint64 now;
} DueMenuView;

/* The most urgent tasks of a kind that a submenu lists. */
#define DUE_MENU_TASKS_MAX 10

/* Returns: (transfer full): the whole menu. Its actions are those of DueService:
 * "open" (ss: kind's name, account id or ""), "open-role" (suu: account id,
 * kind, role), "open-task" (sx), "remedy" (s), "check-now",
 * "pause" (x: seconds from now; 0 until tomorrow morning, -1 until resumed), "resume",
 * "preferences", "about", "quit". */
DueMenuItem *due_menu_view_build (const DueMenuView *view);

/* (transfer none) (nullable): the first account in whose state only the person can help. */
const DueViewPart *due_menu_view_find_trouble (const DueViewPart *parts, gsize n_parts);
/* What a click opens: the most urgent kind that there is any of, else all. */
DueKinds due_menu_view_choose_kind (const DueOverview *overview);
/* The target of "pause" as Unix seconds, -1 until resumed. */
gint64 due_menu_view_get_pause_end (gint64 target);

G_END_DECLS
