/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "chooser-fixture.h"

#include "account-fixture.h"
#include "account-page.h"
#include "bus.h"
#include "widgets.h"

static gboolean
on_list (TestChooser *fixture, GDBusMethodInvocation *invocation, const char *account)
{
  g_assert_cmpstr (account, ==, TEST_ACCOUNT_ID);
  g_assert_null (fixture->call);
  fixture->call = g_object_ref (invocation);
  fixture->n_calls++;
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
test_chooser_set_up (TestChooser *fixture, gconstpointer data)
{
  test_page_set_up (&fixture->page);
  test_accounts_add (fixture->page.backend, TEST_ACCOUNT_ID);
  g_signal_connect_swapped (fixture->page.peer->skeleton, "handle-list-projects",
                            G_CALLBACK (on_list), fixture);
}

void
test_chooser_tear_down (TestChooser *fixture, gconstpointer data)
{
  g_clear_weak_pointer (&fixture->chooser);
  g_clear_object (&fixture->call);
  test_page_tear_down (&fixture->page);
}

void
test_chooser_store (TestChooser *fixture, const char *key, const char *text)
{
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

void
test_chooser_assert_stored (TestChooser *fixture, const char *key, const char *text)
{
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

gpointer
test_chooser_get (TestChooser *fixture, const char *id)
{
  return test_page_get_child (fixture->chooser, id);
}

void
test_chooser_open (TestChooser *fixture)
{
  test_page_open_for (&fixture->page, due_account_page_new, TEST_ACCOUNT_ID);
  g_set_weak_pointer (&fixture->chooser,
                      DUE_PROJECT_CHOOSER (test_page_get (&fixture->page, "projects")));
  gtk_search_entry_set_search_delay (test_chooser_get (fixture, "search"), 0);
}

void
test_chooser_answer (TestChooser *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = NULL;

  due_test_wait_for (fixture->call != NULL);
  value = g_variant_parse (G_VARIANT_TYPE ("(a(xs)b)"), text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value (g_steal_pointer (&fixture->call), value);
}

void
test_chooser_fail (TestChooser *fixture, const char *sentence)
{
  due_test_wait_for (fixture->call != NULL);
  g_dbus_method_invocation_return_dbus_error (g_steal_pointer (&fixture->call),
                                              "io.github.duebell.Error.Failed", sentence);
}

DueProjectRow *
test_chooser_get_row (TestChooser *fixture, guint n)
{
  return DUE_PROJECT_ROW (
      test_find_type (test_chooser_get (fixture, "group"), DUE_TYPE_PROJECT_ROW, n));
}

GtkCheckButton *
test_chooser_get_tick (DueProjectRow *row)
{
  return GTK_CHECK_BUTTON (test_find_type (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, 0));
}

/* The rows that show: "Marketing*, Sales", with a star where there is a tick. */
static char *
print (TestChooser *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DueProjectRow *row = NULL;

  for (guint i = 0; (row = test_chooser_get_row (fixture, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        GtkWidget *title = test_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL, 0);

        g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "",
                                gtk_label_get_text (GTK_LABEL (title)),
                                due_project_row_is_ticked (row) ? "*" : "");
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
test_chooser_shows (TestChooser *fixture, const char *text)
{
  g_autofree char *shown = print (fixture);

  return g_str_equal (shown, text);
}

void
test_chooser_assert_shows (TestChooser *fixture, const char *text)
{
  g_autofree char *shown = print (fixture);

  g_assert_cmpstr (shown, ==, text);
}

void
test_chooser_tick (TestChooser *fixture, gint64 id, gboolean ticked)
{
  DueProjectRow *row = NULL;
  guint i = 0;

  while ((row = test_chooser_get_row (fixture, i++)) != NULL && due_project_row_get_id (row) != id)
    continue;
  g_assert_nonnull (row);
  gtk_check_button_set_active (test_chooser_get_tick (row), ticked);
}

gboolean
test_chooser_says (TestChooser *fixture, const char *text)
{
  GtkWidget *row = test_chooser_get (fixture, "status_row");

  if (text == NULL)
    return !gtk_widget_get_visible (row);
  return gtk_widget_get_visible (row) && test_find_text (row, text) != NULL;
}

gboolean
test_chooser_describes (TestChooser *fixture, const char *text)
{
  GtkWidget *label = test_find_text (test_chooser_get (fixture, "group"), text);

  return label != NULL && gtk_widget_get_visible (label);
}

void
test_chooser_choose (TestChooser *fixture, guint filter)
{
  gtk_drop_down_set_selected (test_chooser_get (fixture, "filter"), filter);
}

void
test_chooser_search (TestChooser *fixture, const char *text)
{
  gtk_editable_set_text (test_chooser_get (fixture, "search"), text);
}
