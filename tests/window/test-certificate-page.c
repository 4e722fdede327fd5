/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-page.h"

#include "account-fixture.h"
#include "bus.h"
#include "page-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define FINGERPRINT "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define BY_SYSTEM "This system trusts it."
#define BY_PERSON "You trust it, though this system does not."
#define BY_NOBODY                                                                                  \
  "This system does not trust it, and nothing is sent to the portal until you do. Ask the "        \
  "administrator of the portal whether the fingerprint is this one."
#define NONE_YET "The portal has not shown one yet."

static void
set_up (TestPageFixture *fixture, gconstpointer data)
{
  test_page_set_up (fixture);
  test_accounts_add (fixture->backend, TEST_ACCOUNT_ID);
}

static void
tear_down (TestPageFixture *fixture, gconstpointer data)
{
  test_page_tear_down (fixture);
}

static void
say (TestPageFixture *fixture, const char *fingerprint, const char *trust)
{
  g_autofree char *accounts = g_strdup_printf (
      "[{'id': <'" TEST_ACCOUNT_ID "'>, 'state': <'offline'>, 'certificate': <{"
      "'subject': <'acme'>, 'issuer': <'Acme CA'>, 'valid_from': <int64 1700000000>,"
      " 'valid_until': <int64 1900000000>, 'fingerprint': <'%s'>, 'trust': <'%s'>}>}]",
      fingerprint, trust);

  test_peer_say (fixture->peer, "offline", 0, accounts);
}

static void
open_page (TestPageFixture *fixture)
{
  test_page_open_for (fixture, due_certificate_page_new, TEST_ACCOUNT_ID);
}

static gboolean
shows (TestPageFixture *fixture, const char *sentence)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (test_page_get (fixture, "sentence"))),
                      sentence);
}

/* Who trusts it, what is said, and the words of the button; NULL: there is none. */
static const struct
{
  const char *trust;
  const char *sentence;
  const char *button;
} trusts[] = {
  { "system", BY_SYSTEM, NULL },
  { "person", BY_PERSON, "Do Not Trust It Any More" },
  { "none", BY_NOBODY, "Trust This Certificate" },
  { "by magic", BY_NOBODY, "Trust This Certificate" },
};

static void
test_trusts (TestPageFixture *fixture, gconstpointer data)
{
  test_peer_say (fixture->peer, "offline", 0, "[{'id': <'" TEST_ACCOUNT_ID "'>}]");
  open_page (fixture);
  g_assert_true (shows (fixture, NONE_YET));
  g_assert_false (gtk_widget_get_visible (test_page_get (fixture, "group")));
  g_assert_false (gtk_widget_get_visible (test_page_get (fixture, "trust")));
  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++)
    {
      GtkWidget *button = test_page_get (fixture, "trust");

      g_test_message ("%s", trusts[i].trust);
      say (fixture, FINGERPRINT, trusts[i].trust);
      due_test_wait_for (shows (fixture, trusts[i].sentence));
      g_assert_true (gtk_widget_get_visible (test_page_get (fixture, "group")));
      g_assert_nonnull (test_find_text (test_page_get (fixture, "group"), "Acme CA"));
      g_assert_true (gtk_widget_get_visible (button) == (trusts[i].button != NULL));
      if (trusts[i].button != NULL)
        g_assert_nonnull (test_find_text (button, trusts[i].button));
    }
}

static void
test_trust (TestPageFixture *fixture, gconstpointer data)
{
  say (fixture, FINGERPRINT, "none");
  open_page (fixture);
  test_page_click (fixture, "trust");
  test_accounts_assert (fixture->backend, TEST_ACCOUNT_ID, "trusted-certificate",
                        "'" FINGERPRINT "'");
  g_assert_cmpstr (fixture->did->str, ==, "back ;");
  say (fixture, FINGERPRINT, "person");
  due_test_wait_for (shows (fixture, BY_PERSON));
  test_page_click (fixture, "trust");
  test_accounts_assert (fixture->backend, TEST_ACCOUNT_ID, "trusted-certificate", "''");
}

/* What is agreed to is what the page shows: it follows the portal that shows another one. */
static void
test_changed (TestPageFixture *fixture, gconstpointer data)
{
  say (fixture, FINGERPRINT, "none");
  open_page (fixture);
  say (fixture, OTHER, "none");
  due_test_settle (fixture->peer->bus);
  test_page_click (fixture, "trust");
  test_accounts_assert (fixture->backend, TEST_ACCOUNT_ID, "trusted-certificate", "'" OTHER "'");
}

static void
test_locked (TestPageFixture *fixture, gconstpointer data)
{
  test_accounts_lock (fixture->backend, TEST_ACCOUNT_ID, "trusted-certificate");
  say (fixture, FINGERPRINT, "none");
  open_page (fixture);
  g_assert_true (shows (fixture, BY_NOBODY));
  g_assert_false (gtk_widget_get_visible (test_page_get (fixture, "trust")));
}

#define ADD(path, test) g_test_add (path, TestPageFixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/certificate-page/trusts", test_trusts);
  ADD ("/certificate-page/trust", test_trust);
  ADD ("/certificate-page/changed", test_changed);
  ADD ("/certificate-page/locked", test_locked);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
