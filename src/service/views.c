/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "views.h"

#include "clock.h"
#include "menu-view.h"
#include "settings-quiet.h"
#include "tray-view.h"

void
due_views_draw_tray (DueTrayItem *tray,
                     GSettings *settings,
                     DueRoster *roster,
                     DueOverview *overview)
{
  g_autoptr (GArray) parts = due_roster_list_parts (roster);
  DueMenuView menu_view = {
    .parts = (const DueViewPart *) (gpointer) parts->data,
    .n_parts = parts->len,
    .overview = overview,
    .paused_until = due_settings_get_paused_until (settings),
    .now = due_clock_now_s (),
  };
  g_autoptr (DueMenuItem) menu = due_menu_view_build (&menu_view);

  due_tray_view_draw (tray, settings, menu_view.parts, menu_view.n_parts, overview, menu_view.now);
  due_tray_item_set_menu (tray, menu);
}

void
due_views_draw_launcher (DueLauncher *launcher, GSettings *settings, DueOverview *overview)
{
  guint count = 0;
  gboolean wanted = g_settings_get_boolean (settings, "launcher-badge");

  if (wanted)
    due_overview_get_count (overview, &count);
  due_launcher_set_count (launcher, count,
                          wanted && due_overview_get_tone (overview) == DUE_TONE_OVERDUE);
}
