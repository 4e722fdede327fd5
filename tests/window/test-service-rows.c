/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the preferences that ask the service for something. */

#include "bus.h"
#include "general-page.h"
#include "notifications-page.h"
#include "page-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define REPORT "Duebell 0.1\nDesktop: KDE\n"
#define ABOUT_REPORT "Versions, desktop and states. No names, no secrets."
#define SWITCHED_OFF "Switched off in the settings of the desktop."
#define NOT_TO_BE_CHANGED "This desktop does not let Duebell change it."

typedef struct
{
  TestPageFixture page;
  GDBusMethodInvocation *call; /* the one that waits for its answer */
  gboolean on;                 /* what SetStartAtLogin asked for last */
  guint n_calls;
} Fixture;

static void
hold (Fixture *fixture, GDBusMethodInvocation *invocation)
{
  g_assert_null (fixture->call);
  fixture->call = g_object_ref (invocation);
  fixture->n_calls++;
}

static gboolean
on_set_start (Fixture *fixture, GDBusMethodInvocation *invocation, gboolean on)
{
  fixture->on = on;
  hold (fixture, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_call (Fixture *fixture, GDBusMethodInvocation *invocation)
{
  hold (fixture, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DueBusDuebell1 *skeleton = NULL;

  test_page_set_up (&fixture->page);
  skeleton = fixture->page.peer->skeleton;
  due_bus_duebell1_set_start_at_login (skeleton, "off");
  g_signal_connect_swapped (skeleton, "handle-set-start-at-login", G_CALLBACK (on_set_start),
                            fixture);
  g_signal_connect_swapped (skeleton, "handle-diagnose", G_CALLBACK (on_call), fixture);
  g_signal_connect_swapped (skeleton, "handle-send-test-notification", G_CALLBACK (on_call),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_page_tear_down (&fixture->page);
  g_clear_object (&fixture->call);
}

static void
wait_for_call (Fixture *fixture)
{
  due_test_wait_for (fixture->call != NULL);
}

static void
answer (Fixture *fixture, GVariant *values)
{
  g_dbus_method_invocation_return_value (g_steal_pointer (&fixture->call), values);
}

static void
fail (Fixture *fixture, const char *sentence)
{
  g_dbus_method_invocation_return_dbus_error (g_steal_pointer (&fixture->call),
                                              "io.github.duebell.Error", sentence);
}

static gboolean
says (Fixture *fixture, const char *id, const char *text)
{
  return test_page_row_says (&fixture->page, id, text);
}

static GtkSwitch *
get_switch (Fixture *fixture)
{
  return GTK_SWITCH (test_page_get (&fixture->page, "start"));
}

static void
say_start (Fixture *fixture, const char *state)
{
  due_bus_duebell1_set_start_at_login (fixture->page.peer->skeleton, state);
}

static gboolean
is_start (Fixture *fixture, gboolean active, gboolean state)
{
  return gtk_switch_get_active (get_switch (fixture)) == active &&
         gtk_switch_get_state (get_switch (fixture)) == state;
}

static const struct
{
  const char *state;
  gboolean on;
  gboolean sensitive;
  const char *sentence; /* NULL: none */
} states[] = {
  { "on", TRUE, TRUE, NULL },
  { "off", FALSE, TRUE, NULL },
  { "off-elsewhere", FALSE, TRUE, SWITCHED_OFF },
  { "impossible", FALSE, FALSE, NOT_TO_BE_CHANGED },
  { "", FALSE, FALSE, NULL },
  { "sometimes", FALSE, FALSE, NULL },
};

static gboolean
shows_state (Fixture *fixture, guint i)
{
  const char *sentence = states[i].sentence;

  return is_start (fixture, states[i].on, states[i].on) &&
         gtk_widget_is_sensitive (GTK_WIDGET (get_switch (fixture))) == states[i].sensitive &&
         says (fixture, "start", SWITCHED_OFF) == (g_strcmp0 (sentence, SWITCHED_OFF) == 0) &&
         says (fixture, "start", NOT_TO_BE_CHANGED) ==
             (g_strcmp0 (sentence, NOT_TO_BE_CHANGED) == 0);
}

/* What is true may change while the page is open. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      say_start (fixture, states[i].state);
      test_page_open (&fixture->page, due_general_page_new);
      g_test_message ("opened: %s", states[i].state);
      g_assert_true (shows_state (fixture, i));
      for (guint k = 0; k < G_N_ELEMENTS (states); k++)
        {
          g_test_message ("then: %s", states[k].state);
          say_start (fixture, states[k].state);
          due_test_wait_for (shows_state (fixture, k));
        }
      test_page_close (&fixture->page);
    }
  g_assert_cmpuint (fixture->n_calls, ==, 0);
}

/* It is not the desktop's fault. */
static void
test_demo (Fixture *fixture, gconstpointer data)
{
  fixture->page.is_demo = TRUE;
  say_start (fixture, "impossible");
  test_page_open (&fixture->page, due_general_page_new);
  g_assert_true (says (fixture, "start", "The demo changes nothing on this computer."));
  g_assert_false (says (fixture, "start", NOT_TO_BE_CHANGED));
}

/* The knob follows the hand, the state the service; a row says the rest. */
static void
test_switch_on (Fixture *fixture, gconstpointer data)
{
  test_page_open (&fixture->page, due_general_page_new);
  due_row_toggle (test_page_get_row (&fixture->page, "start"));
  due_test_wait_for (is_start (fixture, TRUE, FALSE));
  gtk_test_accessible_assert_state (get_switch (fixture), GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  wait_for_call (fixture);
  g_assert_true (fixture->on);
  g_assert_true (is_start (fixture, TRUE, FALSE));
  say_start (fixture, "on");
  answer (fixture, NULL);
  due_test_wait_for (is_start (fixture, TRUE, TRUE));
  gtk_test_accessible_assert_state (get_switch (fixture), GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (get_switch (fixture))));
}

/* The service says that it did it, and the desktop that it is off all the same. */
static void
test_switch_in_vain (Fixture *fixture, gconstpointer data)
{
  say_start (fixture, "off-elsewhere");
  test_page_open (&fixture->page, due_general_page_new);
  gtk_switch_set_active (get_switch (fixture), TRUE);
  wait_for_call (fixture);
  answer (fixture, NULL);
  due_test_wait_for (is_start (fixture, FALSE, FALSE));
  g_assert_true (says (fixture, "start", SWITCHED_OFF));
}

static void
test_switch_fails (Fixture *fixture, gconstpointer data)
{
  say_start (fixture, "on");
  test_page_open (&fixture->page, due_general_page_new);
  gtk_switch_set_active (get_switch (fixture), FALSE);
  wait_for_call (fixture);
  g_assert_false (fixture->on);
  fail (fixture, "The folder cannot be written.");
  due_test_wait_for (says (fixture, "start", "The folder cannot be written."));
  g_assert_true (is_start (fixture, TRUE, TRUE));
  gtk_test_accessible_assert_state (get_switch (fixture), GTK_ACCESSIBLE_STATE_BUSY, FALSE);

  /* News about something else leave it there, the next try takes it away. */
  test_peer_say (fixture->page.peer, "current", 4, "[{'id': <'a'>, 'state': <'current'>}]");
  due_test_settle (fixture->page.peer->bus);
  g_assert_true (says (fixture, "start", "The folder cannot be written."));
  gtk_switch_set_active (get_switch (fixture), FALSE);
  wait_for_call (fixture);
  say_start (fixture, "off");
  answer (fixture, NULL);
  due_test_wait_for (is_start (fixture, FALSE, FALSE));
  g_assert_false (says (fixture, "start", "The folder cannot be written."));
}

/* Who changes their mind while the service is at it gets what they chose last. */
static void
test_switch_twice (Fixture *fixture, gconstpointer data)
{
  test_page_open (&fixture->page, due_general_page_new);
  gtk_switch_set_active (get_switch (fixture), TRUE);
  wait_for_call (fixture);
  gtk_switch_set_active (get_switch (fixture), FALSE);
  gtk_switch_set_active (get_switch (fixture), TRUE);
  gtk_switch_set_active (get_switch (fixture), FALSE);
  say_start (fixture, "on");
  answer (fixture, NULL);
  wait_for_call (fixture);
  g_assert_false (fixture->on);
  g_assert_false (gtk_switch_get_active (get_switch (fixture)));
  say_start (fixture, "off");
  answer (fixture, NULL);
  due_test_wait_for (is_start (fixture, FALSE, FALSE));
  g_assert_cmpuint (fixture->n_calls, ==, 2);
}

/* The service may end in the middle of it. */
static void
test_switch_leave (Fixture *fixture, gconstpointer data)
{
  test_page_open (&fixture->page, due_general_page_new);
  gtk_switch_set_active (get_switch (fixture), TRUE);
  wait_for_call (fixture);
  test_peer_leave (fixture->page.peer);
  fail (fixture, "Too late.");
  due_test_wait_for (!gtk_widget_is_sensitive (GTK_WIDGET (get_switch (fixture))));
  g_assert_true (is_start (fixture, FALSE, FALSE));
  say_start (fixture, "on");
  test_peer_come_back (fixture->page.peer);
  due_test_wait_for (is_start (fixture, TRUE, TRUE));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (get_switch (fixture))));
}

/* The page may be left while the service is at it; the fixture sees that nothing of it stays. */
static void
test_leave_page (Fixture *fixture, gconstpointer data)
{
  test_page_open (&fixture->page, due_general_page_new);
  gtk_switch_set_active (get_switch (fixture), TRUE);
  wait_for_call (fixture);
  test_page_close (&fixture->page);
  say_start (fixture, "on");
  answer (fixture, NULL);
  due_test_settle (fixture->page.peer->bus);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_diagnostics (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  int width = 0;

  test_page_open (&fixture->page, due_general_page_new);
  due_test_wait_for ((width = gtk_widget_get_width (test_page_get (&fixture->page, "copy"))) > 0);
  test_page_click (&fixture->page, "copy");
  test_page_wait_button (&fixture->page, "copy", "Copying…");
  wait_for_call (fixture);
  fail (fixture, "Not now.");
  due_test_wait_for (says (fixture, "copy", "Not now."));
  test_page_wait_button (&fixture->page, "copy", "Copy");

  test_page_click (&fixture->page, "copy");
  wait_for_call (fixture);
  answer (fixture, g_variant_new ("(s)", REPORT));
  test_page_wait_button (&fixture->page, "copy", "Copied");
  g_assert_cmpint (gtk_widget_get_width (test_page_get (&fixture->page, "copy")), ==, width);
  g_assert_true (says (fixture, "copy", ABOUT_REPORT));
  g_assert_false (says (fixture, "copy", "Not now."));
  gtk_test_accessible_assert_property (test_page_get (&fixture->page, "copy"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Copied");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page.window), NULL,
                                 on_text_read, &text);
  due_test_wait_for (text != NULL);
  g_assert_cmpstr (text, ==, REPORT);
}

static void
test_notification (Fixture *fixture, gconstpointer data)
{
  test_page_open (&fixture->page, due_notifications_page_new);
  g_assert_true (says (fixture, "send", "Sends one now."));
  test_page_click (&fixture->page, "send");
  test_page_wait_button (&fixture->page, "send", "Sending…");
  g_assert_false (gtk_widget_is_sensitive (test_page_get (&fixture->page, "send")));
  wait_for_call (fixture);
  answer (fixture, NULL);
  due_test_wait_for (says (fixture, "send", "Sent."));
  test_page_wait_button (&fixture->page, "send", "Send");

  test_page_click (&fixture->page, "send");
  wait_for_call (fixture);
  fail (fixture, "Nothing here shows notifications.");
  due_test_wait_for (says (fixture, "send", "Nothing here shows notifications."));
  g_assert_true (gtk_widget_is_sensitive (test_page_get (&fixture->page, "send")));

  test_peer_leave (fixture->page.peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->page.model)) ==
                     DUE_FEED_ABSENT);
  test_page_click (&fixture->page, "send");
  due_test_wait_for (says (fixture, "send", "Duebell is not running."));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  say_start (fixture, "off-elsewhere");
  test_page_open (&fixture->page, due_general_page_new);
  row = GTK_WIDGET (test_page_get_row (&fixture->page, "start"));
  gtk_test_accessible_assert_role (get_switch (fixture), GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_relation (get_switch (fixture), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       test_find_text (row, "Start at Login"), NULL);
  gtk_test_accessible_assert_relation (get_switch (fixture), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       test_find_text (row, SWITCHED_OFF), NULL);
  gtk_test_accessible_assert_property (test_page_get (&fixture->page, "copy"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/service-rows/start/states", test_states);
  ADD ("/service-rows/start/demo", test_demo);
  ADD ("/service-rows/start/switch-on", test_switch_on);
  ADD ("/service-rows/start/in-vain", test_switch_in_vain);
  ADD ("/service-rows/start/fails", test_switch_fails);
  ADD ("/service-rows/start/twice", test_switch_twice);
  ADD ("/service-rows/start/service-leaves", test_switch_leave);
  ADD ("/service-rows/start/leave-page", test_leave_page);
  ADD ("/service-rows/diagnostics", test_diagnostics);
  ADD ("/service-rows/notification", test_notification);
  ADD ("/service-rows/names", test_names);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
