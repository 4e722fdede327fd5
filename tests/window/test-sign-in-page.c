/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-page.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "account-fixture.h"
#include "bus.h"
#include "connect-fixture.h"
#include "grant.h"
#include "visitor.h"
#include "widgets.h"

#define HANDLER "http://localhost:%u/"
#define REFUSED "The portal did not allow the sign-in. Open the browser again and allow it."
#define CLIENT_REFUSED "The portal does not know this application. Check its id and key."
#define BAD_ID "Copy all of the field “Application ID (client_id)” from the local application."
#define NOT_THE_ADDRESS                                                                            \
  "This is not the address that the sign-in ends on. Copy all of the address bar."
#define NO_KEYRING "This desktop has no keyring to keep the sign-in in."
#define BAD_FILE                                                                                   \
  "The administrator's file with the key of the application cannot be used: it must be readable "  \
  "for you and for nobody else."

static void
control (const char *path, const char *json)
{
  g_autoptr (JsonNode) answer = simulated_post (test_connect_portal, path, json);
}

static void
set_up (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, TRUE);
  control ("/switches", "{\"consent\": \"allow\"}");
}

static void
set_up_without_keyring (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, FALSE);
  control ("/switches", "{\"consent\": \"allow\"}");
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

static gpointer
get_of_form (TestConnect *fixture, const char *id)
{
  return test_page_get_child (get (fixture, "form"), id);
}

static gboolean
is_shown (TestConnect *fixture, const char *id)
{
  return gtk_widget_get_visible (get (fixture, id));
}

static gboolean
says (TestConnect *fixture, const char *sentence)
{
  return is_shown (fixture, "form") &&
         g_str_equal (test_connect_get_answer (get (fixture, "form"), "answer"), sentence);
}

static DuePage *
make (DueWindowModel *model)
{
  return due_sign_in_page_new (model, test_connect_portal->portal, "");
}

static void
open_page (TestConnect *fixture)
{
  test_page_open (&fixture->page, make);
}

static void
submit (TestConnect *fixture, const char *client_id, const char *client_secret)
{
  gtk_editable_set_text (get_of_form (fixture, "client_id"), client_id);
  gtk_editable_set_text (get_of_form (fixture, "client_secret"), client_secret);
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
}

static void
submit_right (TestConnect *fixture)
{
  submit (fixture, test_connect_portal->client_id, test_connect_portal->client_secret);
}

/* (transfer full): where the portal sends the browser that has opened the address @uri. */
static char *
sign_in_at_portal (const char *uri)
{
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  const char *location = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  body = soup_session_send_and_read (test_connect_portal->session, message, NULL, &error);
  g_assert_no_error (error);
  location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_assert_nonnull (location);
  return g_strdup (location);
}

static gboolean
is_listening (TestConnect *fixture)
{
  return strstr (gtk_label_get_text (GTK_LABEL (get (fixture, "sentence"))),
                 "Duebell notices by itself.") != NULL;
}

static void
paste (TestConnect *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, "paste")), text);
  g_signal_emit_by_name (get (fixture, "paste"), "activate");
}

/* The browser follows @location; what it does not reach is pasted, as a person would.
 * Returns: (transfer full) (nullable): the page that it shows */
static char *
follow (TestConnect *fixture, const char *location)
{
  g_autoptr (GUri) uri = g_uri_parse (location, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (Visitor) visitor = NULL;

  g_assert_nonnull (uri);
  if (!is_listening (fixture))
    {
      paste (fixture, location);
      return NULL;
    }
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, (guint) g_uri_get_port (uri));
  g_assert_nonnull (visitor);
  visitor_ask (visitor, (guint) g_uri_get_port (uri), g_uri_get_query (uri));
  visitor_wait (visitor);
  return g_strdup (visitor->answer->str);
}

/* All that the person does in the browser. Returns: as follow() */
static char *
sign_in (TestConnect *fixture)
{
  g_autofree char *uri = test_connect_wait_browser ();
  g_autofree char *location = sign_in_at_portal (uri);

  return follow (fixture, location);
}

static void
test_form (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *handler = g_strdup_printf (HANDLER, (guint) DUE_REDIRECT_PORT);

  open_page (fixture);
  g_assert_true (is_shown (fixture, "form"));
  g_assert_false (is_shown (fixture, "waiting"));
  g_assert_nonnull (test_find_text (get_of_form (fixture, "handler"), handler));
  g_assert_false (gtk_widget_is_sensitive (get_of_form (fixture, "submit")));
  gtk_editable_set_text (get_of_form (fixture, "client_id"), "local.1");
  g_assert_false (gtk_widget_is_sensitive (get_of_form (fixture, "submit")));
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
  g_assert_true (is_shown (fixture, "form"));
  gtk_editable_set_text (get_of_form (fixture, "client_secret"), "key");
  g_assert_true (gtk_widget_is_sensitive (get_of_form (fixture, "submit")));
}

static void
test_sign_in (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *said =
      g_strdup_printf ("say Connected as Anna Petrova on %s;page ;", test_connect_portal->portal);
  g_autofree char *page = NULL;
  g_autofree char *client_id = NULL;
  g_autoptr (DueAccount) account = NULL;

  open_page (fixture);
  submit_right (fixture);
  g_assert_false (is_shown (fixture, "form"));
  g_assert_true (is_shown (fixture, "waiting"));
  g_assert_nonnull (test_find_text (get (fixture, "waiting"), "Continue in Your Browser"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get (fixture, "left"))), ==, "5 minutes left");
  page = sign_in (fixture);
  if (page != NULL)
    g_assert_nonnull (strstr (page, "Duebell is connected."));
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.did->str, ==, said);
  g_assert_cmpstr (gtk_editable_get_text (get_of_form (fixture, "client_secret")), ==, "");
  account = test_connect_get_account (fixture);
  client_id = due_account_get_client_id (account);
  g_assert_cmpint (due_account_get_method (account), ==, DUE_METHOD_OAUTH);
  g_assert_cmpstr (due_account_get_portal (account), ==, test_connect_portal->portal);
  g_assert_cmpstr (due_account_get_user_name (account), ==, "Anna Petrova");
  g_assert_cmpstr (client_id, ==, test_connect_portal->client_id);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, due_account_get_id (account));
  g_assert_cmpuint (test_keyring_count (fixture->keyring, due_account_get_id (account)), ==, 1);
}

static void
test_paste (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *spaced = NULL;

  open_page (fixture);
  submit_right (fixture);
  uri = test_connect_wait_browser ();
  paste (fixture, "http://localhost/");
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), !=, "");
  paste (fixture, "hello");
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), ==, NOT_THE_ADDRESS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "paste"))), ==, "hello");
  location = sign_in_at_portal (uri);
  spaced = g_strdup_printf ("  %s\n", location);
  paste (fixture, spaced);
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "paste"))), ==, "");
  g_assert_nonnull (test_find_text (get (fixture, "waiting"), "One Moment"));
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "open_again")));
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
}

/* Another program listens where the browser comes back to. */
static void
test_port_taken (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) other = g_socket_listener_new ();
  g_autofree char *page = NULL;

  /* Whoever has it, if not we. */
  g_socket_listener_add_inet_port (other, DUE_REDIRECT_PORT, NULL, NULL);
  open_page (fixture);
  submit_right (fixture);
  g_assert_false (is_listening (fixture));
  page = sign_in (fixture);
  g_assert_null (page);
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
  g_socket_listener_close (other);
}

/* What is typed wrong is said at the form, where it can be typed anew. */
static void
test_wrong_key (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;

  open_page (fixture);
  submit (fixture, "local 1", test_connect_portal->client_secret);
  g_assert_true (says (fixture, BAD_ID));
  submit (fixture, test_connect_portal->client_id, "anotherkey");
  g_free (sign_in (fixture));
  due_test_wait_for (says (fixture, CLIENT_REFUSED));
  g_assert_false (is_shown (fixture, "waiting"));
  g_assert_cmpstr (gtk_editable_get_text (get_of_form (fixture, "client_id")), ==,
                   test_connect_portal->client_id);
  test_connect_assert_no_account (fixture);
  submit_right (fixture);
  page = sign_in (fixture);
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
}

/* A click on "Cancel", and whoever comes back then is not let in. */
static void
test_cancel (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  submit_right (fixture);
  g_free (test_connect_wait_browser ());
  g_signal_emit_by_name (test_find_button (get (fixture, "waiting"), "Cancel"), "clicked");
  g_assert_cmpstr (fixture->page.did->str, ==, "back ;");
  test_page_close (&fixture->page);
  due_test_settle (fixture->page.peer->bus);
  test_connect_assert_no_account (fixture);
}

static void
test_leave_checking (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;

  open_page (fixture);
  submit_right (fixture);
  uri = test_connect_wait_browser ();
  location = sign_in_at_portal (uri);
  paste (fixture, location);
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
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autoptr (DueAccount) account = NULL;

  open_page (fixture);
  submit_right (fixture);
  uri = test_connect_wait_browser ();
  location = sign_in_at_portal (uri);
  g_signal_connect_object (due_window_model_get_accounts (fixture->page.model), "items-changed",
                           G_CALLBACK (on_account_added), fixture->page.window, G_CONNECT_SWAPPED);
  paste (fixture, location);
  fixture->page.window = NULL;
  due_test_wait_for (fixture->page.page == NULL && fixture->page.model == NULL);
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, due_account_get_id (account));
}

/* Without a keyring the person chooses, and signs in once more. */
static void
test_no_keyring (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  GtkWidget *keep = NULL;

  open_page (fixture);
  keep = get_of_form (fixture, "keep");
  submit_right (fixture);
  g_free (sign_in (fixture));
  due_test_wait_for (says (fixture, NO_KEYRING));
  test_connect_assert_no_account (fixture);
  g_assert_true (gtk_widget_get_visible (keep));
  g_assert_true (gtk_check_button_get_active (test_page_get_child (keep, "session")));
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
  g_free (sign_in (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (fixture->page.peer->adopted, ==, due_account_get_id (account));
  g_assert_nonnull (strstr (fixture->page.peer->secret, test_connect_portal->client_secret));
  test_connect_wait_forgotten (fixture, due_account_get_id (account));
}

static void
test_not_adopted (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  submit_right (fixture);
  g_free (sign_in (fixture));
  due_test_wait_for (says (fixture, NO_KEYRING));
  fixture->page.peer->refusal = "The secret was not read.";
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
  g_free (sign_in (fixture));
  due_test_wait_for (says (fixture, "The secret was not read."));
  fixture->page.peer->refusal = NULL;
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
  g_free (sign_in (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
}

/* An account of Anna that has signed in before. Returns: the port it has for itself */
static guint
add_account (TestConnect *fixture)
{
  guint port = visitor_find_port ();
  g_autofree char *number = g_strdup_printf ("uint32 %u", port);
  g_autofree char *portal = g_strdup_printf ("'%s'", test_connect_portal->portal);
  g_autofree char *client_id = g_strdup_printf ("'%s'", test_connect_portal->client_id);
  g_autofree char *handler = g_strdup_printf ("{\"handler\": \"" HANDLER "\"}", port);
  const struct
  {
    const char *key;
    const char *text;
  } values[] = {
    { "portal", portal },       { "user-id", "int64 1" },    { "method", "'oauth'" },
    { "client-id", client_id }, { "redirect-port", number }, { "roles", "['auditor']" },
  };

  test_accounts_add (fixture->page.backend, TEST_ACCOUNT_ID);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, values[i].key, values[i].text);
  control ("/application", handler);
  return port;
}

static void
store_grant (TestConnect *fixture)
{
  g_autoptr (DueSecret) client_secret = due_secret_new (test_connect_portal->client_secret, -1);
  g_autoptr (DueSecret) access = due_secret_new ("oldaccess", -1);
  g_autoptr (DueSecret) refresh = due_secret_new ("oldrefresh", -1);
  g_autoptr (DueGrant) grant = due_grant_new (client_secret, access, refresh, 0, NULL, NULL);
  g_autoptr (DueSecret) text = due_grant_to_secret (grant);

  test_connect_store (fixture, TEST_ACCOUNT_ID, text, DUE_SECRETS_PLACE_FILE);
}

static void
open_again (TestConnect *fixture)
{
  test_page_open_for (&fixture->page, due_sign_in_page_new_again, TEST_ACCOUNT_ID);
}

/* The key of an earlier sign-in is there: nobody has to type, and all stays but the sign-in. */
static void
test_again (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  add_account (fixture);
  store_grant (fixture);
  open_again (fixture);
  due_test_wait_for (is_shown (fixture, "waiting"));
  g_assert_false (is_shown (fixture, "form"));
  g_assert_true (is_listening (fixture));
  page = sign_in (fixture);
  g_assert_nonnull (strstr (page, "Duebell is connected."));
  due_test_wait_for (fixture->page.did->len > 0);
  account = test_connect_get_account (fixture);
  g_assert_cmpstr (due_account_get_id (account), ==, TEST_ACCOUNT_ID);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, TEST_ACCOUNT_ID);
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_null (strstr (due_secret_peek (secret), "oldrefresh"));
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

/* The person, or the portal, says no. */
static void
test_refused (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) secret = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *page = NULL;
  guint port = add_account (fixture);

  store_grant (fixture);
  open_again (fixture);
  uri = test_connect_wait_browser ();
  g_assert_nonnull (strstr (uri, "&state="));
  location = g_strdup_printf (HANDLER "?error=access_denied%s", port, strstr (uri, "&state="));
  page = follow (fixture, location);
  g_assert_nonnull (strstr (page, "The portal did not allow the sign-in."));
  due_test_wait_for (says (fixture, REFUSED));
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_nonnull (strstr (due_secret_peek (secret), "oldrefresh"));
}

/* Somebody else signs in: nothing changes, and the right person need not look for the key. */
static void
test_other_person (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) secret = NULL;

  add_account (fixture);
  store_grant (fixture);
  control ("/switches", "{\"consent\": \"allow\", \"consent_user\": 2}");
  open_again (fixture);
  due_test_wait_for (is_shown (fixture, "waiting"));
  g_free (sign_in (fixture));
  due_test_wait_for (
      says (fixture, "This is another person. Sign in as Anna Petrova, or add a new account."));
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_nonnull (strstr (due_secret_peek (secret), "oldrefresh"));
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "user-id", "1");
  control ("/switches", "{\"consent\": \"allow\", \"consent_user\": 1}");
  g_assert_true (gtk_widget_is_sensitive (get_of_form (fixture, "submit")));
  g_signal_emit_by_name (get_of_form (fixture, "submit"), "clicked");
  g_free (sign_in (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
}

/* Nothing is left of the earlier sign-in but the application's id. */
static void
test_no_key (TestConnect *fixture, gconstpointer data)
{
  add_account (fixture);
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "client-id");
  open_again (fixture);
  due_test_wait_for (is_shown (fixture, "form"));
  g_assert_false (is_shown (fixture, "waiting"));
  g_assert_cmpstr (gtk_editable_get_text (get_of_form (fixture, "client_id")), ==,
                   test_connect_portal->client_id);
  g_assert_false (gtk_widget_is_sensitive (get_of_form (fixture, "client_id")));
  g_assert_true (says (fixture, ""));
}

/* The administrator's file is not what it should be: that is said. */
static void
test_bad_file (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("duebell-key-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fchmod (fd, 0644), ==, 0);
  g_assert_true (g_close (fd, NULL));
  text = g_strdup_printf ("'%s'", path);
  add_account (fixture);
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, "client-secret-file", text);
  open_again (fixture);
  due_test_wait_for (says (fixture, BAD_FILE));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_leave_looking (TestConnect *fixture, gconstpointer data)
{
  add_account (fixture);
  store_grant (fixture);
  open_again (fixture);
  test_page_close (&fixture->page);
  due_test_settle (fixture->page.peer->bus);
}

#define ADD(path, test) g_test_add (path, TestConnect, NULL, set_up, test, tear_down)
#define ADD_WITHOUT_KEYRING(path, test)                                                            \
  g_test_add (path, TestConnect, NULL, set_up_without_keyring, test, tear_down)

static void
add_tests (void)
{
  ADD ("/sign-in-page/form", test_form);
  ADD ("/sign-in-page/sign-in", test_sign_in);
  ADD ("/sign-in-page/paste", test_paste);
  ADD ("/sign-in-page/port-taken", test_port_taken);
  ADD ("/sign-in-page/wrong-key", test_wrong_key);
  ADD ("/sign-in-page/cancel", test_cancel);
  ADD ("/sign-in-page/leave/checking", test_leave_checking);
  ADD ("/sign-in-page/leave/late", test_leave_late);
  ADD_WITHOUT_KEYRING ("/sign-in-page/no-keyring", test_no_keyring);
  ADD_WITHOUT_KEYRING ("/sign-in-page/no-keyring/not-adopted", test_not_adopted);
  ADD ("/sign-in-page/again", test_again);
  ADD ("/sign-in-page/again/refused", test_refused);
  ADD ("/sign-in-page/again/other-person", test_other_person);
  ADD ("/sign-in-page/again/no-key", test_no_key);
  ADD ("/sign-in-page/again/bad-file", test_bad_file);
  ADD ("/sign-in-page/again/leave", test_leave_looking);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
