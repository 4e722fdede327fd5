/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "group.h"

#include "bus.h"
#include "display.h"
#include "resources.h"
#include "row.h"

#define EXIT_SKIPPED 77
#define N_ROWS 4

/* A group between two entries: all that the key Tab stops at. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *after;
  DueRow *rows[N_ROWS];
  GtkWidget *controls[N_ROWS];
} Fixture;

static void
add_row (GtkListBox *list, Fixture *fixture, guint i)
{
  fixture->rows[i] = g_object_new (DUE_TYPE_ROW, "title", "Title", NULL);
  fixture->controls[i] = i == 2 ? gtk_spin_button_new_with_range (1, 60, 1) : gtk_switch_new ();
  due_row_add (fixture->rows[i], fixture->controls[i], NULL);
  gtk_list_box_append (list, GTK_WIDGET (fixture->rows[i]));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = g_object_new (DUE_TYPE_GROUP, "title", "Group", NULL);

  fixture->before = gtk_entry_new ();
  fixture->after = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), fixture->after);
  for (guint i = 0; i < N_ROWS; i++)
    add_row (due_group_get_list (DUE_GROUP (group)), fixture, i);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  due_test_wait_for (gtk_widget_get_mapped (fixture->after));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
has_focus (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static const struct
{
  const char *name;
  guint out; /* of use: a bit a row */
} cases[] = {
  { "none", 0 }, { "first", 1 },        { "middle", 2 }, { "two", 2 | 4 },
  { "last", 8 }, { "all but one", 11 }, { "all", 15 },
};

static gboolean
is_out (guint i, guint row)
{
  return (cases[i].out >> row & 1) != 0;
}

/* Tab stops at each control that can be used, in the order in which they are read. */
static void
walk (Fixture *fixture, guint i)
{
  gtk_widget_grab_focus (fixture->before);
  for (guint row = 0; row < N_ROWS; row++)
    if (!is_out (i, row))
      {
        g_test_message ("forward to row %u", row);
        gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
        g_assert_true (has_focus (fixture, fixture->controls[row]));
      }
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (fixture, fixture->after));
  for (guint row = N_ROWS; row-- > 0;)
    if (!is_out (i, row))
      {
        g_test_message ("back to row %u", row);
        gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
        g_assert_true (has_focus (fixture, fixture->controls[row]));
      }
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus (fixture, fixture->before));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  for (guint row = 0; row < N_ROWS; row++)
    due_row_set_locked (fixture->rows[row], is_out (GPOINTER_TO_UINT (data), row));
  walk (fixture, GPOINTER_TO_UINT (data));
}

static void
test_insensitive (Fixture *fixture, gconstpointer data)
{
  for (guint row = 0; row < N_ROWS; row++)
    gtk_widget_set_sensitive (fixture->controls[row], !is_out (GPOINTER_TO_UINT (data), row));
  walk (fixture, GPOINTER_TO_UINT (data));
}

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *locked = g_strdup_printf ("/group/locked/%s", cases[i].name);
      g_autofree char *insensitive = g_strdup_printf ("/group/insensitive/%s", cases[i].name);

      g_test_add (locked, Fixture, GUINT_TO_POINTER (i), set_up, test_locked, tear_down);
      g_test_add (insensitive, Fixture, GUINT_TO_POINTER (i), set_up, test_insensitive, tear_down);
    }
  return g_test_run ();
}
