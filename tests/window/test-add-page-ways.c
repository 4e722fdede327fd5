/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that adds an account: where a sign-in is kept, certificates, and new webhooks for old.
 */

#include "account-fixture.h"
#include "add-page-fixture.h"
#include "add-page.h"
#include "bus.h"

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

/* Without a keyring the person is asked where to keep the sign-in, and loses nothing typed. */
static void
test_no_keyring (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  GtkWidget *keep = NULL;

  test_add_open (fixture);
  keep = test_add_get (fixture, "keep");
  test_add_type_webhook (fixture);
  g_assert_false (gtk_widget_get_visible (keep));
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, TEST_ADD_NO_KEYRING));
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
  test_add_open (fixture);
  g_assert_true (test_add_is_shown (fixture, "keep"));
  g_assert_true (gtk_check_button_get_active (
      test_page_get_child (test_add_get (fixture, "keep"), "session")));
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (fixture->page.did->len > 0);
  g_assert_cmpstr (fixture->page.peer->secret, ==, "simulatedsecret");
}

static void
test_file (TestConnect *fixture, gconstpointer data)
{
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueSecret) secret = NULL;

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, TEST_ADD_NO_KEYRING));
  gtk_check_button_set_active (test_page_get_child (test_add_get (fixture, "keep"), "file"), TRUE);
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

  test_add_open (fixture);
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, TEST_ADD_NO_KEYRING));
  fixture->page.peer->refusal = "The secret was not read.";
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, "The secret was not read."));
  test_connect_assert_no_account (fixture);
  g_assert_true (test_add_can_connect (fixture));
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

  test_add_open (fixture);
  test_add_type_and_wait (fixture, portal->webhook);
  g_assert_true (test_add_is_shown (fixture, "certificate"));
  g_assert_true (test_add_is_shown (fixture, "trust"));
  g_assert_false (test_add_can_connect (fixture));
  gtk_test_accessible_assert_state (test_add_get (fixture, "entry"), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  test_page_click (&fixture->page, "trust");
  g_assert_cmpstr (test_add_get_answer (fixture), ==, TEST_ADD_CHECKING);
  due_test_wait_for (test_add_can_connect (fixture));
  g_assert_false (test_add_is_shown (fixture, "certificate"));
  g_assert_false (test_add_is_shown (fixture, "trust"));
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

  test_add_open (fixture);
  test_add_type_and_wait (fixture, portal->portal);
  test_page_click (&fixture->page, "trust");
  due_test_wait_for (test_add_is_shown (fixture, "ways"));
  test_add_type_and_wait (fixture, "hello");
  g_assert_false (test_add_is_shown (fixture, "certificate"));
  test_add_type_and_wait (fixture, portal->portal);
  g_assert_true (test_add_is_shown (fixture, "certificate"));
  g_assert_false (test_add_is_shown (fixture, "ways"));
}

/* Who agrees to a certificate that came up while connecting has nothing to connect to until the
 * portal has been asked again. */
static void
test_certificate_late (TestConnect *fixture, gconstpointer data)
{
  test_add_open (fixture);
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "trust");
  g_assert_false (test_add_can_connect (fixture));
  g_signal_emit_by_name (test_add_get (fixture, "entry"), "activate");
  due_test_wait_for (test_add_can_connect (fixture));
  test_connect_assert_no_account (fixture);
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
  test_add_open_to_replace (fixture);
  g_assert_cmpstr (due_page_get_title (fixture->page.page), ==, "Replace Webhook");
  g_assert_true (test_add_is_shown (fixture, "steps"));
  test_add_type_and_wait (fixture, test_connect_portal->portal);
  g_assert_cmpstr (test_add_get_answer (fixture), ==, answer);
  g_assert_false (test_add_is_shown (fixture, "ways"));
  g_assert_false (test_add_can_connect (fixture));
  test_add_type_webhook (fixture);
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
  test_add_open_to_replace (fixture);
  test_add_type_webhook (fixture);
  test_page_click (&fixture->page, "connect");
  due_test_wait_for (test_add_answers (fixture, "This is another portal. Sign in to " TEST_PORTAL
                                                ", or add a new account."));
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, "portal", "'" TEST_PORTAL "'");
  secret = test_connect_look_up (fixture, TEST_ACCOUNT_ID);
  g_assert_cmpstr (due_secret_peek (secret), ==, "oldsecret");
  g_assert_cmpstr (fixture->page.did->str, ==, "");
}

#define ADD(path, test) g_test_add (path, TestConnect, NULL, set_up, test, tear_down)
#define ADD_WITHOUT_KEYRING(path, test)                                                            \
  g_test_add (path, TestConnect, NULL, set_up_without_keyring, test, tear_down)

static void
add_tests (void)
{
  ADD_WITHOUT_KEYRING ("/add-page-ways/no-keyring", test_no_keyring);
  ADD_WITHOUT_KEYRING ("/add-page-ways/no-keyring/known", test_known_no_keyring);
  ADD_WITHOUT_KEYRING ("/add-page-ways/no-keyring/file", test_file);
  ADD_WITHOUT_KEYRING ("/add-page-ways/no-keyring/not-adopted", test_not_adopted);
  ADD ("/add-page-ways/certificate", test_certificate);
  ADD ("/add-page-ways/certificate/again", test_certificate_again);
  ADD ("/add-page-ways/certificate/late", test_certificate_late);
  ADD ("/add-page-ways/replace", test_replace);
  ADD ("/add-page-ways/replace/other-portal", test_replace_other);
}

int
main (int argc, char *argv[])
{
  return test_connect_run (argc, argv, add_tests);
}
