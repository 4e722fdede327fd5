/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "launcher.h"
#include "overview.h"
#include "roster.h"
#include "tray-item.h"

G_BEGIN_DECLS

/* Draws icon, badge, title, tooltip and menu from how all accounts are now. */
void due_views_draw_tray (DueTrayItem *tray,
                          GSettings *settings,
                          DueRoster *roster,
                          DueOverview *overview);
/* The number in the dock, if the person wants it. */
void due_views_draw_launcher (DueLauncher *launcher, GSettings *settings, DueOverview *overview);

G_END_DECLS
