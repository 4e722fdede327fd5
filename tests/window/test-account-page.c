/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-page.h"

#include "account-fixture.h"
#include "bus.h"
#include "page-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define ID "'id': <'" TEST_ACCOUNT_ID "'>, 'portal': <'" TEST_PORTAL "'>"
#define USER ", 'user': <{'name': <'Anna Petrova'>}>"
#define CURRENT "[{" ID USER ", 'state': <'current'>, 'counters': <'3 overdue'>}]"
#define SET_BY "Set by your administrator."
#define CERTIFICATE                                                                                \
  ", 'certificate': <{'subject': <'acme'>, 'issuer': <'acme'>, 'valid_from': <int64 1700000000>,"  \
  " 'valid_until': <int64 1900000000>, 'fingerprint':"                                             \
  " <'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'>, 'trust': <'person'>}>"

typedef struct
{
  TestPageFixture page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_page_set_up (&fixture->page);
  test_accounts_add (fixture->page.backend, TEST_ACCOUNT_ID);
  test_peer_say (fixture->page.peer, "current", 3, CURRENT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_page_tear_down (&fixture->page);
}

static void
open_page (Fixture *fixture)
{
  test_page_open_for (&fixture->page, due_account_page_new, TEST_ACCOUNT_ID);
}

static void
store (Fixture *fixture, const char *key, const char *text)
{
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

static void
assert_stored (Fixture *fixture, const char *key, const char *text)
{
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

static GtkWidget *
get (Fixture *fixture, const char *id)
{
  return test_page_get (&fixture->page, id);
}

static GtkCheckButton *
get_check (Fixture *fixture, const char *id)
{
  return GTK_CHECK_BUTTON (get (fixture, id));
}

static gboolean
shows (Fixture *fixture, const char *id, const char *text)
{
  return gtk_widget_get_visible (get (fixture, id)) &&
         test_find_text (get (fixture, id), text) != NULL;
}

/* Each check button: its key, what is stored when it is not active and when it is. */
static const struct
{
  const char *id;
  const char *key;
  const char *off;
  const char *on;
} checks[] = {
  { "count_overdue", "count", "['comments']", "['overdue', 'comments']" },
  { "count_comments", "count", "['overdue']", "['overdue', 'comments']" },
  { "count_mentions", "count", "['overdue']", "['overdue', 'mentions']" },
  { "notify_overdue", "notify", "['mentions']", "['overdue', 'mentions']" },
  { "notify_comments", "notify", "@as []", "['comments']" },
  { "notify_mentions", "notify", "['overdue']", "['overdue', 'mentions']" },
  { "responsible", "roles", "['auditor']", "['responsible', 'auditor']" },
  { "accomplice", "roles", "['auditor']", "['accomplice', 'auditor']" },
  { "auditor", "roles", "['responsible']", "['responsible', 'auditor']" },
  { "originator", "roles", "['responsible']", "['responsible', 'originator']" },
};

static char *
normalize (const char *text)
{
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE ("as"), text, NULL, NULL, NULL);

  return g_variant_print (value, FALSE);
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      GtkCheckButton *check = get_check (fixture, checks[i].id);
      g_autofree char *off = normalize (checks[i].off);

      g_test_message ("%s", checks[i].id);
      store (fixture, checks[i].key, checks[i].off);
      g_assert_false (gtk_check_button_get_active (check));
      store (fixture, checks[i].key, checks[i].on);
      g_assert_true (gtk_check_button_get_active (check));
      gtk_check_button_set_active (check, FALSE);
      assert_stored (fixture, checks[i].key, off);
      gtk_check_button_set_active (check, TRUE);
      assert_stored (fixture, checks[i].key, checks[i].on);
    }
}

/* The settings know "no role" as all roles: the last tick stays. */
static void
test_last_role (Fixture *fixture, gconstpointer data)
{
  store (fixture, "roles", "['auditor']");
  open_page (fixture);
  due_row_toggle (test_page_get_row (&fixture->page, "auditor"));
  g_assert_true (gtk_check_button_get_active (get_check (fixture, "auditor")));
  assert_stored (fixture, "roles", "['auditor']");
  due_row_toggle (test_page_get_row (&fixture->page, "responsible"));
  due_row_toggle (test_page_get_row (&fixture->page, "auditor"));
  assert_stored (fixture, "roles", "['responsible']");
}

/* Each locked key, and what cannot be changed then. */
static const struct
{
  const char *key;
  const char *ids[5];
  gboolean says; /* at each row; two controls that share one are only insensitive */
} locks[] = {
  { "count", { "count_overdue", "count_comments", "count_mentions" }, FALSE },
  { "notify", { "notify_overdue", "notify_comments", "notify_mentions" }, FALSE },
  { "roles", { "responsible", "accomplice", "auditor", "originator" }, TRUE },
  { "open-with", { "open_with" }, TRUE },
};

static void
test_locks (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, locks[i].key);
  open_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (locks[i].ids) && locks[i].ids[k] != NULL; k++)
      {
        g_test_message ("%s", locks[i].ids[k]);
        g_assert_false (gtk_widget_is_sensitive (get (fixture, locks[i].ids[k])));
        if (locks[i].says)
          g_assert_true (test_page_row_says (&fixture->page, locks[i].ids[k], SET_BY));
      }
  /* Both of a row are locked: it says so. */
  g_assert_true (test_page_row_says (&fixture->page, "count_overdue", SET_BY));
}

/* One of the two columns is locked while the page is open. */
static void
test_lock_column (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "count");
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "count_overdue")));
  g_assert_true (gtk_widget_is_sensitive (get (fixture, "notify_overdue")));
  g_assert_false (test_page_row_says (&fixture->page, "count_overdue", SET_BY));
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "notify");
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "notify_overdue")));
  g_assert_true (test_page_row_says (&fixture->page, "count_overdue", SET_BY));
}

/* What the service says of the account, and the row on top. */
static const struct
{
  const char *fields;
  const char *label;    /* on the pill */
  const char *sentence; /* below the name */
  const char *remedy;   /* on the button; NULL: there is none */
  gboolean blue;        /* the person has to act */
  const char *did;      /* by a click on it */
} states[] = {
  { USER ", 'state': <'current'>, 'counters': <'3 overdue'>", "Up to date", "3 overdue",
    "Check Now", FALSE, "check ;" },
  { USER ", 'state': <'connecting'>, 'message': <'Asking.'>", "Connecting", "Asking.", NULL, FALSE,
    NULL },
  { USER ", 'state': <'offline'>, 'message': <'Not reachable.'>, 'remedy': <'try-again'>,"
         " 'remedy_label': <'Try Again'>",
    "Offline", "Not reachable.", "Try Again", FALSE, "remedy " TEST_ACCOUNT_ID ";" },
  { USER ", 'state': <'signed-out'>, 'message': <'The webhook was deleted.'>,"
         " 'remedy': <'replace-webhook'>, 'remedy_label': <'Replace Webhook…'>",
    "Signed out", "The webhook was deleted.", "Replace Webhook…", TRUE,
    "remedy " TEST_ACCOUNT_ID ";" },
  { USER ", 'state': <'locked'>, 'message': <'The keyring is locked.'>, 'remedy': <'unlock'>,"
         " 'remedy_label': <'Unlock'>",
    "Locked", "The keyring is locked.", "Unlock", TRUE, "remedy " TEST_ACCOUNT_ID ";" },
  { USER ", 'state': <'forbidden'>, 'message': <'May not read tasks.'>", "No access",
    "May not read tasks.", NULL, TRUE, NULL },
};

static gboolean
shows_state (Fixture *fixture, guint i)
{
  GtkWidget *remedy = get (fixture, "remedy");

  return shows (fixture, "pill", states[i].label) && shows (fixture, "state", states[i].sentence) &&
         gtk_widget_get_visible (remedy) == (states[i].remedy != NULL) &&
         (states[i].remedy == NULL || shows (fixture, "remedy", states[i].remedy)) &&
         gtk_widget_has_css_class (remedy, "suggested-action") == states[i].blue;
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *accounts = g_strdup_printf ("[{" ID "%s}]", states[i].fields);

      g_test_message ("%s", states[i].label);
      test_peer_say (fixture->page.peer, "current", 3, accounts);
      due_test_wait_for (shows_state (fixture, i));
      g_assert_true (shows (fixture, "state", "Anna Petrova"));
      if (states[i].did == NULL)
        continue;
      g_string_truncate (fixture->page.did, 0);
      test_page_click (&fixture->page, "remedy");
      g_assert_cmpstr (fixture->page.did->str, ==, states[i].did);
    }
}

static void
test_checking (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  test_peer_say (fixture->page.peer, "current", 3,
                 "[{" ID USER ", 'state': <'current'>, 'checking': <true>}]");
  due_test_wait_for (shows (fixture, "remedy", "Checking…"));
  due_test_wait_for (!gtk_widget_is_sensitive (get (fixture, "remedy")));
  test_peer_say (fixture->page.peer, "current", 3, CURRENT);
  due_test_wait_for (gtk_widget_is_sensitive (get (fixture, "remedy")));
}

/* Somebody without a name on the portal. */
static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  store (fixture, "user-name", "''");
  test_peer_say (fixture->page.peer, "current", 3, "[{" ID ", 'state': <'current'>}]");
  open_page (fixture);
  due_test_wait_for (shows (fixture, "state", TEST_PORTAL));
  g_assert_cmpstr (due_page_get_title (fixture->page.page), ==, TEST_PORTAL);
}

/* An account that was added a moment ago is not known to the service yet. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  test_peer_say (fixture->page.peer, "current", 3, "[]");
  open_page (fixture);
  g_assert_true (shows (fixture, "state", "Anna Petrova"));
  g_assert_false (gtk_widget_get_visible (get (fixture, "remedy")));
  test_page_click (&fixture->page, "remedy");
  g_assert_cmpstr (fixture->page.did->str, ==, "");
  test_peer_say (fixture->page.peer, "current", 3, CURRENT);
  due_test_wait_for (shows (fixture, "state", "3 overdue"));
}

/* Without a service nothing is up to date. */
static void
test_service_leaves (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  g_assert_true (shows (fixture, "state", "3 overdue"));
  test_peer_leave (fixture->page.peer);
  due_test_wait_for (shows (fixture, "state", "Duebell is not running."));
  g_assert_false (shows (fixture, "state", "3 overdue"));
  g_assert_false (gtk_widget_get_visible (get (fixture, "remedy")));
  g_assert_false (gtk_widget_get_visible (get (fixture, "pill")));
  test_peer_come_back (fixture->page.peer);
  due_test_wait_for (shows (fixture, "state", "3 overdue"));
  g_assert_true (shows (fixture, "pill", "Up to date"));
  g_assert_true (gtk_widget_get_visible (get (fixture, "remedy")));
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  g_assert_false (gtk_widget_get_visible (get (fixture, "certificate")));
  test_peer_say (fixture->page.peer, "current", 3, "[{" ID CERTIFICATE "}]");
  due_test_wait_for (gtk_widget_get_visible (get (fixture, "certificate")));
  g_assert_true (shows (fixture, "certificate", "Trusted by you. Valid until 17 March 2030."));
  test_page_click (&fixture->page, "show_certificate");
  g_assert_cmpstr (fixture->page.did->str, ==, "page certificate:" TEST_ACCOUNT_ID ";");
  test_peer_say (fixture->page.peer, "current", 3, CURRENT);
  due_test_wait_for (!gtk_widget_get_visible (get (fixture, "certificate")));
}

static void
test_buttons (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  g_assert_true (shows (fixture, "renew", "Replace Webhook…"));
  g_assert_false (gtk_widget_get_visible (get (fixture, "sign_out")));
  test_page_click (&fixture->page, "renew");
  test_page_click (&fixture->page, "remove");
  /* The account signs in by the browser from now on. */
  store (fixture, "method", "'oauth'");
  g_assert_true (shows (fixture, "renew", "Sign In Again…"));
  g_assert_true (gtk_widget_get_visible (get (fixture, "sign_out")));
  test_page_click (&fixture->page, "renew");
  g_assert_cmpstr (fixture->page.did->str, ==,
                   "page replace:" TEST_ACCOUNT_ID ";remove " TEST_ACCOUNT_ID
                   ";page sign-in:" TEST_ACCOUNT_ID ";");
  store (fixture, "portal", "'other.bitrix24.ru'");
  g_assert_cmpstr (due_page_get_title (fixture->page.page), ==, "other.bitrix24.ru");
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (due_secrets_store_finish (DUE_SECRETS (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);

  g_assert_null (secret);
  *(gboolean *) user_data = TRUE;
}

/* The secret is forgotten, the account stays, and the service learns of it. */
static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DueSecret) secret = due_secret_new ("topsecret", -1);
  DueSecrets *secrets = NULL;
  gboolean done = FALSE;

  store (fixture, "method", "'oauth'");
  open_page (fixture);
  secrets = due_window_model_get_secrets (fixture->page.model);
  due_secrets_store_async (secrets, TEST_ACCOUNT_ID, TEST_PORTAL, secret, DUE_SECRETS_PLACE_SESSION,
                           NULL, on_stored, &done);
  due_test_wait_for (done);
  test_page_click (&fixture->page, "sign_out");
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "sign_out")));
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, TEST_ACCOUNT_ID);
  due_test_wait_for (gtk_widget_is_sensitive (get (fixture, "sign_out")));
  done = FALSE;
  due_secrets_lookup_async (secrets, TEST_ACCOUNT_ID, NULL, on_looked_up, &done);
  due_test_wait_for (done);
  assert_stored (fixture, "portal", "'" TEST_PORTAL "'");
  assert_stored (fixture, "user-name", "'Anna Petrova'");
}

/* It goes on, and the service learns of it: else it would count with what is forgotten. */
static void
test_leave_signing_out (Fixture *fixture, gconstpointer data)
{
  store (fixture, "method", "'oauth'");
  open_page (fixture);
  test_page_click (&fixture->page, "sign_out");
  test_page_close (&fixture->page);
  due_test_wait_for (fixture->page.peer->reloaded != NULL);
  g_assert_cmpstr (fixture->page.peer->reloaded, ==, TEST_ACCOUNT_ID);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  gtk_test_accessible_assert_property (get (fixture, "count_comments"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Count new comments");
  gtk_test_accessible_assert_property (get (fixture, "notify_mentions"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Notify about mentions");
  gtk_test_accessible_assert_relation (
      get (fixture, "auditor"), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      test_find_text (GTK_WIDGET (test_page_get_row (&fixture->page, "auditor")), "Following"),
      NULL);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/account-page/checks", test_checks);
  ADD ("/account-page/last-role", test_last_role);
  ADD ("/account-page/locks", test_locks);
  ADD ("/account-page/locks/column", test_lock_column);
  ADD ("/account-page/states", test_states);
  ADD ("/account-page/checking", test_checking);
  ADD ("/account-page/nameless", test_nameless);
  ADD ("/account-page/unknown", test_unknown);
  ADD ("/account-page/service-leaves", test_service_leaves);
  ADD ("/account-page/certificate", test_certificate);
  ADD ("/account-page/buttons", test_buttons);
  ADD ("/account-page/sign-out", test_sign_out);
  ADD ("/account-page/sign-out/leave", test_leave_signing_out);
  ADD ("/account-page/names", test_names);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
