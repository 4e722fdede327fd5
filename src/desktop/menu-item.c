/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-item.h"

#include "menu-item-private.h"

G_DEFINE_BOXED_TYPE (DueMenuItem, due_menu_item, due_menu_item_ref, due_menu_item_unref)

/* A line break or a tab in a task's title would tear the menu apart. */
static char *
make_line (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return line;
}

/**
 * due_menu_item_new:
 * @key: stays the same while the item means the same thing ("open-overdue:UUID"), and differs from
 *   that of every other item of the menu
 * @label: plain text of one line; underscores are no mnemonics
 * @action: (nullable): the name that a click tells, or %NULL for an item that does nothing
 * @target: (nullable): what the action is done to; a floating reference is taken
 *
 * Returns: (transfer full): an enabled item without check mark and children
 */
DueMenuItem *
due_menu_item_new (const char *key, const char *label, const char *action, GVariant *target)
{
  DueMenuItem *self = NULL;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueMenuItem);
  self->key = g_strdup (key);
  self->label = make_line (label);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  self->enabled = TRUE;
  return self;
}

/**
 * due_menu_item_new_separator:
 * @key: as for due_menu_item_new()
 *
 * Returns: (transfer full): a line between two groups of items
 */
DueMenuItem *
due_menu_item_new_separator (const char *key)
{
  DueMenuItem *self = due_menu_item_new (key, "", NULL, NULL);

  self->separator = TRUE;
  return self;
}

DueMenuItem *
due_menu_item_ref (DueMenuItem *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DueMenuItem *self = data;

  g_free (self->key);
  g_free (self->label);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
}

void
due_menu_item_unref (DueMenuItem *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
due_menu_item_get_key (const DueMenuItem *self)
{
  return self->key;
}

/* Returns: the label as plain text, "" for a separator */
const char *
due_menu_item_get_label (const DueMenuItem *self)
{
  return self->label;
}

/* Returns: (nullable): what a click does; NULL: nothing */
const char *
due_menu_item_get_action (const DueMenuItem *self)
{
  return self->action;
}

/* Returns: (nullable) (transfer none): what the action is done to */
GVariant *
due_menu_item_get_target (const DueMenuItem *self)
{
  return self->target;
}

gboolean
due_menu_item_is_enabled (const DueMenuItem *self)
{
  return self->enabled;
}

gboolean
due_menu_item_is_separator (const DueMenuItem *self)
{
  return self->separator;
}

DueMenuToggle
due_menu_item_get_toggle (const DueMenuItem *self)
{
  return self->toggle;
}

guint
due_menu_item_get_n_children (const DueMenuItem *self)
{
  return self->children != NULL ? self->children->len : 0;
}

/* Returns: (transfer none): child @i, counted from 0 */
DueMenuItem *
due_menu_item_get_child (const DueMenuItem *self, guint i)
{
  g_return_val_if_fail (i < due_menu_item_get_n_children (self), NULL);

  return g_ptr_array_index (self->children, i);
}

static gboolean
is_same_target (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/**
 * due_menu_item_equal:
 * @a: an item
 * @b: another
 *
 * Returns: whether the two and all that is below them are the same in every respect
 */
gboolean
due_menu_item_equal (const DueMenuItem *a, const DueMenuItem *b)
{
  guint n = due_menu_item_get_n_children (a);

  if (a == b)
    return TRUE;
  if (!g_str_equal (a->key, b->key) || !g_str_equal (a->label, b->label) ||
      g_strcmp0 (a->action, b->action) != 0 || !is_same_target (a->target, b->target) ||
      a->toggle != b->toggle || a->enabled != b->enabled || a->separator != b->separator ||
      n != due_menu_item_get_n_children (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!due_menu_item_equal (due_menu_item_get_child (a, i), due_menu_item_get_child (b, i)))
      return FALSE;
  return TRUE;
}
