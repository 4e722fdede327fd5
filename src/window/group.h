/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueGroup:
 *
 * A boxed list, with the heading of its property "title" and the sentence of "description" above
 * it, or without. Children given in a .ui file are its rows.
 */
#define DUE_TYPE_GROUP (due_group_get_type ())
G_DECLARE_FINAL_TYPE (DueGroup, due_group, DUE, GROUP, GtkBox)

void due_group_bind (DueGroup *self,
                     GListModel *model,
                     GtkListBoxCreateWidgetFunc make_row,
                     gpointer user_data);
GtkListBox *due_group_get_list (DueGroup *self);
void due_group_set_title (DueGroup *self, const char *title);
void due_group_set_description (DueGroup *self, const char *description);

G_END_DECLS
