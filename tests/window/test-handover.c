/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "handover.h"

#include "account-fixture.h"
#include "bus.h"
#include "peer.h"

#define NAME "io.github.duebell.Test"
#define SECRET "https://acme.bitrix24.ru/rest/547/topsecret/"
#define REFUSAL "The secret was not read."
#define NO_ANSWER "Duebell does not answer."

static DueTestBus *bus;

typedef struct
{
  TestAccounts accounts;
  TestPeer *peer;
  GDBusConnection *connection;
  DueFeed *feed;
  DueWindowModel *model;
  GCancellable *cancellable;
  gboolean ended;
  gboolean done;
  GError *error;
  GDBusMethodInvocation *held; /* a call that the service does not answer */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_accounts_set_up (&fixture->accounts);
  fixture->peer = test_peer_new (NAME, "[]");
  fixture->connection = due_test_bus_connect (bus);
  fixture->feed = due_feed_new (fixture->connection, NAME);
  fixture->model = due_window_model_new (fixture->accounts.settings, fixture->feed, FALSE);
  fixture->cancellable = g_cancellable_new ();
  due_test_wait_for (due_feed_get_status (fixture->feed) == DUE_FEED_RUNNING);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->held);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  due_test_wait_for (G_OBJECT (fixture->model)->ref_count == 1);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->feed);
  test_peer_free (fixture->peer);
  g_object_unref (fixture->connection);
  test_accounts_tear_down (&fixture->accounts);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (due_secrets_store_finish (DUE_SECRETS (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
store_secret (Fixture *fixture)
{
  g_autoptr (DueSecret) secret = due_secret_new (SECRET, -1);
  gboolean done = FALSE;

  due_secrets_store_async (due_window_model_get_secrets (fixture->model), TEST_ACCOUNT_ID,
                           TEST_PORTAL, secret, DUE_SECRETS_PLACE_SESSION, NULL, on_stored, &done);
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
has_secret (Fixture *fixture)
{
  LookUp look_up = { .ended = FALSE };

  due_secrets_lookup_async (due_window_model_get_secrets (fixture->model), TEST_ACCOUNT_ID, NULL,
                            on_looked_up, &look_up);
  due_test_wait_for (look_up.ended);
  return look_up.found;
}

static void
on_handed_over (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_false (fixture->ended);
  fixture->ended = TRUE;
  fixture->done = due_handover_finish (result, &fixture->error);
  g_assert_true (fixture->done == (fixture->error == NULL));
}

static void
begin (Fixture *fixture, DueSecretsPlace place)
{
  fixture->ended = FALSE;
  g_clear_error (&fixture->error);
  due_handover_async (fixture->model, TEST_ACCOUNT_ID, place, fixture->cancellable, on_handed_over,
                      fixture);
  g_assert_false (fixture->ended);
}

static void
hand_over (Fixture *fixture, DueSecretsPlace place)
{
  begin (fixture, place);
  due_test_wait_for (fixture->ended);
}

static gboolean
hold (Fixture *fixture, GDBusMethodInvocation *invocation)
{
  g_assert_null (fixture->held);
  fixture->held = g_object_ref (invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The service takes it, and the window has it no longer. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  store_secret (fixture);
  hand_over (fixture, DUE_SECRETS_PLACE_SESSION);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->peer->adopted, ==, TEST_ACCOUNT_ID);
  g_assert_cmpstr (fixture->peer->secret, ==, SECRET);
  g_assert_null (fixture->peer->reloaded);
  due_test_wait_for (!has_secret (fixture));
}

static void
test_session_refused (Fixture *fixture, gconstpointer data)
{
  store_secret (fixture);
  fixture->peer->refusal = REFUSAL;
  hand_over (fixture, DUE_SECRETS_PLACE_SESSION);
  g_assert_cmpstr (fixture->error->message, ==, REFUSAL);
  /* It can be tried again. */
  g_assert_true (has_secret (fixture));
  fixture->peer->refusal = NULL;
  hand_over (fixture, DUE_SECRETS_PLACE_SESSION);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->peer->secret, ==, SECRET);
}

static void
test_session_without_service (Fixture *fixture, gconstpointer data)
{
  store_secret (fixture);
  test_peer_leave (fixture->peer);
  due_test_wait_for (due_feed_get_status (fixture->feed) == DUE_FEED_ABSENT);
  hand_over (fixture, DUE_SECRETS_PLACE_SESSION);
  g_assert_cmpstr (fixture->error->message, ==, "Duebell is not running.");
  g_assert_true (has_secret (fixture));
}

/* The service ends in the middle of it: a person reads a sentence, not what the bus says. */
static void
test_session_service_dies (Fixture *fixture, gconstpointer data)
{
  store_secret (fixture);
  g_signal_handlers_disconnect_by_data (fixture->peer->skeleton, fixture->peer);
  g_signal_connect_swapped (fixture->peer->skeleton, "handle-adopt-secret", G_CALLBACK (hold),
                            fixture);
  begin (fixture, DUE_SECRETS_PLACE_SESSION);
  due_test_wait_for (fixture->held != NULL);
  g_dbus_connection_close_sync (fixture->peer->bus, NULL, NULL);
  due_test_wait_for (fixture->ended);
  g_assert_cmpstr (fixture->error->message, ==, NO_ANSWER);
  g_assert_true (has_secret (fixture));
}

static void
test_nothing_kept (Fixture *fixture, gconstpointer data)
{
  hand_over (fixture, DUE_SECRETS_PLACE_SESSION);
  g_assert_true (fixture->error->domain == DUE_SECRETS_ERROR);
  g_assert_null (fixture->peer->adopted);
}

/* What is stored the service looks up itself. */
static void
test_stored (Fixture *fixture, gconstpointer data)
{
  static const DueSecretsPlace places[] = { DUE_SECRETS_PLACE_KEYRING, DUE_SECRETS_PLACE_FILE,
                                            DUE_SECRETS_PLACE_KEEP };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_clear_pointer (&fixture->peer->reloaded, g_free);
      hand_over (fixture, places[i]);
      g_assert_no_error (fixture->error);
      g_assert_cmpstr (fixture->peer->reloaded, ==, TEST_ACCOUNT_ID);
      g_assert_null (fixture->peer->adopted);
    }
}

/* It does so when it starts, too: nothing is wrong with the sign-in. */
static void
test_stored_without_service (Fixture *fixture, gconstpointer data)
{
  fixture->peer->refusal = REFUSAL;
  hand_over (fixture, DUE_SECRETS_PLACE_KEYRING);
  g_assert_no_error (fixture->error);
  test_peer_leave (fixture->peer);
  due_test_wait_for (due_feed_get_status (fixture->feed) == DUE_FEED_ABSENT);
  hand_over (fixture, DUE_SECRETS_PLACE_KEYRING);
  g_assert_no_error (fixture->error);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const DueSecretsPlace places[] = { DUE_SECRETS_PLACE_SESSION, DUE_SECRETS_PLACE_KEYRING };

  store_secret (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      begin (fixture, places[i]);
      g_cancellable_cancel (fixture->cancellable);
      due_test_wait_for (fixture->ended);
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_cancellable_reset (fixture->cancellable);
      due_test_settle (fixture->peer->bus);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  ADD ("/handover/session", test_session);
  ADD ("/handover/session/refused", test_session_refused);
  ADD ("/handover/session/without-service", test_session_without_service);
  ADD ("/handover/session/service-dies", test_session_service_dies);
  ADD ("/handover/session/nothing-kept", test_nothing_kept);
  ADD ("/handover/stored", test_stored);
  ADD ("/handover/stored/without-service", test_stored_without_service);
  ADD ("/handover/cancel", test_cancel);
  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
