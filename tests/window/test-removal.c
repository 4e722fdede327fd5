/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "removal.h"

#include "account-fixture.h"
#include "bus.h"
#include "settings-backend.h"

/* So long that no test waits for it. */
#define LONG_MS (600 * 1000)
#define REMOVED TEST_PORTAL " was removed"

static DueTestBus *bus;

typedef struct
{
  TestAccounts accounts;
  GApplication *application;
  DueFeed *feed;
  DueWindowModel *model;
  DueRemoval *removal;
  guint n_changes;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (due_secrets_store_finish (DUE_SECRETS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
store_secret (Fixture *fixture, const char *id)
{
  g_autoptr (DueSecret) secret = due_secret_new ("topsecret", -1);
  gboolean done = FALSE;

  due_secrets_store_async (due_window_model_get_secrets (fixture->model), id, TEST_PORTAL, secret,
                           DUE_SECRETS_PLACE_SESSION, NULL, on_stored, &done);
  due_test_wait_for (done);
}

typedef struct
{
  gboolean ended;
  gboolean found;
} LookUp;

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LookUp *look_up = user_data;
  g_autoptr (DueSecret) secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, NULL);

  look_up->found = secret != NULL;
  look_up->ended = TRUE;
}

static gboolean
has_secret (Fixture *fixture, const char *id)
{
  LookUp look_up = { .ended = FALSE };

  due_secrets_lookup_async (due_window_model_get_secrets (fixture->model), id, NULL, on_looked_up,
                            &look_up);
  due_test_wait_for (look_up.ended);
  return look_up.found;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) connection = due_test_bus_connect (bus);

  test_accounts_set_up (&fixture->accounts);
  test_accounts_add (fixture->accounts.backend, TEST_ACCOUNT_ID);
  test_accounts_add (fixture->accounts.backend, TEST_OTHER_ID);
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  fixture->application = g_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_application_set_default (fixture->application);
  fixture->feed = due_feed_new (connection, "io.github.duebell.Test");
  fixture->model = due_window_model_new (fixture->accounts.settings, fixture->feed, FALSE);
  store_secret (fixture, TEST_ACCOUNT_ID);
  store_secret (fixture, TEST_OTHER_ID);
  fixture->removal = due_removal_new (fixture->model);
  due_removal_set_undo_ms (fixture->removal, LONG_MS);
  g_signal_connect_swapped (fixture->removal, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->removal);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->feed);
  test_accounts_tear_down (&fixture->accounts);
  g_application_set_default (NULL);
  g_assert_finalize_object (fixture->application);
}

static void
assert_list (Fixture *fixture, const char *list)
{
  g_autofree char *stored = test_settings_backend_print (fixture->accounts.backend, "accounts");

  g_assert_cmpstr (stored, ==, list);
}

#define BOTH "['" TEST_ACCOUNT_ID "', '" TEST_OTHER_ID "']"
#define FIRST "['" TEST_ACCOUNT_ID "']"
#define SECOND "['" TEST_OTHER_ID "']"

static void
assert_says (Fixture *fixture, const char *text, gboolean can_undo)
{
  g_assert_cmpstr (due_removal_get_text (fixture->removal), ==, text);
  g_assert_cmpint (due_removal_can_undo (fixture->removal), ==, can_undo);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, NULL, FALSE);
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  assert_says (fixture, REMOVED, TRUE);
  assert_list (fixture, SECOND);
  g_assert_cmpuint (due_accounts_get_n (due_window_model_get_accounts (fixture->model)), ==, 1);
  g_assert_true (has_secret (fixture, TEST_ACCOUNT_ID));

  due_removal_undo (fixture->removal);
  assert_says (fixture, NULL, FALSE);
  assert_list (fixture, BOTH);
  g_assert_true (has_secret (fixture, TEST_ACCOUNT_ID));
  test_accounts_assert (fixture->accounts.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");

  /* There is nothing to undo any more. */
  fixture->n_changes = 0;
  due_removal_undo (fixture->removal);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
assert_forgotten (Fixture *fixture, const char *id)
{
  test_accounts_assert (fixture->accounts.backend, id, "portal", "");
  test_accounts_assert (fixture->accounts.backend, id, "user-name", "");
  test_accounts_assert (fixture->accounts.backend, id, "roles", "");
  due_test_wait_for (!has_secret (fixture, id));
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  due_removal_finish (fixture->removal);
  assert_says (fixture, NULL, FALSE);
  assert_forgotten (fixture, TEST_ACCOUNT_ID);
  assert_list (fixture, SECOND);
  g_assert_true (has_secret (fixture, TEST_OTHER_ID));
  due_removal_undo (fixture->removal);
  assert_list (fixture, SECOND);
}

static void
test_too_late (Fixture *fixture, gconstpointer data)
{
  due_removal_set_undo_ms (fixture->removal, 1);
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  due_test_wait_for (!due_removal_can_undo (fixture->removal));
  assert_says (fixture, NULL, FALSE);
  assert_forgotten (fixture, TEST_ACCOUNT_ID);
}

/* One at a time: who removes another one means it. */
static void
test_two (Fixture *fixture, gconstpointer data)
{
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  due_removal_start (fixture->removal, TEST_OTHER_ID);
  assert_forgotten (fixture, TEST_ACCOUNT_ID);
  assert_list (fixture, "[]");
  due_removal_undo (fixture->removal);
  assert_list (fixture, SECOND);
  g_assert_true (has_secret (fixture, TEST_OTHER_ID));
}

/* The position of the account is where it was when it was removed, as far as there is one. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  due_removal_start (fixture->removal, TEST_OTHER_ID);
  assert_list (fixture, FIRST);
  due_removal_undo (fixture->removal);
  assert_list (fixture, BOTH);
  due_removal_start (fixture->removal, TEST_OTHER_ID);
  test_settings_backend_store (fixture->accounts.backend, "accounts", "@as []");
  due_removal_undo (fixture->removal);
  assert_list (fixture, SECOND);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", "nobody", "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a99" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      due_removal_start (fixture->removal, ids[i]);
      assert_says (fixture, NULL, FALSE);
      assert_list (fixture, BOTH);
    }
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  test_settings_backend_lock (fixture->accounts.backend, "accounts", TRUE);
  due_removal_set_undo_ms (fixture->removal, 1);
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  g_assert_nonnull (due_removal_get_text (fixture->removal));
  g_assert_cmpstr (due_removal_get_text (fixture->removal), !=, REMOVED);
  g_assert_false (due_removal_can_undo (fixture->removal));
  assert_list (fixture, BOTH);
  /* The complaint goes by itself, and nothing else with it. */
  due_test_wait_for (due_removal_get_text (fixture->removal) == NULL);
  test_accounts_assert (fixture->accounts.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  g_assert_true (has_secret (fixture, TEST_ACCOUNT_ID));
}

/* The administrator locks the list while the account is off it. */
static void
test_locked_meanwhile (Fixture *fixture, gconstpointer data)
{
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  test_settings_backend_lock (fixture->accounts.backend, "accounts", TRUE);
  due_removal_undo (fixture->removal);
  g_assert_nonnull (due_removal_get_text (fixture->removal));
  g_assert_cmpstr (due_removal_get_text (fixture->removal), !=, REMOVED);
  assert_list (fixture, SECOND);
  /* What could not be put back is not lost. */
  test_accounts_assert (fixture->accounts.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  g_assert_true (due_removal_can_undo (fixture->removal));
  test_settings_backend_lock (fixture->accounts.backend, "accounts", FALSE);
  due_removal_undo (fixture->removal);
  assert_list (fixture, BOTH);
  assert_says (fixture, NULL, FALSE);
}

/* Somebody puts it back by hand: it is theirs again. */
static void
test_put_back_elsewhere (Fixture *fixture, gconstpointer data)
{
  due_removal_start (fixture->removal, TEST_ACCOUNT_ID);
  test_settings_backend_store (fixture->accounts.backend, "accounts", BOTH);
  due_removal_finish (fixture->removal);
  assert_says (fixture, NULL, FALSE);
  test_accounts_assert (fixture->accounts.backend, TEST_ACCOUNT_ID, "roles", "['auditor']");
  g_assert_true (has_secret (fixture, TEST_ACCOUNT_ID));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  ADD ("/removal/undo", test_undo);
  ADD ("/removal/finish", test_finish);
  ADD ("/removal/too-late", test_too_late);
  ADD ("/removal/two", test_two);
  ADD ("/removal/order", test_order);
  ADD ("/removal/unknown", test_unknown);
  ADD ("/removal/locked", test_locked);
  ADD ("/removal/locked-meanwhile", test_locked_meanwhile);
  ADD ("/removal/put-back-elsewhere", test_put_back_elsewhere);
  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
