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
}

void
test_page_open (TestPageFixture *fixture, DuePage *(*make) (DueWindowModel *model))
{
  g_autoptr (DueFeed) feed = due_feed_new (session, NAME);
  g_autoptr (DueWindowModel) model = due_window_model_new (fixture->settings, feed, FALSE);

  due_test_wait_for (due_feed_get_status (feed) == DUE_FEED_RUNNING);
  g_set_weak_pointer (&fixture->model, model);
  g_set_weak_pointer (&fixture->page, make (model));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  due_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
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
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->backend);
  test_peer_free (fixture->peer);
}

GtkWidget *
test_page_get (TestPageFixture *fixture, const char *id)
{
  GObject *control =
      gtk_widget_get_template_child (GTK_WIDGET (fixture->page), G_OBJECT_TYPE (fixture->page), id);

  g_assert_true (GTK_IS_WIDGET (control));
  return GTK_WIDGET (control);
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
