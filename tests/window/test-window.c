/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window.h"

#include "account-row.h"
#include "display.h"
#include "peer.h"
#include "resources.h"
#include "settings-backend.h"
#include "settings.h"
#include "startable.h"
#include "widgets.h"

#define NAME "io.github.duebell.Test"
#define EXIT_SKIPPED 77
#define ANNA "'user': <{'name': <'Anna Petrova'>}>"
#define ACME                                                                                       \
  "{'id': <'a'>, 'portal': <'acme.bitrix24.ru'>, " ANNA ", 'state': <'current'>,"                  \
  " 'label': <'Up to date'>, 'counters': <'3 overdue'>}"
#define SALES(state, label, remedy, remedy_label)                                                  \
  "{'id': <'s'>, 'portal': <'sales.bitrix24.com'>, " ANNA ", 'state': <'" state "'>,"              \
  " 'label': <'" label "'>, 'message': <'Because.'>, 'remedy': <'" remedy "'>,"                    \
  " 'remedy_label': <'" remedy_label "'>}"
#define OFFLINE SALES ("offline", "Offline", "try-again", "Try Again")
#define LOCKED SALES ("locked", "Locked", "unlock", "Unlock Keyring…")
#define SIGNED_OUT SALES ("signed-out", "Signed out", "replace-webhook", "Replace Webhook…")

static GtkApplication *application;
static GDBusConnection *session;

typedef struct
{
  TestPeer *peer; /* NULL: nobody is there */
  GtkWidget *window;
  DueWindowModel *model; /* weak */
  GSettingsBackend *backend;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer accounts)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DueFeed) feed = NULL;
  g_autoptr (DueWindowModel) model = NULL;

  fixture->backend = test_settings_backend_new ();
  settings = due_settings_new_with_backend (fixture->backend, NULL);
  if (accounts != NULL)
    fixture->peer = test_peer_new (NAME, accounts);
  feed = due_feed_new (session, accounts != NULL ? NAME : TEST_STARTABLE_NAME);
  model = due_window_model_new (settings, feed, FALSE);
  fixture->window = GTK_WIDGET (due_window_new (application, model));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_set_weak_pointer (&fixture->model, model);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer accounts)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL || fixture->model != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&fixture->peer, test_peer_free);
  g_clear_object (&fixture->backend);
}

static GtkWidget *
get_row (Fixture *fixture, guint n)
{
  return test_find_type (fixture->window, DUE_TYPE_ACCOUNT_ROW, n);
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_rows (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *row = NULL;

  test_wait_text (fixture->window, "3 on the badge");
  g_assert_nonnull (test_find_text (fixture->window, "3 overdue"));
  row = get_row (fixture, 0);
  g_assert_nonnull (test_find_text (row, "acme.bitrix24.ru"));
  g_assert_nonnull (test_find_text (row, "Anna Petrova"));
  g_assert_null (test_find_text (row, "Up to date"));
  g_assert_null (test_find_button (row, "Try Again"));
  row = get_row (fixture, 1);
  g_assert_nonnull (test_find_text (row, "sales.bitrix24.com"));
  g_assert_nonnull (test_find_text (row, "Offline"));
  g_assert_nonnull (test_find_text (row, "Because."));
  g_assert_null (get_row (fixture, 2));
}

static void
test_accessible (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *row = NULL;
  GtkWidget *button = NULL;

  test_wait_text (fixture->window, "3 on the badge");
  row = get_row (fixture, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       test_find_text (row, "sales.bitrix24.com"), NULL);
  gtk_test_accessible_assert_relation (
      row, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, test_find_text (row, "Anna Petrova"),
      test_find_text (row, "Because."), test_find_text (row, "Offline"), NULL);
  g_assert_true (gtk_widget_get_focusable (row));
  button = test_find_button (row, "Try Again");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Try Again");
  gtk_test_accessible_assert_relation (button, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       test_find_text (row, "sales.bitrix24.com"), NULL);
  gtk_test_accessible_assert_property (test_find_type (row, GTK_TYPE_MENU_BUTTON, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Account Menu");
  gtk_test_accessible_assert_property (test_find_type (fixture->window, GTK_TYPE_MENU_BUTTON, 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Main Menu");
}

/* News change what a row says, and neither the row nor the focus. */
static void
test_live (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *row = NULL;

  test_wait_text (fixture->window, "3 on the badge");
  row = get_row (fixture, 1);
  g_assert_true (gtk_widget_grab_focus (row));
  test_peer_say (fixture->peer, "locked", 4, "[" ACME ", " LOCKED "]");
  test_wait_text (fixture->window, "1 account needs you");
  g_assert_nonnull (test_find_text (row, "Locked"));
  g_assert_null (test_find_text (row, "Offline"));
  test_peer_say (fixture->peer, "locked", -1, "[" LOCKED "]");
  while (get_row (fixture, 1) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_row (fixture, 0) == row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
}

static void
test_check (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "3 on the badge");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.check", NULL));
  while (fixture->peer->check == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (due_feed_is_checking (due_window_model_get_feed (fixture->model)));
  test_peer_answer_check (fixture->peer);
  while (due_feed_is_checking (due_window_model_get_feed (fixture->model)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_remedy (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "3 on the badge");
  click (test_find_button (get_row (fixture, 1), "Try Again"));
  while (g_strcmp0 (fixture->peer->helped, "s") != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What helps is a page: without the account in the settings there is none, and nothing breaks. */
static void
test_signed_out (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *row = NULL;

  test_wait_text (fixture->window, "1 account needs you");
  row = get_row (fixture, 0);
  click (test_find_button (row, "Replace Webhook…"));
  g_assert_nonnull (test_find_text (fixture->window, "1 account needs you"));
  g_assert_null (fixture->peer->helped);
}

static void
test_welcome (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "Know What Is Due");
  g_assert_nonnull (test_find_button (fixture->window, "Try the Demo"));
  click (test_find_button (fixture->window, "Add Account"));
  test_wait_text (fixture->window, "Such as acme.bitrix24.ru");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  test_wait_text (fixture->window, "Know What Is Due");
}

/* Where an administrator wrote the list of accounts, the window says so instead of trying. */
static void
test_locked_list (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *add = NULL;

  test_wait_text (fixture->window, "3 on the badge");
  add = gtk_widget_get_ancestor (test_find_text (fixture->window, "Add Account"), DUE_TYPE_ROW);
  g_assert_true (gtk_widget_is_sensitive (add));
  test_settings_backend_lock (fixture->backend, "accounts", TRUE);
  g_assert_nonnull (test_find_text (add, "Set by your administrator."));
  g_assert_false (gtk_widget_is_sensitive (add));
  test_settings_backend_lock (fixture->backend, "accounts", FALSE);
  g_assert_true (gtk_widget_is_sensitive (add));
}

static void
test_absent (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "3 on the badge");
  test_peer_leave (fixture->peer);
  test_wait_text (fixture->window, "Duebell Is Not Running");
  g_assert_null (test_find_text (fixture->window, "3 on the badge"));
  g_assert_null (test_find_text (fixture->window, "Start"));
  test_peer_come_back (fixture->peer);
  test_wait_text (fixture->window, "3 on the badge");
}

static void
test_start (Fixture *fixture, gconstpointer accounts)
{
  GtkWidget *label = test_wait_text (fixture->window, "Start");

  g_assert_nonnull (test_find_text (fixture->window, "Duebell Is Not Running"));
  click (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  g_assert_nonnull (test_find_text (fixture->window, "Starting…"));
  test_wait_text (fixture->window, "3 on the badge");
}

static void
test_quit (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "3 on the badge");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.quit", NULL));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->peer->n_quits, ==, 1);
}

/* Whoever closes the window while the service quits closes it once. */
static void
test_quit_and_close (Fixture *fixture, gconstpointer accounts)
{
  test_wait_text (fixture->window, "3 on the badge");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.quit", NULL));
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Without a window the application ends at once: as it should, and not by being freed. */
static void
on_activate (GtkApplication *ended, gpointer user_data)
{
}

#define ADD(path, accounts, test) g_test_add (path, Fixture, accounts, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  DueTestBus *bus = NULL;
  int status = 0;

  test_startable_serve (argc, argv);
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  ADD ("/window/rows", "[" ACME ", " OFFLINE "]", test_rows);
  ADD ("/window/accessible", "[" ACME ", " OFFLINE "]", test_accessible);
  ADD ("/window/live", "[" ACME ", " OFFLINE "]", test_live);
  ADD ("/window/check", "[" ACME "]", test_check);
  ADD ("/window/remedy", "[" ACME ", " OFFLINE "]", test_remedy);
  ADD ("/window/signed-out", "[" SIGNED_OUT "]", test_signed_out);
  ADD ("/window/welcome", "@aa{sv} []", test_welcome);
  ADD ("/window/locked-list", "[" ACME "]", test_locked_list);
  ADD ("/window/absent", "[" ACME "]", test_absent);
  ADD ("/window/start", NULL, test_start);
  ADD ("/window/quit", "[" ACME "]", test_quit);
  ADD ("/window/quit-and-close", "[" ACME "]", test_quit_and_close);

  bus = test_startable_bus_new ();
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  application = gtk_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  status = g_test_run ();
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_finalize_object (application);
  g_clear_object (&session);
  test_startable_bus_end (bus);
  return status;
}
