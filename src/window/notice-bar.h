/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "removal.h"

G_BEGIN_DECLS

/**
 * DueNoticeBar:
 *
 * A line at the bottom of the window that says what was done, and goes by itself; after a removal
 * with a button that undoes it.
 */
#define DUE_TYPE_NOTICE_BAR (due_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (DueNoticeBar, due_notice_bar, DUE, NOTICE_BAR, GtkWidget)

void due_notice_bar_follow (DueNoticeBar *self, DueRemoval *removal);
void due_notice_bar_say (DueNoticeBar *self, const char *text);

G_END_DECLS
