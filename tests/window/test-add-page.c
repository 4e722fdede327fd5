/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "add-page.h"

#include "account-fixture.h"
#include "bus.h"
#include "connect-fixture.h"
#include "widgets.h"

#define HINT "Such as acme.bitrix24.ru"
#define CHECKING "Checking…"
#define NOT_AN_ADDRESS "This is not a web address. Copy the link of the webhook from your portal."
#define HTTP "The link begins with http. Duebell connects only over https: use that address."
#define GONE "The portal does not know this webhook: it was deleted, or the link is incomplete."
#define NO_PERMISSION                                                                              \
  "This webhook may not read tasks. Add the permission “Tasks” to it on the portal."
#define NOBODY "No portal answers at this address. Check the spelling and your connection."
#define NO_KEYRING "This desktop has no keyring to keep the sign-in in."

static void
set_up (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, TRUE);
}

static void
set_up_without_keyring (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, FALSE);
}

static void
tear_down (TestConnect *fixture, gconstpointer data)
{
  test_connect_tear_down (fixture);
}

static GtkWidget *
get (TestConnect *fixture, const char *id)
{
  return test_page_get (&fixture->page, id);
}

static gboolean
is_shown (TestConnect *fixture, const char *id)
{
  return gtk_widget_get_visible (get (fixture, id));
}

static gboolean
can_connect (TestConnect *fixture)
{
  return gtk_widget_is_sensitive (get (fixture, "connect"));
}

static const char *
get_answer (TestConnect *fixture)
{
  return test_connect_get_answer (fixture->page.page, "answer");
}

static gboolean
answers (TestConnect *fixture, const char *text)
{
  return g_str_equal (get_answer (fixture), text);
}

static void
open_page (TestConnect *fixture)
{
  test_page_open (&fixture->page, due_add_page_new);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 0);
}

static void
open_replace_page (TestConnect *fixture)
{
  test_page_open_for (&fixture->page, due_replace_page_new, TEST_ACCOUNT_ID);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 0);
}

static void
type (TestConnect *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, "entry")), text);
}

/* And waits until it is known what stands behind it. */
static void
type_and_wait (TestConnect *fixture, const char *text)
{
  type (fixture, text);
  due_test_wait_for (!answers (fixture, CHECKING));
}

static void
type_webhook (TestConnect *fixture)
{
  type_and_wait (fixture, test_connect_portal->webhook);
  g_assert_true (can_connect (fixture));
}

/* (transfer full): %P is the portal, %W its webhook without the slash at the end. */
static char *
fill_in (const char *text)
{
  GString *filled = g_string_new (text);
  g_autofree char *stem =
      g_strndup (test_connect_portal->webhook, strlen (test_connect_portal->webhook) - 1);

  g_string_replace (filled, "%P", test_connect_portal->portal, 0);
  g_string_replace (filled, "%W", stem, 0);
  return g_string_free (filled, FALSE);
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
  open_page (fixture);
  g_assert_cmpstr (get_answer (fixture), ==, HINT);
  g_assert_false (can_connect (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = fill_in (wrong[i].text);

      g_test_message ("%s", text);
      type (fixture, text);
      g_assert_cmpstr (get_answer (fixture), ==, CHECKING);
      due_test_wait_for (!answers (fixture, CHECKING));
      g_assert_cmpstr (get_answer (fixture), ==, wrong[i].answer);
      gtk_test_accessible_assert_state (get (fixture, "entry"), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_false (can_connect (fixture));
      g_assert_false (is_shown (fixture, "ways"));
      g_assert_false (is_shown (fixture, "certificate"));
      /* Nor does the keyboard do what the button does not. */
      g_signal_emit_by_name (get (fixture, "entry"), "activate");
      g_assert_cmpstr (get_answer (fixture), ==, wrong[i].answer);
    }
  type (fixture, "");
  g_assert_cmpstr (get_answer (fixture), ==, HINT);
  gtk_test_accessible_assert_state (get (fixture, "entry"), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  test_connect_assert_no_account (fixture);
}

static void
test_no_permission (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer =
      simulated_post (test_connect_portal, "/users", "{\"id\": 1, \"scopes\": [\"user\"]}");

  open_page (fixture);
  type_and_wait (fixture, test_connect_portal->webhook);
  g_assert_cmpstr (get_answer (fixture), ==, NO_PERMISSION);
  g_assert_false (can_connect (fixture));
}

/* An address leads to a choice, and to what a webhook needs. */
static void
test_address (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *expected =
      g_strdup_printf ("%s answers. How shall Duebell connect?", test_connect_portal->portal);

  open_page (fixture);
  g_assert_false (is_shown (fixture, "ways"));
  g_assert_false (is_shown (fixture, "steps"));
  type_and_wait (fixture, test_connect_portal->portal);
  g_assert_cmpstr (get_answer (fixture), ==, expected);
  g_assert_true (is_shown (fixture, "ways"));
  g_assert_true (is_shown (fixture, "steps"));
  g_assert_false (can_connect (fixture));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (fixture, "by_browser")), TRUE);
  g_assert_false (is_shown (fixture, "steps"));
  g_assert_true (can_connect (fixture));
  g_assert_nonnull (test_find_text (get (fixture, "connect"), "Continue"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (fixture, "by_webhook")), TRUE);
  g_assert_true (is_shown (fixture, "steps"));
  g_assert_false (can_connect (fixture));
  type (fixture, "");
  g_assert_false (is_shown (fixture, "ways"));
  g_assert_false (is_shown (fixture, "steps"));
}

static void
test_connect (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *said = fill_in ("say Connected as Anna Petrova on %P;page ;");
  g_autofree char *start = fill_in ("Anna Petrova on %P: ");
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  open_page (fixture);
  type_webhook (fixture);
  g_assert_true (g_str_has_prefix (get_answer (fixture), start));
  g_assert_false (is_shown (fixture, "ways"));
  g_assert_false (is_shown (fixture, "keep"));
  test_connect_assert_no_account (fixture);

  g_signal_emit_by_name (get (fixture, "entry"), "activate");
  g_assert_false (can_connect (fixture));
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

  open_page (fixture);
  type_webhook (fixture);
  answer =
      simulated_post (test_connect_portal, "/users", "{\"id\": 1, \"secret\": \"othersecret\"}");
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, GONE));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (get (fixture, "entry"))));
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
  Silent silent = { NULL };
  g_autofree char *address = silent_start (&silent);

  open_page (fixture);
  type (fixture, address);
  due_test_wait_for (silent.connection != NULL);
  g_assert_cmpstr (get_answer (fixture), ==, CHECKING);
  type_and_wait (fixture, "hello");
  due_test_wait_for (silent.closed);
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpstr (get_answer (fixture), ==, NOT_AN_ADDRESS);
  g_assert_false (is_shown (fixture, "ways"));
  silent_stop (&silent);
}

/* The page may be left while it checks; the fixture sees that nothing of it stays. */
static void
test_leave_checking (TestConnect *fixture, gconstpointer data)
{
  Silent silent = { NULL };
  g_autofree char *address = silent_start (&silent);

  open_page (fixture);
  type (fixture, address);
  due_test_wait_for (silent.connection != NULL);
  test_page_close (&fixture->page);
  due_test_wait_for (silent.closed);
  silent_stop (&silent);
}

static void
test_leave_typing (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 1);
  type (fixture, test_connect_portal->webhook);
  test_page_close (&fixture->page);
  due_test_settle (fixture->page.peer->bus);
}

static void
test_leave_connecting (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  type_webhook (fixture);
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

  open_page (fixture);
  type_webhook (fixture);
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

  open_page (fixture);
  type_webhook (fixture);
  g_signal_connect_object (due_window_model_get_accounts (fixture->page.model), "items-changed",
                           G_CALLBACK (on_account_added_type), get (fixture, "entry"),
                           G_CONNECT_SWAPPED);
  test_page_click (&fixture->page, "connect");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (get (fixture, "entry"))));
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  due_test_wait_for (answers (fixture, NOT_AN_ADDRESS));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (get (fixture, "entry"))));
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.did->str, ==, "");
}

/* Without a keyring the person is asked where to keep the sign-in, and loses nothing typed. */
static void
test_no_keyring (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  GtkWidget *keep = NULL;

  open_page (fixture);
  keep = get (fixture, "keep");
  type_webhook (fixture);
  g_assert_false (gtk_widget_get_visible (keep));
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, NO_KEYRING));
  test_connect_assert_no_account (fixture);
  g_assert_true (gtk_widget_get_visible (keep));
  g_assert_true (gtk_check_button_get_active (test_page_get_child (keep, "session")));

  /* The service takes it, through a pipe. */
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->adopted, ==, due_account_get_id (account));
  g_assert_cmpstr (fixture->page.peer->secret, ==, "simulatedsecret");
  test_connect_wait_forgotten (fixture, due_account_get_id (account));
}

/* The service knows it before anything is typed. */
static void
test_known_no_keyring (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  due_bus_duebell1_set_desktop (
      fixture->page.peer->skeleton,
      g_variant_parse (G_VARIANT_TYPE_VARDICT, "{'keyring': <'missing'>}", NULL, NULL, &error));
  g_assert_no_error (error);
  open_page (fixture);
  g_assert_true (is_shown (fixture, "keep"));
  g_assert_true (
      gtk_check_button_get_active (test_page_get_child (get (fixture, "keep"), "session")));
  type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.peer->secret, ==, "simulatedsecret");
}

static void
test_file (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  open_page (fixture);
  type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, NO_KEYRING));
  gtk_check_button_set_active (test_page_get_child (get (fixture, "keep"), "file"), TRUE);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, due_account_get_id (account));
  secret = test_connect_look_up (fixture, due_account_get_id (account));
  g_assert_cmpstr (due_secret_peek (secret), ==, "simulatedsecret");
}

/* The service does not take it: nothing is half stored, and it can be tried again. */
static void
test_not_adopted (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;

  open_page (fixture);
  type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, NO_KEYRING));
  fixture->page.peer->refusal = "The secret was not read.";
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, "The secret was not read."));
  test_connect_assert_no_account (fixture);
  g_assert_true (can_connect (fixture));
  fixture->page.peer->refusal = NULL;
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->adopted, ==, due_account_get_id (account));
}

/* A certificate that nobody vouches for: the person does, once for this account. */
static void
test_certificate (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (Simulated) portal = simulated_new_tls ("good");
  g_autoptr (DueAccount) account = NULL;
  g_autofree char *trusted = NULL;

  open_page (fixture);
  type_and_wait (fixture, portal->webhook);
  g_assert_true (is_shown (fixture, "certificate"));
  g_assert_true (is_shown (fixture, "trust"));
  g_assert_false (can_connect (fixture));
  gtk_test_accessible_assert_state (get (fixture, "entry"), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  test_page_click (&fixture->page, "trust");
  g_assert_cmpstr (get_answer (fixture), ==, CHECKING);
  due_test_wait_for (can_connect (fixture));
  g_assert_false (is_shown (fixture, "certificate"));
  g_assert_false (is_shown (fixture, "trust"));
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  trusted = due_account_get_trusted_certificate (account);
  g_assert_cmpuint (strlen (trusted), ==, 64);
}

/* What was agreed to for one address is not for the next. */
static void
test_certificate_again (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (Simulated) portal = simulated_new_tls ("good");

  open_page (fixture);
  type_and_wait (fixture, portal->portal);
  test_page_click (&fixture->page, "trust");
  due_test_wait_for (is_shown (fixture, "ways"));
  type_and_wait (fixture, "hello");
  g_assert_false (is_shown (fixture, "certificate"));
  type_and_wait (fixture, portal->portal);
  g_assert_true (is_shown (fixture, "certificate"));
  g_assert_false (is_shown (fixture, "ways"));
}

/* An account that has a webhook of the portal, in a file. */
static void
add_account (TestConnect *fixture, const char *portal)
{
  g_autoptr (DueSecret) old = due_secret_new ("oldsecret", -1);
  g_autofree char *text = g_strdup_printf ("'%s'", portal);

  test_accounts_add (fixture->page.backend, TEST_ACCOUNT_ID);
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, "portal", text);
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, "user-id", "int64 1");
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, "projects", "[int64 5]");
  test_connect_store (fixture, TEST_ACCOUNT_ID, old, DUE_SECRETS_PLACE_FILE);
}

/* All stays but the secret, which stays where it was. */
static void
test_replace (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *answer =
      g_strdup_printf ("%s answers. Now its webhook link.", test_connect_portal->portal);
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  add_account (fixture, test_connect_portal->portal);
  open_replace_page (fixture);
  g_assert_cmpstr (due_page_get_title (fixture->page.page), ==, "Replace Webhook");
  g_assert_true (is_shown (fixture, "steps"));
  type_and_wait (fixture, test_connect_portal->portal);
  g_assert_cmpstr (get_answer (fixture), ==, answer);
  g_assert_false (is_shown (fixture, "ways"));
  g_assert_false (can_connect (fixture));
  type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, TEST_ACCOUNT_ID);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (due_account_get_id (account), ==, TEST_ACCOUNT_ID);
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "projects", "[5]");
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_cmpstr (due_secret_peek (secret), ==, "simulatedsecret");
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

static void
test_replace_other (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) secret = NULL;

  add_account (fixture, TEST_PORTAL);
  open_replace_page (fixture);
  type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (answers (fixture, "This is another portal. Sign in to " TEST_PORTAL
                                       ", or add a new account."));
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "portal", "'" TEST_PORTAL "'");
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_cmpstr (due_secret_peek (secret), ==, "oldsecret");
  g_assert_cmpstr (fixture->page.did->str, ==, "");
}

/* Who agrees to a certificate that came up while connecting has nothing to connect to until the
 * portal has been asked again. */
static void
test_certificate_late (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  type_webhook (fixture);
  test_page_click (&fixture->page, "trust");
  g_assert_false (can_connect (fixture));
  g_signal_emit_by_name (get (fixture, "entry"), "activate");
  due_test_wait_for (can_connect (fixture));
  test_connect_assert_no_account (fixture);
}

static void
test_names (TestConnect *fixture, gconstpointer data)
{
  GtkWidget *text = NULL;

  open_page (fixture);
  text = test_page_get_child (get (fixture, "answer"), "text");
  gtk_test_accessible_assert_relation (get (fixture, "entry"), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       text, NULL);
  g_assert_true (gtk_label_get_mnemonic_widget (GTK_LABEL (get (fixture, "label"))) ==
                 get (fixture, "entry"));
}

#define ADD(path, test) g_test_add (path, TestConnect, NULL, set_up, test, tear_down)
#define ADD_WITHOUT_KEYRING(path, test)                                                            \
  g_test_add (path, TestConnect, NULL, set_up_without_keyring, test, tear_down)

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
  ADD_WITHOUT_KEYRING ("/add-page/no-keyring", test_no_keyring);
  ADD_WITHOUT_KEYRING ("/add-page/no-keyring/known", test_known_no_keyring);
  ADD_WITHOUT_KEYRING ("/add-page/no-keyring/file", test_file);
  ADD_WITHOUT_KEYRING ("/add-page/no-keyring/not-adopted", test_not_adopted);
  ADD ("/add-page/certificate", test_certificate);
  ADD ("/add-page/certificate/again", test_certificate_again);
  ADD ("/add-page/certificate/late", test_certificate_late);
  ADD ("/add-page/replace", test_replace);
  ADD ("/add-page/replace/other-portal", test_replace_other);
  ADD ("/add-page/names", test_names);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
