/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "add-page.h"

#include "add-page-fixture.h"
#include "bus.h"
#include "widgets.h"

#define HINT "Such as acme.bitrix24.ru"
#define NOT_AN_ADDRESS "This is not a web address. Copy the link of the webhook from your portal."
#define HTTP "The link begins with http. Duebell connects only over https: use that address."
#define GONE "The portal does not know this webhook: it was deleted, or the link is incomplete."
#define NO_PERMISSION                                                                              \
  "This webhook may not read tasks. Add the permission “Tasks” to it on the portal."
#define NOBODY "No portal answers at this address. Check the spelling and your connection."

static void
set_up (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, TRUE);
}

static void
tear_down (TestConnect *fixture, gconstpointer data)
{
  test_connect_tear_down (fixture);
}

/* What a person types, and what is said to it. */
static const struct
{
  const char *text;
  const char *answer;
} wrong[] = {
  { "hello", NOT_AN_ADDRESS },
  { "acme bitrix24", NOT_AN_ADDRESS },
  { "http://acme.bitrix24.ru", HTTP },
  { "http://acme.bitrix24.ru/rest/1/secret/", HTTP },
  { "%Wx/", GONE },
  { "http://127.0.0.1:1/", NOBODY },
  { "http://127.0.0.1:1/rest/1/secret/", NOBODY },
};

static void
test_wrong (TestConnect *fixture, gconstpointer data)
{
  test_add_open (fixture);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, HINT);
  g_assert_false (test_add_can_connect (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = test_add_fill_in (wrong[i].text);

      g_test_message ("%s", text);
      test_add_type (fixture, text);
      g_assert_cmpstr (test_add_get_answer (fixture), ==, TEST_ADD_CHECKING);
      due_test_wait_for (!test_add_answers (fixture, TEST_ADD_CHECKING));
      g_assert_cmpstr (test_add_get_answer (fixture), ==, wrong[i].answer);
      gtk_test_accessible_assert_state (test_add_get (fixture, "entry"),
                                        GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_false (test_add_can_connect (fixture));
      g_assert_false (test_add_is_shown (fixture, "ways"));
      g_assert_false (test_add_is_shown (fixture, "certificate"));
      /* Nor does the keyboard do what the button does not. */
      g_signal_emit_by_name (test_add_get (fixture, "entry"), "activate");
      g_assert_cmpstr (test_add_get_answer (fixture), ==, wrong[i].answer);
    }
  test_add_type (fixture, "");
  g_assert_cmpstr (test_add_get_answer (fixture), ==, HINT);
  gtk_test_accessible_assert_state (test_add_get (fixture, "entry"), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  test_connect_assert_no_account (fixture);
}

static void
test_no_permission (TestConnect *fixture, gconstpointer data)
{
  json_node_unref (
      simulated_post (test_connect_portal, "/users", "{\"id\": 1, \"scopes\": [\"user\"]}"));

  test_add_open (fixture);
  test_add_type_and_wait (fixture, test_connect_portal->webhook);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, NO_PERMISSION);
  g_assert_false (test_add_can_connect (fixture));
}

/* An address leads to a choice, and to what a webhook needs. */
static void
test_address (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *expected =
      g_strdup_printf ("%s answers. How shall Duebell connect?", test_connect_portal->portal);

  test_add_open (fixture);
  g_assert_false (test_add_is_shown (fixture, "ways"));
  g_assert_false (test_add_is_shown (fixture, "steps"));
  test_add_type_and_wait (fixture, test_connect_portal->portal);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, expected);
  g_assert_true (test_add_is_shown (fixture, "ways"));
  g_assert_true (test_add_is_shown (fixture, "steps"));
  g_assert_false (test_add_can_connect (fixture));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_add_get (fixture, "by_browser")), TRUE);
  g_assert_false (test_add_is_shown (fixture, "steps"));
  g_assert_true (test_add_can_connect (fixture));
  g_assert_nonnull (test_find_text (test_add_get (fixture, "connect"), "Continue"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_add_get (fixture, "by_webhook")), TRUE);
  g_assert_true (test_add_is_shown (fixture, "steps"));
  g_assert_false (test_add_can_connect (fixture));
  test_add_type (fixture, "");
  g_assert_false (test_add_is_shown (fixture, "ways"));
  g_assert_false (test_add_is_shown (fixture, "steps"));
}

static void
test_connect (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *said = test_add_fill_in ("say Connected as Anna Petrova on %P;page ;");
  g_autofree char *start = test_add_fill_in ("Anna Petrova on %P: ");
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  g_assert_true (g_str_has_prefix (test_add_get_answer (fixture), start));
  g_assert_false (test_add_is_shown (fixture, "ways"));
  g_assert_false (test_add_is_shown (fixture, "keep"));
  test_connect_assert_no_account (fixture);

  g_signal_emit_by_name (test_add_get (fixture, "entry"), "activate");
  g_assert_false (test_add_can_connect (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.did->str, ==, said);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (due_account_get_portal (account), ==, test_connect_portal->portal);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna Petrova");
  g_assert_cmpint (due_account_get_user_id (account), ==, 1);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, due_account_get_id (account));
  secret = test_connect_look_up (fixture, due_account_get_id (account));
  g_assert_cmpstr (due_secret_peek (secret), ==, "simulatedsecret");
  g_assert_cmpuint (test_keyring_count (fixture->keyring, due_account_get_id (account)), ==, 1);
}

/* Between the check and the click the webhook is deleted. */
static void
test_gone_meanwhile (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer = NULL;

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  answer =
      simulated_post (test_connect_portal, "/users", "{\"id\": 1, \"secret\": \"othersecret\"}");
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, GONE));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (test_add_get (fixture, "entry"))));
  g_assert_cmpstr (fixture->page.did->str, ==, "");
  test_connect_assert_no_account (fixture);
}

/* A server that takes what comes, and answers like a portal only when nobody asks any more. */
typedef struct
{
  GSocketService *service;
  guint16 port;
  GSocketConnection *connection;
  char byte;
  gboolean closed; /* by the page */
} Silent;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Silent *silent = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n <= 0)
    silent->closed = TRUE;
  else
    g_input_stream_read_async (G_INPUT_STREAM (source), &silent->byte, 1, G_PRIORITY_DEFAULT, NULL,
                               on_read, silent);
}

static gboolean
on_incoming (Silent *silent, GSocketConnection *connection)
{
  g_assert_null (silent->connection);
  silent->connection = g_object_ref (connection);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &silent->byte,
                             1, G_PRIORITY_DEFAULT, NULL, on_read, silent);
  return TRUE;
}

static char *
silent_start (Silent *silent)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  silent->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (silent->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  silent->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect_swapped (silent->service, "incoming", G_CALLBACK (on_incoming), silent);
  return g_strdup_printf ("http://127.0.0.1:%u", silent->port);
}

static void
silent_stop (Silent *silent)
{
  g_socket_service_stop (silent->service);
  g_socket_listener_close (G_SOCKET_LISTENER (silent->service));
  g_clear_object (&silent->service);
  g_clear_object (&silent->connection);
}

/* The text changes while a check runs: that ends, and its answer never shows. */
static void
test_changed_meanwhile (TestConnect *fixture, gconstpointer data)
{
  Silent silent = { .service = NULL };
  g_autofree char *address = silent_start (&silent);

  test_add_open (fixture);
  test_add_type (fixture, address);
  due_test_wait_for (silent.connection != NULL);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, TEST_ADD_CHECKING);
  test_add_type_and_wait (fixture, "hello");
  due_test_wait_for (silent.closed);
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, NOT_AN_ADDRESS);
  g_assert_false (test_add_is_shown (fixture, "ways"));
  silent_stop (&silent);
}

/* The page may be left while it checks; the fixture sees that nothing of it stays. */
static void
test_leave_checking (TestConnect *fixture, gconstpointer data)
{
  Silent silent = { .service = NULL };
  g_autofree char *address = silent_start (&silent);

  test_add_open (fixture);
  test_add_type (fixture, address);
  due_test_wait_for (silent.connection != NULL);
  test_page_close (&fixture->page);
  due_test_wait_for (silent.closed);
  silent_stop (&silent);
}

static void
test_leave_typing (TestConnect *fixture, gconstpointer data)
{
  test_add_open (fixture);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 1);
  test_add_type (fixture, test_connect_portal->webhook);
  test_page_close (&fixture->page);
  due_test_settle (fixture->page.peer->bus);
}

static void
test_leave_connecting (TestConnect *fixture, gconstpointer data)
{
  test_add_open (fixture);
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  test_page_close (&fixture->page);
  due_test_settle (fixture->page.peer->bus);
  test_connect_assert_no_account (fixture);
}

static void
on_account_added (GtkWindow *window)
{
  gtk_window_destroy (window);
}

/* What is left at the very last moment is stored, in full. */
static void
test_leave_late (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  g_signal_connect_object (due_window_model_get_accounts (fixture->page.model), "items-changed",
                           G_CALLBACK (on_account_added), fixture->page.window, G_CONNECT_SWAPPED);
  fixture->page.window = NULL;
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.page == NULL && fixture->page.model == NULL);
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, due_account_get_id (account));
  g_assert_cmpuint (test_keyring_count (fixture->keyring, due_account_get_id (account)), ==, 1);
}

static void
on_account_added_type (GtkEditable *entry)
{
  gtk_editable_set_text (entry, "hello");
}

/* And so is what is typed over. */
static void
test_changed_late (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  g_signal_connect_object (due_window_model_get_accounts (fixture->page.model), "items-changed",
                           G_CALLBACK (on_account_added_type), test_add_get (fixture, "entry"),
                           G_CONNECT_SWAPPED);
  test_page_click (&fixture->page, "connect");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (test_add_get (fixture, "entry"))));
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  due_test_wait_for (test_add_answers (fixture, NOT_AN_ADDRESS));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (test_add_get (fixture, "entry"))));
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.did->str, ==, "");
}

static void
test_names (TestConnect *fixture, gconstpointer data)
{
  GtkWidget *text = NULL;

  test_add_open (fixture);
  text = test_page_get_child (test_add_get (fixture, "answer"), "text");
  gtk_test_accessible_assert_relation (test_add_get (fixture, "entry"),
                                       GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, text, NULL);
  g_assert_true (gtk_label_get_mnemonic_widget (GTK_LABEL (test_add_get (fixture, "label"))) ==
                 test_add_get (fixture, "entry"));
}

#define ADD(path, test) g_test_add (path, TestConnect, NULL, set_up, test, tear_down)
static void
add_tests (void)
{
  ADD ("/add-page/wrong", test_wrong);
  ADD ("/add-page/no-permission", test_no_permission);
  ADD ("/add-page/address", test_address);
  ADD ("/add-page/connect", test_connect);
  ADD ("/add-page/gone-meanwhile", test_gone_meanwhile);
  ADD ("/add-page/changed-meanwhile", test_changed_meanwhile);
  ADD ("/add-page/changed-late", test_changed_late);
  ADD ("/add-page/leave/typing", test_leave_typing);
  ADD ("/add-page/leave/checking", test_leave_checking);
  ADD ("/add-page/leave/connecting", test_leave_connecting);
  ADD ("/add-page/leave/late", test_leave_late);
  ADD ("/add-page/names", test_names);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
