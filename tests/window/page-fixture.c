/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-fixture.h"

#include "bus.h"
#include "display.h"
#include "resources.h"
#include "settings-backend.h"
#include "settings.h"
#include "widgets.h"

#define NAME "io.github.duebell.Test"

static GDBusConnection *session;

gboolean
test_page_run (int argc, char *argv[], void (*add) (void), int *status)
{
  g_autoptr (DueTestBus) bus = NULL;

  if (!test_display_start ())
    return FALSE;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  add ();
  bus = due_test_bus_new ();
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  *status = g_test_run ();
  g_clear_object (&session);
  return TRUE;
}

void
test_page_set_up (TestPageFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->peer = test_peer_new (NAME, "[{'id': <'a'>, 'state': <'current'>}]");
  fixture->backend = test_settings_backend_new ();
  fixture->settings = due_settings_new_with_backend (fixture->backend, &error);
  g_assert_no_error (error);
  fixture->did = g_string_new (NULL);
}

static void
on_action (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_string_append_printf (user_data, "%s %s;", g_action_get_name (G_ACTION (action)),
                          target != NULL ? g_variant_get_string (target, NULL) : "");
}

/* The actions of the real window, which only note that they were called. */
static void
add_actions (TestPageFixture *fixture)
{
  static const GActionEntry actions[] = {
    { "back", on_action, NULL, NULL, NULL, { 0 } },
    { "check", on_action, NULL, NULL, NULL, { 0 } },
    { "page", on_action, "s", NULL, NULL, { 0 } },
    { "remedy", on_action, "s", NULL, NULL, { 0 } },
    { "remove", on_action, "s", NULL, NULL, { 0 } },
    { "say", on_action, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions),
                                   fixture->did);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

/* @page: (transfer floating) */
static void
show_page (TestPageFixture *fixture, DuePage *page)
{
  g_set_weak_pointer (&fixture->page, page);
  fixture->window = gtk_window_new ();
  add_actions (fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  due_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

static DueWindowModel *
make_model (TestPageFixture *fixture)
{
  g_autoptr (DueFeed) feed = due_feed_new (session, NAME);
  DueWindowModel *model = due_window_model_new (fixture->settings, feed, fixture->is_demo);

  due_test_wait_for (due_feed_get_status (feed) == DUE_FEED_RUNNING);
  g_set_weak_pointer (&fixture->model, model);
  return model;
}

void
test_page_open (TestPageFixture *fixture, DuePage *(*make) (DueWindowModel *model))
{
  g_autoptr (DueWindowModel) model = make_model (fixture);

  show_page (fixture, make (model));
}

void
test_page_open_for (TestPageFixture *fixture,
                    DuePage *(*make) (DueWindowModel *model, DueAccount *account),
                    const char *account_id)
{
  g_autoptr (DueWindowModel) model = make_model (fixture);
  g_autoptr (DueAccount) account =
      due_accounts_get_by_id (due_window_model_get_accounts (model), account_id);

  g_assert_nonnull (account);
  show_page (fixture, make (model, account));
}

/* Whatever the page was at, nothing of it stays. */
void
test_page_close (TestPageFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  due_test_wait_for (fixture->page == NULL && fixture->model == NULL);
}

void
test_page_tear_down (TestPageFixture *fixture)
{
  if (fixture->window != NULL)
    test_page_close (fixture);
  g_string_free (fixture->did, TRUE);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->backend);
  test_peer_free (fixture->peer);
}

gpointer
test_page_get_child (gpointer widget, const char *id)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), id);

  g_assert_true (GTK_IS_WIDGET (child));
  return child;
}

GtkWidget *
test_page_get (TestPageFixture *fixture, const char *id)
{
  return test_page_get_child (fixture->page, id);
}

DueRow *
test_page_get_row (TestPageFixture *fixture, const char *id)
{
  return DUE_ROW (gtk_widget_get_ancestor (test_page_get (fixture, id), DUE_TYPE_ROW));
}

gboolean
test_page_row_says (TestPageFixture *fixture, const char *id, const char *text)
{
  return test_find_text (GTK_WIDGET (test_page_get_row (fixture, id)), text) != NULL;
}

void
test_page_click (TestPageFixture *fixture, const char *id)
{
  g_signal_emit_by_name (test_page_get (fixture, id), "clicked");
}

void
test_page_wait_button (TestPageFixture *fixture, const char *id, const char *text)
{
  due_test_wait_for (test_find_text (test_page_get (fixture, id), text) != NULL);
}
