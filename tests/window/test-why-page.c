/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "why-page.h"

#include "account-fixture.h"
#include "bus.h"
#include "page-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define THREE                                                                                      \
  "{'id': <'" TEST_ACCOUNT_ID "'>, 'portal': <'" TEST_PORTAL "'>, 'state': <'current'>,"           \
  " 'watches': <@aa{sv} [{'type': <'view_all'>, 'access': <true>, 'expired': <3>}]>}"
#define OUT                                                                                        \
  "{'id': <'" TEST_OTHER_ID "'>, 'portal': <'" TEST_PORTAL "'>, 'state': <'signed-out'>,"          \
  " 'message': <'The webhook was deleted.'>}"

static void
set_up (TestPageFixture *fixture, gconstpointer data)
{
  test_page_set_up (fixture);
  test_accounts_add (fixture->backend, TEST_ACCOUNT_ID);
  test_accounts_add (fixture->backend, TEST_OTHER_ID);
}

static void
tear_down (TestPageFixture *fixture, gconstpointer data)
{
  test_page_tear_down (fixture);
}

static gboolean
shows (TestPageFixture *fixture, const char *text)
{
  return test_find_text (test_page_get (fixture, "groups"), text) != NULL;
}

static void
test_table (TestPageFixture *fixture, gconstpointer data)
{
  GtkWidget *before = NULL;

  test_peer_say (fixture->peer, "current", 3, "[" THREE ", " OUT "]");
  test_page_open (fixture, due_why_page_new);
  g_assert_true (shows (fixture, "All roles"));
  g_assert_true (shows (fixture, "3 overdue"));
  g_assert_true (shows (fixture, "Not counted"));
  g_assert_true (shows (fixture, "The webhook was deleted."));
  g_assert_true (shows (fixture, "On the badge"));
  g_assert_cmpstr (due_page_get_title (fixture->page), ==, "Why 3?");

  /* News that change no word of it leave it alone: who reads it keeps the place. */
  before = gtk_widget_get_first_child (test_page_get (fixture, "groups"));
  due_bus_duebell1_set_paused_until (fixture->peer->skeleton, 5);
  due_test_settle (fixture->peer->bus);
  g_assert_true (before == gtk_widget_get_first_child (test_page_get (fixture, "groups")));

  test_peer_say (fixture->peer, "current", -1, "[]");
  due_test_wait_for (shows (fixture, "No number yet"));
  g_assert_false (shows (fixture, "All roles"));
  g_assert_cmpstr (due_page_get_title (fixture->page), ==, "On the Badge");
}

/* A setting changes the words of a line before the service has asked anew. */
static void
test_follows_settings (TestPageFixture *fixture, gconstpointer data)
{
  test_peer_say (fixture->peer, "current", 3, "[" THREE "]");
  test_page_open (fixture, due_why_page_new);
  test_accounts_store (fixture->backend, TEST_ACCOUNT_ID, "count", "['comments']");
  test_peer_say (fixture->peer, "current", 0, "[" THREE "]");
  due_test_wait_for (shows (fixture, "3, not counted"));
}

static void
test_service_leaves (TestPageFixture *fixture, gconstpointer data)
{
  test_peer_say (fixture->peer, "current", 3, "[" THREE "]");
  test_page_open (fixture, due_why_page_new);
  test_peer_leave (fixture->peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->model)) ==
                     DUE_FEED_ABSENT);
  test_peer_say (fixture->peer, "current", 7, "[" OUT "]");
  test_peer_come_back (fixture->peer);
  due_test_wait_for (shows (fixture, "The webhook was deleted."));
  g_assert_cmpstr (due_page_get_title (fixture->page), ==, "Why 7?");
}

#define ADD(path, test) g_test_add (path, TestPageFixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/why-page/table", test_table);
  ADD ("/why-page/follows-settings", test_follows_settings);
  ADD ("/why-page/service-leaves", test_service_leaves);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
