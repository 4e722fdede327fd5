/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueMenuItem:
 *
 * One item of a menu with all that is below it. Immutable: any thread may hold and read it.
 * Make one with children, a check mark or disabled with #DueMenuBuilder.
 */
typedef struct _DueMenuItem DueMenuItem;

/**
 * DueMenuToggle:
 * @DUE_MENU_TOGGLE_NONE: the item has no check mark
 * @DUE_MENU_TOGGLE_OFF: it has one, which is off
 * @DUE_MENU_TOGGLE_ON: it has one, which is on
 */
typedef enum
{
  DUE_MENU_TOGGLE_NONE,
  DUE_MENU_TOGGLE_OFF,
  DUE_MENU_TOGGLE_ON,
} DueMenuToggle;

#define DUE_TYPE_MENU_ITEM (due_menu_item_get_type ())
GType due_menu_item_get_type (void);

DueMenuItem *
due_menu_item_new (const char *key, const char *label, const char *action, GVariant *target)
    G_GNUC_WARN_UNUSED_RESULT;
DueMenuItem *due_menu_item_new_separator (const char *key) G_GNUC_WARN_UNUSED_RESULT;
DueMenuItem *due_menu_item_ref (DueMenuItem *self);
void due_menu_item_unref (DueMenuItem *self);

const char *due_menu_item_get_key (const DueMenuItem *self);
const char *due_menu_item_get_label (const DueMenuItem *self);
const char *due_menu_item_get_action (const DueMenuItem *self);
GVariant *due_menu_item_get_target (const DueMenuItem *self);
gboolean due_menu_item_is_enabled (const DueMenuItem *self);
gboolean due_menu_item_is_separator (const DueMenuItem *self);
DueMenuToggle due_menu_item_get_toggle (const DueMenuItem *self);
guint due_menu_item_get_n_children (const DueMenuItem *self);
DueMenuItem *due_menu_item_get_child (const DueMenuItem *self, guint i);

gboolean due_menu_item_equal (const DueMenuItem *a, const DueMenuItem *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueMenuItem, due_menu_item_unref)

G_END_DECLS
