/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "feed.h"

#include "account-item.h"
#include "peer.h"
#include "startable.h"

#define NAME "io.github.duebell.Test"
#define ONE "[{'id': <'a'>, 'state': <'current'>}]"

static GDBusConnection *session;

static void
wait_status (DueFeed *feed, DueFeedStatus status)
{
  while (due_feed_get_status (feed) != status)
    g_main_context_iteration (NULL, TRUE);
}

/* Nothing may come back to a feed that is gone. */
static void
end (DueFeed *feed)
{
  g_assert_finalize_object (feed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
get_sentence (DueFeed *feed)
{
  g_autoptr (DueAccountItem) item = g_list_model_get_item (due_feed_get_accounts (feed), 0);

  return due_account_facts_make_sentence (due_account_item_get_facts (item));
}

static void
test_running (void)
{
  TestPeer *peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);
  g_autoptr (DueSummary) summary = NULL;
  g_autofree char *title = NULL;

  g_assert_cmpint (due_feed_get_status (feed), ==, DUE_FEED_WAITING);
  wait_status (feed, DUE_FEED_RUNNING);
  g_assert_cmpuint (g_list_model_get_n_items (due_feed_get_accounts (feed)), ==, 1);
  summary = due_feed_make_summary (feed);
  title = due_summary_make_title (summary);
  g_assert_cmpstr (title, ==, "3 on the badge");
  end (feed);
  test_peer_free (peer);
}

static void
test_live (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);

  wait_status (feed, DUE_FEED_RUNNING);
  test_peer_say (peer, "empty", -1, "[]");
  while (g_list_model_get_n_items (due_feed_get_accounts (feed)) > 0)
    g_main_context_iteration (NULL, TRUE);
  end (feed);
}

static void
test_leave_and_come_back (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);

  wait_status (feed, DUE_FEED_RUNNING);
  test_peer_leave (peer);
  wait_status (feed, DUE_FEED_ABSENT);
  due_feed_check (feed);
  g_assert_false (due_feed_is_checking (feed));
  test_peer_come_back (peer);
  wait_status (feed, DUE_FEED_RUNNING);
  end (feed);
}

/* What a check finds out is read, even if the service tells nobody: the time of the check. */
static void
test_check (void)
{
  static const char later[] = "[{'id': <'a'>, 'state': <'current'>, 'counters': <'3 overdue'>,"
                              " 'checked': <int64 1764036300>}]";
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);
  g_autofree char *sentence = NULL;

  wait_status (feed, DUE_FEED_RUNNING);
  due_feed_check (feed);
  due_feed_check (feed); /* the peer asserts that this asks nothing */
  while (peer->check == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (due_feed_is_checking (feed));

  g_object_freeze_notify (G_OBJECT (peer->skeleton));
  test_peer_say (peer, "current", 3, later);
  test_peer_answer_check (peer);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (sentence);
      sentence = get_sentence (feed);
    }
  while (!g_str_equal (sentence, "3 overdue. Checked at 02:05."));
  g_assert_false (due_feed_is_checking (feed));
  g_object_thaw_notify (G_OBJECT (peer->skeleton));
  end (feed);
}

/* A check whose service leaves ends as well. */
static void
test_check_leave (void)
{
  TestPeer *peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);

  wait_status (feed, DUE_FEED_RUNNING);
  due_feed_check (feed);
  while (peer->check == NULL)
    g_main_context_iteration (NULL, TRUE);
  test_peer_free (peer);
  while (due_feed_is_checking (feed) || due_feed_get_status (feed) != DUE_FEED_ABSENT)
    g_main_context_iteration (NULL, TRUE);
  end (feed);
}

static void
test_help (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);

  wait_status (feed, DUE_FEED_RUNNING);
  due_feed_help (feed, "a", "");
  while (g_strcmp0 (peer->helped, "a") != 0)
    g_main_context_iteration (NULL, TRUE);
  end (feed);
}

static void
on_quit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  due_feed_quit_finish (DUE_FEED (source), result);
  *(gboolean *) user_data = TRUE;
}

static void
quit (DueFeed *feed)
{
  gboolean done = FALSE;

  due_feed_quit_async (feed, on_quit, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_quit (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);

  wait_status (feed, DUE_FEED_RUNNING);
  quit (feed);
  g_assert_cmpuint (peer->n_quits, ==, 1);
  test_peer_leave (peer);
  wait_status (feed, DUE_FEED_ABSENT);
  quit (feed);
  g_assert_cmpuint (peer->n_quits, ==, 1);
  end (feed);
}

/* Somebody who has the name, but not the interface. */
static void
test_silent (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = NULL;

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (peer->skeleton));
  feed = due_feed_new (session, NAME);
  wait_status (feed, DUE_FEED_SILENT);
  due_feed_check (feed);
  g_assert_false (due_feed_is_checking (feed));
  end (feed);
}

static void
emit_odd (TestPeer *peer, const char *values)
{
  g_autoptr (GVariant) changed = g_variant_parse (G_VARIANT_TYPE_VARDICT, values, NULL, NULL, NULL);
  const char *const invalidated[] = { NULL };

  g_assert_true (g_dbus_connection_emit_signal (
      peer->bus, NULL, "/io/github/duebell/Duebell", "org.freedesktop.DBus.Properties",
      "PropertiesChanged",
      g_variant_new ("(s@a{sv}^as)", "io.github.duebell.Duebell1", changed, invalidated), NULL));
}

/* Values of other types than they should have are as good as none. */
static void
test_odd (void)
{
  g_autoptr (TestPeer) peer = test_peer_new (NAME, ONE);
  DueFeed *feed = due_feed_new (session, NAME);
  g_autoptr (DueSummary) summary = NULL;
  g_autofree char *title = NULL;

  wait_status (feed, DUE_FEED_RUNNING);
  emit_odd (peer, "{'Accounts': <'none'>}");
  wait_status (feed, DUE_FEED_SILENT);
  emit_odd (peer, "{'Accounts': <[{'id': <'b'>}, {}, {'id': <1>}]>, 'Count': <'15'>,"
                  " 'State': <5>, 'Expired': <-7>, 'Other': <@av []>}");
  wait_status (feed, DUE_FEED_RUNNING);
  g_assert_cmpuint (g_list_model_get_n_items (due_feed_get_accounts (feed)), ==, 1);
  summary = due_feed_make_summary (feed);
  title = due_summary_make_title (summary);
  g_assert_cmpstr (title, ==, "No number yet");
  end (feed);
}

static void
test_start (void)
{
  DueFeed *feed = due_feed_new (session, TEST_STARTABLE_NAME);

  while (due_feed_get_status (feed) != DUE_FEED_ABSENT || !due_feed_can_start (feed))
    g_main_context_iteration (NULL, TRUE);
  due_feed_start (feed);
  g_assert_cmpint (due_feed_get_status (feed), ==, DUE_FEED_STARTING);
  wait_status (feed, DUE_FEED_RUNNING);
  end (feed);
}

static void
test_start_fails (void)
{
  DueFeed *feed = due_feed_new (session, TEST_BROKEN_NAME);

  while (due_feed_get_status (feed) != DUE_FEED_ABSENT || !due_feed_can_start (feed))
    g_main_context_iteration (NULL, TRUE);
  due_feed_start (feed);
  wait_status (feed, DUE_FEED_ABSENT);
  end (feed);
}

static void
test_no_bus (void)
{
  DueFeed *feed = due_feed_new (NULL, NAME);

  g_assert_cmpint (due_feed_get_status (feed), ==, DUE_FEED_ABSENT);
  g_assert_false (due_feed_can_start (feed));
  due_feed_start (feed);
  due_feed_check (feed);
  due_feed_help (feed, "a", "");
  quit (feed);
  g_assert_cmpint (due_feed_get_status (feed), ==, DUE_FEED_ABSENT);
  end (feed);
}

/* At any moment: before the list of names, the proxy, the answer is there. */
static void
test_early_end (void)
{
  TestPeer *peer = test_peer_new (NAME, ONE);

  for (guint steps = 0; steps < 12; steps++)
    {
      DueFeed *feed = due_feed_new (session, NAME);

      for (guint i = 0; i < steps && due_feed_get_status (feed) == DUE_FEED_WAITING; i++)
        g_main_context_iteration (NULL, TRUE);
      end (feed);
    }
  test_peer_free (peer);
}

int
main (int argc, char *argv[])
{
  DueTestBus *bus = NULL;
  int status = 0;

  test_startable_serve (argc, argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/running", test_running);
  g_test_add_func ("/feed/live", test_live);
  g_test_add_func ("/feed/leave-and-come-back", test_leave_and_come_back);
  g_test_add_func ("/feed/check", test_check);
  g_test_add_func ("/feed/check-leave", test_check_leave);
  g_test_add_func ("/feed/help", test_help);
  g_test_add_func ("/feed/quit", test_quit);
  g_test_add_func ("/feed/silent", test_silent);
  g_test_add_func ("/feed/odd", test_odd);
  g_test_add_func ("/feed/start", test_start);
  g_test_add_func ("/feed/start-fails", test_start_fails);
  g_test_add_func ("/feed/no-bus", test_no_bus);
  g_test_add_func ("/feed/early-end", test_early_end);

  bus = test_startable_bus_new ();
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  status = g_test_run ();
  g_clear_object (&session);
  test_startable_bus_end (bus);
  return status;
}
