/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a sign-in, for an account that is there already. */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "account-fixture.h"
#include "bus.h"
#include "grant.h"
#include "sign-in-fixture.h"
#include "sign-in-page.h"
#include "visitor.h"

#define REFUSED "The portal did not allow the sign-in. Open the browser again and allow it."
#define BAD_FILE                                                                                   \
  "The administrator's file with the key of the application cannot be used: it must be readable "  \
  "for you and for nobody else."

static void
set_up (TestConnect *fixture, gconstpointer data)
{
  test_connect_set_up (fixture, TRUE);
  test_sign_in_control ("/switches", "{\"consent\": \"allow\"}");
}

static void
tear_down (TestConnect *fixture, gconstpointer data)
{
  test_connect_tear_down (fixture);
}

/* An account of Anna that has signed in before. Returns: the port it has for itself */
static guint
add_account (TestConnect *fixture)
{
  guint port = visitor_find_port ();
  g_autofree char *number = g_strdup_printf ("uint32 %u", port);
  g_autofree char *portal = g_strdup_printf ("'%s'", test_connect_portal->portal);
  g_autofree char *client_id = g_strdup_printf ("'%s'", test_connect_portal->client_id);
  g_autofree char *handler = g_strdup_printf ("{\"handler\": \"" TEST_HANDLER "\"}", port);
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
  test_sign_in_control ("/application", handler);
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
  due_test_wait_for (test_sign_in_is_shown (fixture, "waiting"));
  g_assert_false (test_sign_in_is_shown (fixture, "form"));
  g_assert_true (test_sign_in_is_listening (fixture));
  page = test_sign_in_do (fixture);
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
  location = g_strdup_printf (TEST_HANDLER "?error=access_denied%s", port, strstr (uri, "&state="));
  page = test_sign_in_follow (fixture, location);
  g_assert_nonnull (strstr (page, "The portal did not allow the sign-in."));
  due_test_wait_for (test_sign_in_says (fixture, REFUSED));
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
  test_sign_in_control ("/switches", "{\"consent\": \"allow\", \"consent_user\": 2}");
  open_again (fixture);
  due_test_wait_for (test_sign_in_is_shown (fixture, "waiting"));
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (test_sign_in_says (
      fixture, "This is another person. Sign in as Anna Petrova, or add a new account."));
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_nonnull (strstr (due_secret_peek (secret), "oldrefresh"));
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "user-id", "1");
  test_sign_in_control ("/switches", "{\"consent\": \"allow\", \"consent_user\": 1}");
  g_assert_true (gtk_widget_is_sensitive (test_sign_in_get_of_form (fixture, "submit")));
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
  g_free (test_sign_in_do (fixture));
  due_test_wait_for (fixture->page.did->len > 0);
}

/* Nothing is left of the earlier sign-in but the application's id. */
static void
test_no_key (TestConnect *fixture, gconstpointer data)
{
  add_account (fixture);
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "client-id");
  open_again (fixture);
  due_test_wait_for (test_sign_in_is_shown (fixture, "form"));
  g_assert_false (test_sign_in_is_shown (fixture, "waiting"));
  g_assert_cmpstr (gtk_editable_get_text (test_sign_in_get_of_form (fixture, "client_id")), ==,
                   test_connect_portal->client_id);
  g_assert_false (gtk_widget_is_sensitive (test_sign_in_get_of_form (fixture, "client_id")));
  g_assert_true (test_sign_in_says (fixture, ""));
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
  due_test_wait_for (test_sign_in_says (fixture, BAD_FILE));
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

static void
add_tests (void)
{
  ADD ("/sign-in-again/known-key", test_again);
  ADD ("/sign-in-again/refused", test_refused);
  ADD ("/sign-in-again/other-person", test_other_person);
  ADD ("/sign-in-again/no-key", test_no_key);
  ADD ("/sign-in-again/bad-file", test_bad_file);
  ADD ("/sign-in-again/leave", test_leave_looking);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
