/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-rows.h"

#include "account-fixture.h"
#include "display.h"
#include "project-row.h"
#include "resources.h"
#include "row.h"

#define EXIT_SKIPPED 77

/* More than are shown at once; named "Team 0001" and so on, in this order. */
#define N_LISTED 1200
#define CHOSEN_ID 1150
#define LEFT_ID 5000

typedef struct
{
  TestAccounts accounts;
  DueAccount *account;
  GtkWidget *list;
  DueProjectRows *rows;
} Fixture;

static GVariant *
make_listed (void)
{
  GVariantBuilder listed;

  g_variant_builder_init (&listed, G_VARIANT_TYPE ("a(xs)"));
  for (gint64 id = 1; id <= N_LISTED; id++)
    {
      g_autofree char *name = g_strdup_printf ("Team %04" G_GINT64_FORMAT, id);

      g_variant_builder_add (&listed, "(xs)", id, name);
    }
  return g_variant_ref_sink (g_variant_builder_end (&listed));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) listed = make_listed ();

  test_accounts_set_up (&fixture->accounts);
  test_accounts_add (fixture->accounts.backend, TEST_ACCOUNT_ID);
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, "project-filter", "'only'");
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, "projects",
                       "[int64 1150, 5000]");
  fixture->account = due_account_new (fixture->accounts.settings, TEST_ACCOUNT_ID);
  fixture->list = g_object_ref_sink (gtk_list_box_new ());
  fixture->rows = due_project_rows_new (GTK_LIST_BOX (fixture->list), fixture->account);
  due_project_rows_take_listed (fixture->rows, listed, TRUE);
  due_project_rows_show (fixture->rows, TRUE, "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->rows);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->account);
  test_accounts_tear_down (&fixture->accounts);
}

/* (nullable) */
static DueProjectRow *
find (Fixture *fixture, gint64 id)
{
  GPtrArray *rows = due_project_rows_get_all (fixture->rows);
  DueProjectRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (due_project_row_get_id (rows->pdata[i]) == id)
      {
        g_assert_null (found);
        found = rows->pdata[i];
      }
  return found;
}

static gboolean
is_shown (Fixture *fixture, gint64 id)
{
  DueProjectRow *row = find (fixture, id);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row));
}

static const char *
get_subtitle (DueProjectRow *row)
{
  GObject *label = gtk_widget_get_template_child (GTK_WIDGET (row), DUE_TYPE_ROW, "subtitle");

  return gtk_label_get_label (GTK_LABEL (label));
}

/* However far down the list it is: else nobody could take it off. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  DueProjectRow *chosen = find (fixture, CHOSEN_ID);
  DueProjectRow *left = find (fixture, LEFT_ID);

  g_assert_true (is_shown (fixture, CHOSEN_ID));
  g_assert_true (due_project_row_is_ticked (chosen));
  g_assert_cmpstr (due_project_row_get_name (chosen), ==, "Team 1150");
  g_assert_true (is_shown (fixture, LEFT_ID));
  g_assert_true (due_project_row_is_ticked (left));
  g_assert_true (is_shown (fixture, 1));
  g_assert_false (is_shown (fixture, 1000));
}

/* What is not in sight is found by its name and by its number. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[] = { "team 1000", "1000" };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      due_project_rows_show (fixture->rows, TRUE, searches[i]);
      g_assert_true (is_shown (fixture, 1000));
      g_assert_false (is_shown (fixture, 1));
      g_assert_cmpstr (due_project_row_get_name (find (fixture, 1000)), ==, "Team 1000");
    }
  due_project_rows_show (fixture->rows, TRUE, "no such team");
  g_assert_false (due_project_rows_is_any_visible (fixture->rows));
}

static void
test_number (Fixture *fixture, gconstpointer data)
{
  due_project_rows_show (fixture->rows, TRUE, "7777");
  g_assert_true (is_shown (fixture, 7777));
  due_project_rows_show (fixture->rows, TRUE, "777");
  g_assert_null (find (fixture, 7777));
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_subtitle (find (fixture, CHOSEN_ID)), ==, "");
  g_assert_cmpstr (get_subtitle (find (fixture, LEFT_ID)), ==, "You left it, or it was deleted.");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  ADD ("/project-rows/chosen", test_chosen);
  ADD ("/project-rows/search", test_search);
  ADD ("/project-rows/number", test_number);
  ADD ("/project-rows/lost", test_lost);
  return g_test_run ();
}
