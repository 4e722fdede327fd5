/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-page.h"

#include "bus.h"
#include "sign-in-fixture.h"
#include "widgets.h"

#define CLIENT_REFUSED "The portal does not know this application. Check its id and key."
#define BAD_ID "Copy all of the field “Application ID (client_id)” from the local application."
#define NOT_THE_ADDRESS                                                                            \
  "This is not the address that the sign-in ends on. Copy all of the address bar."
#define NO_KEYRING "This desktop has no keyring to keep the sign-in in."

static void
set_up (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, TRUE);
  test_sign_in_control ("/switches", "{\"consent\": \"allow\"}");
}

static void
set_up_without_keyring (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, FALSE);
  test_sign_in_control ("/switches", "{\"consent\": \"allow\"}");
}

static void
tear_down (TestConnect *fixture, gconstpointer data)
{
  test_connect_tear_down (fixture);
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
test_form (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *handler = g_strdup_printf (TEST_HANDLER, (guint) DUE_REDIRECT_PORT);

  open_page (fixture);
  g_assert_true (test_sign_in_is_shown (fixture, "form"));
  g_assert_false (test_sign_in_is_shown (fixture, "waiting"));
  g_assert_nonnull (test_find_text (test_sign_in_get_of_form (fixture, "handler"), handler));
  g_assert_false (gtk_widget_is_sensitive (test_sign_in_get_of_form (fixture, "submit")));
  gtk_editable_set_text (test_sign_in_get_of_form (fixture, "client_id"), "local.1");
  g_assert_false (gtk_widget_is_sensitive (test_sign_in_get_of_form (fixture, "submit")));
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
  g_assert_true (test_sign_in_is_shown (fixture, "form"));
  gtk_editable_set_text (test_sign_in_get_of_form (fixture, "client_secret"), "key");
  g_assert_true (gtk_widget_is_sensitive (test_sign_in_get_of_form (fixture, "submit")));
}

static void
test_all_well (TestConnect *fixture, gconstpointer data)
{
  g_autofree char *said =
      g_strdup_printf ("say Connected as Anna Petrova on %s;page ;", test_connect_portal->portal);
  g_autofree char *page = NULL;
  g_autofree char *client_id = NULL;
  g_autoptr (DueAccount) account = NULL;

  open_page (fixture);
  test_sign_in_submit_right (fixture);
  g_assert_false (test_sign_in_is_shown (fixture, "form"));
  g_assert_true (test_sign_in_is_shown (fixture, "waiting"));
  g_assert_nonnull (
      test_find_text (test_sign_in_get (fixture, "waiting"), "Continue in Your Browser"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_sign_in_get (fixture, "left"))), ==,
                   "5 minutes left");
  page = test_sign_in_do (fixture);
  if (page != NULL)
    g_assert_nonnull (strstr (page, "Duebell is connected."));
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.did->str, ==, said);
  g_assert_cmpstr (gtk_editable_get_text (test_sign_in_get_of_form (fixture, "client_secret")), ==,
                   "");
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
  test_sign_in_submit_right (fixture);
  uri = test_connect_wait_browser ();
  test_sign_in_paste (fixture, "http://localhost/");
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), !=, "");
  test_sign_in_paste (fixture, "hello");
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), ==, NOT_THE_ADDRESS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_sign_in_get (fixture, "paste"))), ==,
                   "hello");
  location = test_sign_in_at_portal (uri);
  spaced = g_strdup_printf ("  %s\n", location);
  test_sign_in_paste (fixture, spaced);
  g_assert_cmpstr (test_connect_get_answer (fixture->page.page, "answer"), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_sign_in_get (fixture, "paste"))), ==,
                   "");
  g_assert_nonnull (test_find_text (test_sign_in_get (fixture, "waiting"), "One Moment"));
  g_assert_false (gtk_widget_is_sensitive (test_sign_in_get (fixture, "open_again")));
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
  test_sign_in_submit_right (fixture);
  g_assert_false (test_sign_in_is_listening (fixture));
  page = test_sign_in_do (fixture);
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
  test_sign_in_submit (fixture, "local 1", test_connect_portal->client_secret);
  g_assert_true (test_sign_in_says (fixture, BAD_ID));
  test_sign_in_submit (fixture, test_connect_portal->client_id, "anotherkey");
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (test_sign_in_says (fixture, CLIENT_REFUSED));
  g_assert_false (test_sign_in_is_shown (fixture, "waiting"));
  g_assert_cmpstr (gtk_editable_get_text (test_sign_in_get_of_form (fixture, "client_id")), ==,
                   test_connect_portal->client_id);
  test_connect_assert_no_account (fixture);
  test_sign_in_submit_right (fixture);
  page = test_sign_in_do (fixture);
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
}

/* A click on "Cancel", and whoever comes back then is not let in. */
static void
test_cancel (TestConnect *fixture, gconstpointer data)
{
  open_page (fixture);
  test_sign_in_submit_right (fixture);
  g_free (test_connect_wait_browser ());
  g_signal_emit_by_name (test_find_button (test_sign_in_get (fixture, "waiting"), "Cancel"),
                         "clicked");
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
  test_sign_in_submit_right (fixture);
  uri = test_connect_wait_browser ();
  location = test_sign_in_at_portal (uri);
  test_sign_in_paste (fixture, location);
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
  test_sign_in_submit_right (fixture);
  uri = test_connect_wait_browser ();
  location = test_sign_in_at_portal (uri);
  g_signal_connect_object (due_window_model_get_accounts (fixture->page.model), "items-changed",
                           G_CALLBACK (on_account_added), fixture->page.window, G_CONNECT_SWAPPED);
  test_sign_in_paste (fixture, location);
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
  keep = test_sign_in_get_of_form (fixture, "keep");
  test_sign_in_submit_right (fixture);
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (test_sign_in_says (fixture, NO_KEYRING));
  test_connect_assert_no_account (fixture);
  g_assert_true (gtk_widget_get_visible (keep));
  g_assert_true (gtk_check_button_get_active (test_page_get_child (keep, "session")));
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
  g_free (test_sign_in_do (fixture));
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
  test_sign_in_submit_right (fixture);
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (test_sign_in_says (fixture, NO_KEYRING));
  fixture->page.peer->refusal = "The secret was not read.";
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (test_sign_in_says (fixture, "The secret was not read."));
  fixture->page.peer->refusal = NULL;
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
  g_object_unref (test_connect_get_account (fixture));
}

#define ADD(path, test) g_test_add (path, TestConnect, NULL, set_up, test, tear_down)
#define ADD_WITHOUT_KEYRING(path, test)                                                            \
  g_test_add (path, TestConnect, NULL, set_up_without_keyring, test, tear_down)

static void
add_tests (void)
{
  ADD ("/sign-in-page/form", test_form);
  ADD ("/sign-in-page/sign-in", test_all_well);
  ADD ("/sign-in-page/paste", test_paste);
  ADD ("/sign-in-page/port-taken", test_port_taken);
  ADD ("/sign-in-page/wrong-key", test_wrong_key);
  ADD ("/sign-in-page/cancel", test_cancel);
  ADD ("/sign-in-page/leave/checking", test_leave_checking);
  ADD ("/sign-in-page/leave/late", test_leave_late);
  ADD_WITHOUT_KEYRING ("/sign-in-page/no-keyring", test_no_keyring);
  ADD_WITHOUT_KEYRING ("/sign-in-page/no-keyring/not-adopted", test_not_adopted);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
