/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-builder.h"

#include "menu-item-private.h"

struct _DueMenuBuilder
{
  DueMenuItem *item;
};

/**
 * due_menu_builder_new:
 * @key: as for due_menu_item_new()
 * @label: as for due_menu_item_new()
 *
 * Returns: (transfer full): a builder; end it with due_menu_builder_end()
 */
DueMenuBuilder *
due_menu_builder_new (const char *key, const char *label)
{
  DueMenuBuilder *self = g_new0 (DueMenuBuilder, 1);

  self->item = due_menu_item_new (key, label, NULL, NULL);
  return self;
}

/* For a builder that is given up; due_menu_builder_end() frees it as well. */
void
due_menu_builder_free (DueMenuBuilder *self)
{
  g_clear_pointer (&self->item, due_menu_item_unref);
  g_free (self);
}

/**
 * due_menu_builder_set_action:
 * @self: a builder
 * @action: (nullable): the name that a click tells
 * @target: (nullable): what the action is done to; a floating reference is taken
 */
void
due_menu_builder_set_action (DueMenuBuilder *self, const char *action, GVariant *target)
{
  g_free (self->item->action);
  self->item->action = g_strdup (action);
  g_clear_pointer (&self->item->target, g_variant_unref);
  self->item->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

void
due_menu_builder_set_enabled (DueMenuBuilder *self, gboolean enabled)
{
  self->item->enabled = !!enabled;
}

void
due_menu_builder_set_toggle (DueMenuBuilder *self, DueMenuToggle toggle)
{
  self->item->toggle = toggle;
}

/**
 * due_menu_builder_add:
 * @self: a builder
 * @child: (transfer full): comes last in the submenu of the item
 */
void
due_menu_builder_add (DueMenuBuilder *self, DueMenuItem *child)
{
  g_return_if_fail (child != NULL);

  if (self->item->children == NULL)
    self->item->children = g_ptr_array_new_with_free_func ((GDestroyNotify) due_menu_item_unref);
  g_ptr_array_add (self->item->children, child);
}

/**
 * due_menu_builder_end:
 * @self: (transfer full): a builder, which is freed
 *
 * Returns: (transfer full): the item
 */
DueMenuItem *
due_menu_builder_end (DueMenuBuilder *self)
{
  DueMenuItem *item = g_steal_pointer (&self->item);

  due_menu_builder_free (self);
  return item;
}
