/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "overview.h"
#include "tray-item.h"
#include "view-part.h"

G_BEGIN_DECLS

/* Draws icon, badge, title and tooltip. @monitors: (element-type DueMonitor). @now: Unix seconds.
 */
void due_tray_view_draw (DueTrayItem *tray,
                         GSettings *settings,
                         const DueViewPart *parts,
                         gsize n_parts,
                         DueOverview *overview,
                         gint64 now);

G_END_DECLS
