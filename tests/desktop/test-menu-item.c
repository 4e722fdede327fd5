/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-builder.h"

typedef struct
{
  const char *name;
  const char *key, *label, *action;
  gint64 target; /* 0: none */
  gboolean enabled;
  DueMenuToggle toggle;
  const char *child; /* nullable */
} Row;

/* Each differs from the first in one respect. */
static const Row rows[] = {
  { "first", "k", "l", "a", 1, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "key", "K", "l", "a", 1, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "label", "k", "L", "a", 1, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "action", "k", "l", "A", 1, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "no action", "k", "l", NULL, 1, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "target", "k", "l", "a", 2, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "no target", "k", "l", "a", 0, TRUE, DUE_MENU_TOGGLE_OFF, "c" },
  { "disabled", "k", "l", "a", 1, FALSE, DUE_MENU_TOGGLE_OFF, "c" },
  { "checked", "k", "l", "a", 1, TRUE, DUE_MENU_TOGGLE_ON, "c" },
  { "child", "k", "l", "a", 1, TRUE, DUE_MENU_TOGGLE_OFF, "C" },
  { "no child", "k", "l", "a", 1, TRUE, DUE_MENU_TOGGLE_OFF, NULL },
};

static DueMenuItem *
build (const Row *row)
{
  DueMenuBuilder *builder = due_menu_builder_new (row->key, row->label);

  /* Twice: the second takes the place of the first. */
  due_menu_builder_set_action (builder, "before", g_variant_new_int64 (7));
  due_menu_builder_set_action (builder, row->action,
                               row->target != 0 ? g_variant_new_int64 (row->target) : NULL);
  due_menu_builder_set_enabled (builder, row->enabled);
  due_menu_builder_set_toggle (builder, row->toggle);
  if (row->child != NULL)
    due_menu_builder_add (builder, due_menu_item_new (row->child, "", NULL, NULL));
  return due_menu_builder_end (builder);
}

static void
test_equal (void)
{
  for (gsize a = 0; a < G_N_ELEMENTS (rows); a++)
    for (gsize b = 0; b < G_N_ELEMENTS (rows); b++)
      {
        g_autoptr (DueMenuItem) left = build (&rows[a]);
        g_autoptr (DueMenuItem) right = build (&rows[b]);

        g_test_message ("%s, %s", rows[a].name, rows[b].name);
        g_assert_true (due_menu_item_equal (left, left));
        g_assert_true (due_menu_item_equal (left, right) == (a == b));
      }
}

static void
test_separator (void)
{
  g_autoptr (DueMenuItem) line = due_menu_item_new_separator ("k");
  g_autoptr (DueMenuItem) item = due_menu_item_new ("k", "", NULL, NULL);

  g_assert_true (due_menu_item_is_separator (line));
  g_assert_false (due_menu_item_is_separator (item));
  g_assert_false (due_menu_item_equal (line, item));
}

/* What a portal may give as a title. */
static void
test_label (void)
{
  static const struct
  {
    const char *label, *line;
  } labels[] = {
    { "", "" },
    { "a\nb\tc\r\x7f", "a b c  " },
    { "Отчёт_1 & <b>", "Отчёт_1 & <b>" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (DueMenuItem) item = due_menu_item_new ("k", labels[i].label, NULL, NULL);

      g_assert_cmpstr (due_menu_item_get_label (item), ==, labels[i].line);
    }
}

static void
test_give_up (void)
{
  g_autoptr (DueMenuBuilder) builder = due_menu_builder_new ("k", "l");

  due_menu_builder_set_action (builder, "a", g_variant_new_int64 (7));
  due_menu_builder_add (builder, due_menu_item_new_separator ("s"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/menu-item/equal", test_equal);
  g_test_add_func ("/menu-item/separator", test_separator);
  g_test_add_func ("/menu-item/label", test_label);
  g_test_add_func ("/menu-item/give-up", test_give_up);

  return g_test_run ();
}
