/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A session without a bus, or with an address that leads nowhere. */

#include "secrets.h"

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"

typedef struct
{
  gboolean ended;
  GError *error; /* (nullable) */
} Outcome;

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_null (due_secrets_lookup_finish (DUE_SECRETS (source), result, &outcome->error));
  outcome->ended = TRUE;
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  due_secrets_clear_finish (DUE_SECRETS (source), result, &outcome->error);
  outcome->ended = TRUE;
}

static void
wait_end (Outcome *outcome)
{
  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_no_bus (gconstpointer address)
{
  DueSecrets *secrets = NULL;
  Outcome lookup = { 0 };
  Outcome clear = { 0 };

  if (address != NULL)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  else
    g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  secrets = due_secrets_new ();
  due_secrets_lookup_async (secrets, ID, NULL, on_looked_up, &lookup);
  wait_end (&lookup);
  g_assert_error (lookup.error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE);
  due_secrets_clear_async (secrets, ID, NULL, on_cleared, &clear);
  wait_end (&clear);
  g_assert_no_error (clear.error);
  g_clear_error (&lookup.error);
  g_assert_finalize_object (secrets);
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("DISPLAY");
  g_setenv ("XDG_RUNTIME_DIR", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/secrets-no-bus/unset", NULL, test_no_bus);
  g_test_add_data_func ("/secrets-no-bus/empty", "", test_no_bus);
  g_test_add_data_func ("/secrets-no-bus/no-socket", "unix:path=/nonexistent/bus", test_no_bus);
  g_test_add_data_func ("/secrets-no-bus/refused", "tcp:host=127.0.0.1,port=1", test_no_bus);
  g_test_add_data_func ("/secrets-no-bus/garbage", "garbage", test_no_bus);

  return g_test_run ();
}
