/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "menu-item.h"

G_BEGIN_DECLS

#define DUE_MENU_LAYOUT_UNCHANGED (-1)

/**
 * DueMenuLayout:
 *
 * A tree of #DueMenuItem in the numbers and properties of com.canonical.dbusmenu. The root has the
 * id 0; any other item keeps its id as long as its key is in the menu, and no id is used again.
 */
typedef struct _DueMenuLayout DueMenuLayout;

DueMenuLayout *due_menu_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;
void due_menu_layout_free (DueMenuLayout *self);

gint due_menu_layout_set_root (DueMenuLayout *self, DueMenuItem *root, GVariant **updated);

DueMenuItem *due_menu_layout_get_item (DueMenuLayout *self, gint id);
GArray *due_menu_layout_get_ids (DueMenuLayout *self) G_GNUC_WARN_UNUSED_RESULT;
GVariant *due_menu_layout_get_property (DueMenuLayout *self, gint id, const char *name);
GVariant *due_menu_layout_get_properties (DueMenuLayout *self, gint id, const char *const *names);
GVariant *
due_menu_layout_get_tree (DueMenuLayout *self, gint id, gint depth, const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueMenuLayout, due_menu_layout_free)

G_END_DECLS
