/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueGroup:
 *
 * A boxed list, with the heading of its property "title" above it or none. Children given in a .ui
 * file are its rows.
 */
#define DUE_TYPE_GROUP (due_group_get_type ())
G_DECLARE_FINAL_TYPE (DueGroup, due_group, DUE, GROUP, GtkBox)

void due_group_bind (DueGroup *self, GListModel *model, GtkListBoxCreateWidgetFunc make_row);

G_END_DECLS
