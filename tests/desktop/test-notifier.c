/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifier.h"

#include "bus.h"
#include "recorder.h"

#define ALL "actions,body,body-markup"
#define APP_ID "io.github.duebell.Duebell.Test"

static DueTestBus *bus;

typedef struct
{
  DueTestRecorder *server; /* nullable */
  DueNotifier *notifier;
  GString *acts;
} Fixture;

static void
on_action (DueNotifier *notifier, const char *id, const char *key, const char *token, Fixture *f)
{
  g_string_append_printf (f->acts, "%s %s %s;", id, key, token != NULL ? token : "-");
}

static void
on_closed (DueNotifier *notifier, const char *id, Fixture *f)
{
  g_string_append_printf (f->acts, "%s closed;", id);
}

/* @data: (nullable): the server's capabilities, NULL for no server */
static void
set_up (Fixture *f, gconstpointer data)
{
  if (data != NULL)
    f->server = due_test_recorder_new (due_test_bus_get_address (bus), data);
  f->acts = g_string_new (NULL);
  f->notifier = due_notifier_new ("Duebell", APP_ID, APP_ID);
  g_signal_connect (f->notifier, "action", G_CALLBACK (on_action), f);
  g_signal_connect (f->notifier, "closed", G_CALLBACK (on_closed), f);
  if (data != NULL)
    due_test_wait_for (due_notifier_get_server_known (f->notifier));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->notifier);
  g_clear_pointer (&f->server, due_test_recorder_free);
  g_string_free (f->acts, TRUE);
}

static void
send_full (Fixture *f, const char *id, const char *summary, const char *body, DueNoticeFlags flags)
{
  static const DueNoticeAction actions[] = { { "default", "Open" }, { "later", "Later" } };
  g_autoptr (DueNotice) notice =
      due_notice_new (summary, body, "im.received", flags, actions, G_N_ELEMENTS (actions));

  due_notifier_send (f->notifier, id, notice);
}

static void
send_short (Fixture *f, const char *id, const char *summary)
{
  send_full (f, id, summary, "", DUE_NOTICE_QUIET);
}

/* Returns: the server's id of call @i of Notify, once it is there */
static guint
wait_notified (Fixture *f, guint i)
{
  g_autoptr (GVariant) call = NULL;
  guint id = 0;

  due_test_wait_for (due_test_recorder_get_n_notified (f->server) > i);
  call = due_test_recorder_get_notified (f->server, i, &id);
  return id;
}

/* Returns: child @child of the parameters of call @i as text */
static char *
read_parameter (Fixture *f, guint i, gsize child)
{
  g_autoptr (GVariant) call = due_test_recorder_get_notified (f->server, i, NULL);
  g_autoptr (GVariant) value = g_variant_get_child_value (call, child);

  return g_variant_print (value, FALSE);
}

static void
assert_parameter (Fixture *f, guint i, gsize child, const char *expected)
{
  g_autofree char *text = read_parameter (f, i, child);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_hint (Fixture *f, guint i, const char *name, const char *expected)
{
  g_autoptr (GVariant) call = due_test_recorder_get_notified (f->server, i, NULL);
  g_autoptr (GVariant) hints = g_variant_get_child_value (call, 6);
  g_autoptr (GVariant) value = g_variant_lookup_value (hints, name, NULL);
  g_autofree char *text = value != NULL ? g_variant_print (value, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_content (Fixture *f, gconstpointer data)
{
  send_full (f, "a", "A < B", "C < D & \"E\"", DUE_NOTICE_QUIET);
  wait_notified (f, 0);
  assert_parameter (f, 0, 0, "'Duebell'");
  assert_parameter (f, 0, 1, "0");
  assert_parameter (f, 0, 2, "'" APP_ID "'");
  assert_parameter (f, 0, 3, "'A < B'");
  assert_parameter (f, 0, 4, "'C &lt; D &amp; \"E\"'");
  assert_parameter (f, 0, 5, "['default', 'Open', 'later', 'Later']");
  assert_parameter (f, 0, 7, "-1");
  assert_hint (f, 0, "desktop-entry", "'" APP_ID "'");
  assert_hint (f, 0, "category", "'im.received'");
  assert_hint (f, 0, "urgency", "0x01");
  assert_hint (f, 0, "sound-name", NULL);
  assert_hint (f, 0, "suppress-sound", "true");

  send_full (f, "a", "A", "", DUE_NOTICE_SOUND);
  wait_notified (f, 1);
  assert_hint (f, 1, "sound-name", "'message-new-instant'");
  assert_hint (f, 1, "suppress-sound", NULL);
}

/* What a portal may give as a title. */
static void
test_odd_text (Fixture *f, gconstpointer data)
{
  send_full (f, "a", "", "\xff", DUE_NOTICE_QUIET);
  wait_notified (f, 0);
  assert_parameter (f, 0, 3, "'Duebell'");
  assert_parameter (f, 0, 4, "'\xef\xbf\xbd'");
}

static void
test_plain (Fixture *f, gconstpointer data)
{
  send_full (f, "a", "A", "C < D & \"E\"", DUE_NOTICE_QUIET);
  wait_notified (f, 0);
  assert_parameter (f, 0, 4, "'C < D & \"E\"'");
  assert_parameter (f, 0, 5, "[]");
}

static void
test_server (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (due_notifier_get_server_name (f->notifier), ==, "recorder");
  g_assert_cmpstr (due_notifier_get_server_version (f->notifier), ==, "1.0");
  g_assert_true (g_strv_contains (due_notifier_get_capabilities (f->notifier), "body-markup"));
}

static void
test_replace (Fixture *f, gconstpointer data)
{
  guint first, other;
  g_autofree char *replaced = NULL;

  send_short (f, "a", "1");
  first = wait_notified (f, 0);
  send_short (f, "b", "2");
  other = wait_notified (f, 1);
  g_assert_cmpuint (first, !=, other);
  send_short (f, "a", "3");
  g_assert_cmpuint (wait_notified (f, 2), ==, first);
  replaced = g_strdup_printf ("%u", first);
  assert_parameter (f, 2, 1, replaced);
  g_assert_cmpstr (f->acts->str, ==, "");
}

static void
test_withdraw (Fixture *f, gconstpointer data)
{
  guint id;

  due_notifier_withdraw (f->notifier, "never shown");
  send_short (f, "a", "1");
  id = wait_notified (f, 0);
  due_notifier_withdraw (f->notifier, "a");
  due_test_wait_for (due_test_recorder_get_n_withdrawn (f->server) == 1);
  g_assert_cmpuint (due_test_recorder_get_withdrawn (f->server, 0), ==, id);
  due_test_wait_for (f->acts->len > 0);
  send_short (f, "a", "2");
  wait_notified (f, 1);
  assert_parameter (f, 1, 1, "0");
  g_assert_cmpstr (f->acts->str, ==, "a closed;");
}

static void
test_actions (Fixture *f, gconstpointer data)
{
  guint id;

  send_short (f, "a", "1");
  id = wait_notified (f, 0);
  due_test_recorder_act (f->server, id, "default", "token-1");
  due_test_wait_for (strstr (f->acts->str, "closed") != NULL);
  g_assert_cmpstr (f->acts->str, ==, "a default token-1;a closed;");
  g_string_truncate (f->acts, 0);

  send_short (f, "a", "2");
  id = wait_notified (f, 1);
  due_test_recorder_act (f->server, id, "later", NULL);
  due_test_wait_for (strstr (f->acts->str, "closed") != NULL);
  g_assert_cmpstr (f->acts->str, ==, "a later -;a closed;");
  g_string_truncate (f->acts, 0);

  send_short (f, "a", "3");
  id = wait_notified (f, 2);
  due_test_recorder_act (f->server, id + 1, "default", NULL);
  due_test_recorder_dismiss (f->server, id);
  due_test_wait_for (strstr (f->acts->str, "closed") != NULL);
  g_assert_cmpstr (f->acts->str, ==, "a closed;");
}

static void
test_dismiss (Fixture *f, gconstpointer data)
{
  send_short (f, "a", "1");
  due_test_recorder_dismiss (f->server, wait_notified (f, 0));
  due_test_wait_for (f->acts->len > 0);
  g_assert_cmpstr (f->acts->str, ==, "a closed;");
}

static gboolean
on_tick (gpointer user_data)
{
  gint64 *ticks_us = user_data; /* the last one, and the longest gap */
  gint64 now_us = g_get_monotonic_time ();

  ticks_us[1] = MAX (ticks_us[1], now_us - ticks_us[0]);
  ticks_us[0] = now_us;
  return G_SOURCE_CONTINUE;
}

/* A server that hangs: the main loop goes on, the newest four wait, the rest is given up. */
static void
test_hang (Fixture *f, gconstpointer data)
{
  gint64 ticks_us[2] = { g_get_monotonic_time (), 0 };
  guint id = g_timeout_add (10, on_tick, ticks_us);

  due_test_recorder_set_hang (f->server, TRUE);
  send_short (f, "held", "0");
  due_test_wait_for (due_test_recorder_get_n_pending (f->server) == 1);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i % 10);

      send_short (f, name, name);
      g_main_context_iteration (NULL, FALSE);
    }
  due_notifier_withdraw (f->notifier, "9");
  g_assert_cmpint (ticks_us[1], <, 5 * G_USEC_PER_SEC);
  due_test_recorder_set_hang (f->server, FALSE);
  wait_notified (f, 3);
  send_short (f, "last", "last");
  wait_notified (f, 4);
  g_source_remove (id);
  assert_parameter (f, 0, 3, "'0'");
  assert_parameter (f, 1, 3, "'6'");
  assert_parameter (f, 2, 3, "'7'");
  assert_parameter (f, 3, 3, "'8'");
  assert_parameter (f, 4, 3, "'last'");
  g_assert_cmpuint (due_test_recorder_get_n_notified (f->server), ==, 5);
}

/* The end of the program does not wait for a server that hangs. */
static void
test_hang_at_end (Fixture *f, gconstpointer data)
{
  gint64 begin_us;

  send_short (f, "shown", "1");
  wait_notified (f, 0);
  due_test_recorder_set_hang (f->server, TRUE);
  send_short (f, "a", "2");
  due_test_wait_for (due_test_recorder_get_n_pending (f->server) == 1);
  begin_us = g_get_monotonic_time ();
  g_assert_finalize_object (f->notifier);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 10 * G_USEC_PER_SEC);

  /* The next one begins when the thread of the first has ended. */
  due_test_recorder_set_hang (f->server, FALSE);
  f->notifier = due_notifier_new ("Duebell", APP_ID, APP_ID);
  due_test_wait_for (due_notifier_get_server_known (f->notifier));
  g_assert_cmpuint (due_test_recorder_get_n_withdrawn (f->server), ==, 2);
}

static void
test_slow (Fixture *f, gconstpointer data)
{
  due_test_recorder_set_delay (f->server, 50);
  send_short (f, "a", "1");
  send_short (f, "b", "2");
  wait_notified (f, 1);
  assert_parameter (f, 1, 3, "'2'");
}

static void
test_restart (Fixture *f, gconstpointer data)
{
  send_short (f, "a", "1");
  wait_notified (f, 0);
  due_test_recorder_free (f->server);
  due_test_wait_for (!due_notifier_get_server_known (f->notifier));
  due_test_wait_for (f->acts->len > 0);
  g_assert_cmpstr (f->acts->str, ==, "a closed;");

  f->server = due_test_recorder_new (due_test_bus_get_address (bus), "body");
  due_test_wait_for (due_notifier_get_server_known (f->notifier));
  send_full (f, "a", "2", "<", DUE_NOTICE_QUIET);
  wait_notified (f, 0);
  assert_parameter (f, 0, 1, "0");
  assert_parameter (f, 0, 4, "'<'");
  assert_parameter (f, 0, 5, "[]");
}

/* It dies with a call unanswered. */
static void
test_die (Fixture *f, gconstpointer data)
{
  due_test_recorder_set_hang (f->server, TRUE);
  send_short (f, "a", "1");
  due_test_wait_for (due_test_recorder_get_n_pending (f->server) == 1);
  due_test_recorder_free (f->server);
  due_test_wait_for (strstr (f->acts->str, "a closed;") != NULL);
  f->server = due_test_recorder_new (due_test_bus_get_address (bus), ALL);
  send_short (f, "a", "2");
  wait_notified (f, 0);
}

static void
test_no_server (Fixture *f, gconstpointer data)
{
  g_assert_null (due_notifier_get_server_name (f->notifier));
  g_assert_null (due_notifier_get_capabilities (f->notifier));
  send_short (f, "a", "1");
  due_test_wait_for (f->acts->len > 0);
  g_assert_cmpstr (f->acts->str, ==, "a closed;");
}

/* What is on the screen is taken off: nobody would hear its actions. */
static void
test_end (Fixture *f, gconstpointer data)
{
  send_short (f, "a", "1");
  send_short (f, "b", "2");
  wait_notified (f, 1);
  g_assert_finalize_object (f->notifier);
  g_assert_cmpuint (due_test_recorder_get_n_withdrawn (f->server), ==, 2);
  f->notifier = due_notifier_new ("Duebell", APP_ID, APP_ID);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path, *capabilities;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/notifier/content", ALL, test_content }, { "/notifier/odd-text", ALL, test_odd_text },
    { "/notifier/plain", "body", test_plain },  { "/notifier/server", ALL, test_server },
    { "/notifier/replace", ALL, test_replace }, { "/notifier/withdraw", ALL, test_withdraw },
    { "/notifier/actions", ALL, test_actions }, { "/notifier/dismiss", ALL, test_dismiss },
    { "/notifier/hang", ALL, test_hang },       { "/notifier/hang-at-end", ALL, test_hang_at_end },
    { "/notifier/slow", ALL, test_slow },       { "/notifier/restart", ALL, test_restart },
    { "/notifier/die", ALL, test_die },         { "/notifier/no-server", NULL, test_no_server },
    { "/notifier/end", ALL, test_end },
  };
  g_autoptr (GDBusConnection) session = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].capabilities, set_up, tests[i].test, tear_down);

  status = g_test_run ();
  g_dbus_connection_close_sync (session, NULL, NULL);
  due_test_bus_free (bus);
  return status;
}
