/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accounts that an administrator has preset and locked: who signs in does so in place. */

#include "webhook-signin.h"

#include "settings-files.h"
#include "signin-fixture.h"

#define ID_A "aaaaaaaa-0000-4000-8000-000000000001"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000002"
#define TOP "io/github/duebell/Duebell"
#define LIST_LOCK "/" TOP "/accounts\n"
#define LOCK(id, key) "/" TOP "/accounts/" id "/" key "\n"

/* A machine whose administrator has listed A and B for the simulated portal. */
typedef struct
{
  TestSettingsFiles *files;
  DueAccounts *accounts;
} Machine;

static void
machine_init (Machine *machine,
              SigninFixture *fixture,
              const char *ids,
              const char *method,
              const char *locks)
{
  const char *portal = fixture->simulated->portal;
  g_autofree char *defaults =
      g_strdup_printf ("[" TOP "]\naccounts=[%s]\n"
                       "[" TOP "/accounts/" ID_A "]\nportal='%s'\nmethod='%s'\nroles=['auditor']\n"
                       "[" TOP "/accounts/" ID_B "]\nportal='%s'\nmethod='%s'\n",
                       ids, portal, method, portal, method);

  machine->files = test_settings_files_new (NULL, defaults, locks);
  machine->accounts = due_accounts_new (machine->files->general);
}

static void
machine_clear (Machine *machine)
{
  g_assert_finalize_object (machine->accounts);
  test_settings_files_free (machine->files);
}

static DueAccount *
sign_in (Machine *machine, SigninFixture *fixture, const char *link, GError **error)
{
  DueSigninPlan plan = { .accounts = machine->accounts,
                         .secrets = fixture->secrets,
                         .place = DUE_SECRETS_PLACE_KEYRING };

  return signin_fixture_connect_by_plan (&plan, link, NULL, error);
}

static void
test_in_place (SigninFixture *fixture, gconstpointer data)
{
  Machine machine = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = NULL;
  g_autoptr (DueWatch) watch = NULL;

  machine_init (&machine, fixture, "'" ID_A "'", "webhook",
                LIST_LOCK LOCK (ID_A, "portal") LOCK (ID_A, "method") LOCK (ID_A, "roles"));
  account = sign_in (&machine, fixture, fixture->simulated->webhook, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (due_account_get_id (account), ==, ID_A);
  g_assert_cmpint (due_account_get_user_id (account), ==, 1);
  g_assert_cmpuint (due_accounts_get_n (machine.accounts), ==, 1);
  watch = due_account_get_watch (account);
  g_assert_cmpint (due_watch_get_roles (watch), ==, DUE_ROLE_AUDITOR);
  signin_fixture_assert_secret (fixture, ID_A, "simulatedsecret");
  g_clear_object (&account);
  machine_clear (&machine);
}

/* A person who signs in twice stays in the first; the second waits for somebody else. */
static void
test_two (SigninFixture *fixture, gconstpointer data)
{
  Machine machine = { 0 };

  machine_init (&machine, fixture, "'" ID_A "', '" ID_B "'", "webhook", LIST_LOCK);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueAccount) account = NULL;

      account = sign_in (&machine, fixture, fixture->simulated->webhook, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (due_account_get_id (account), ==, ID_A);
    }
  {
    g_autoptr (DueAccount) second = due_accounts_get_by_id (machine.accounts, ID_B);

    g_assert_cmpint (due_account_get_user_id (second), ==, 0);
  }
  g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 1);
  machine_clear (&machine);
}

/* Nothing is stored where the account cannot take the person, or this way in. */
static void
test_refused (SigninFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *locks;
  } rows[] = {
    { "webhook", LIST_LOCK LOCK (ID_A, "user-id") },
    { "oauth", LIST_LOCK LOCK (ID_A, "method") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Machine machine = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      machine_init (&machine, fixture, "'" ID_A "'", rows[i].method, rows[i].locks);
      g_assert_null (sign_in (&machine, fixture, fixture->simulated->webhook, &error));
      g_assert_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_LOCKED);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
      g_assert_cmpuint (due_accounts_get_n (machine.accounts), ==, 1);
      machine_clear (&machine);
    }
}

#define add(name, function)                                                                        \
  g_test_add (name, SigninFixture, NULL, signin_fixture_set_up, function, signin_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/preset/in-place", test_in_place);
  add ("/preset/two", test_two);
  add ("/preset/refused", test_refused);

  return signin_fixture_run ();
}
