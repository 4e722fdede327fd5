/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "menu-item.h"

G_BEGIN_DECLS

/**
 * DueMenuBuilder:
 *
 * Puts a #DueMenuItem together. The root of a menu is an item too; its label is not shown.
 *
 *     DueMenuBuilder *menu = due_menu_builder_new ("root", "");
 *     due_menu_builder_add (menu, due_menu_item_new ("quit", _("Quit"), "quit", NULL));
 *     root = due_menu_builder_end (menu);
 */
typedef struct _DueMenuBuilder DueMenuBuilder;

DueMenuBuilder *due_menu_builder_new (const char *key, const char *label) G_GNUC_WARN_UNUSED_RESULT;
void due_menu_builder_free (DueMenuBuilder *self);

void due_menu_builder_set_action (DueMenuBuilder *self, const char *action, GVariant *target);
void due_menu_builder_set_enabled (DueMenuBuilder *self, gboolean enabled);
void due_menu_builder_set_toggle (DueMenuBuilder *self, DueMenuToggle toggle);
void due_menu_builder_add (DueMenuBuilder *self, DueMenuItem *child);

DueMenuItem *due_menu_builder_end (DueMenuBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueMenuBuilder, due_menu_builder_free)

G_END_DECLS
