/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "trouble.h"

#include "state.h"

static const struct
{
  const char *name;
  DueTrouble trouble;
  DueStateKind state;
  DueFault fault;
  DueRemedy remedy;
} rows[] = {
  { "none", DUE_TROUBLE_NONE, DUE_STATE_CURRENT, DUE_FAULT_NOBODY, DUE_REMEDY_NONE },
  { "network", DUE_TROUBLE_NETWORK, DUE_STATE_OFFLINE, DUE_FAULT_NETWORK, DUE_REMEDY_TRY_AGAIN },
  { "timeout", DUE_TROUBLE_TIMEOUT, DUE_STATE_OFFLINE, DUE_FAULT_NETWORK, DUE_REMEDY_TRY_AGAIN },
  { "proxy", DUE_TROUBLE_PROXY, DUE_STATE_OFFLINE, DUE_FAULT_PROXY, DUE_REMEDY_TRY_AGAIN },
  { "certificate", DUE_TROUBLE_CERTIFICATE, DUE_STATE_OFFLINE, DUE_FAULT_CERTIFICATE,
    DUE_REMEDY_SHOW_CERTIFICATE },
  { "portal-down", DUE_TROUBLE_PORTAL_DOWN, DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "not-a-portal", DUE_TROUBLE_NOT_A_PORTAL, DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "portal-moved", DUE_TROUBLE_PORTAL_MOVED, DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "portal-closed", DUE_TROUBLE_PORTAL_CLOSED, DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "too-many", DUE_TROUBLE_TOO_MANY, DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE },
  { "time-limit", DUE_TROUBLE_TIME_LIMIT, DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE },
  { "overload", DUE_TROUBLE_OVERLOAD, DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE },
  { "webhook-gone", DUE_TROUBLE_WEBHOOK_GONE, DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
    DUE_REMEDY_REPLACE_WEBHOOK },
  { "signed-out", DUE_TROUBLE_SIGNED_OUT, DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
    DUE_REMEDY_SIGN_IN },
  { "user-dismissed", DUE_TROUBLE_USER_DISMISSED, DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
    DUE_REMEDY_SIGN_IN },
  { "app-removed", DUE_TROUBLE_APP_REMOVED, DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
    DUE_REMEDY_SIGN_IN },
  { "client-refused", DUE_TROUBLE_CLIENT_REFUSED, DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
    DUE_REMEDY_SIGN_IN },
  { "sign-in-server", DUE_TROUBLE_SIGN_IN_SERVER, DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "no-permission", DUE_TROUBLE_NO_PERMISSION, DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
    DUE_REMEDY_OPEN_WEBHOOK },
  { "app-no-permission", DUE_TROUBLE_APP_NO_PERMISSION, DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
    DUE_REMEDY_TRY_AGAIN },
  { "plan", DUE_TROUBLE_PLAN, DUE_STATE_FORBIDDEN, DUE_FAULT_PLAN, DUE_REMEDY_TRY_AGAIN },
  { "not-allowed", DUE_TROUBLE_NOT_ALLOWED, DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
    DUE_REMEDY_TRY_AGAIN },
  { "confirmation", DUE_TROUBLE_CONFIRMATION, DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
    DUE_REMEDY_TRY_AGAIN },
  { "unsupported", DUE_TROUBLE_UNSUPPORTED, DUE_STATE_FORBIDDEN, DUE_FAULT_PORTAL,
    DUE_REMEDY_TRY_AGAIN },
  { "bad-request", DUE_TROUBLE_BAD_REQUEST, DUE_STATE_OFFLINE, DUE_FAULT_US, DUE_REMEDY_TRY_AGAIN },
  { "keyring-locked", DUE_TROUBLE_KEYRING_LOCKED, DUE_STATE_LOCKED, DUE_FAULT_KEYRING,
    DUE_REMEDY_UNLOCK },
  { "keyring-missing", DUE_TROUBLE_KEYRING_MISSING, DUE_STATE_LOCKED, DUE_FAULT_KEYRING,
    DUE_REMEDY_TRY_AGAIN },
  { "secret-missing", DUE_TROUBLE_SECRET_MISSING, DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
    DUE_REMEDY_SIGN_IN },
  { "secret-file", DUE_TROUBLE_SECRET_FILE, DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
    DUE_REMEDY_SIGN_IN },
  { "not-signed-in", DUE_TROUBLE_NOT_SIGNED_IN, DUE_STATE_SIGNED_OUT, DUE_FAULT_NOBODY,
    DUE_REMEDY_SIGN_IN_FIRST },
  { "link-missing", DUE_TROUBLE_LINK_MISSING, DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
    DUE_REMEDY_REPLACE_WEBHOOK },
  { "sign-in-certificate", DUE_TROUBLE_SIGN_IN_CERTIFICATE, DUE_STATE_OFFLINE,
    DUE_FAULT_CERTIFICATE, DUE_REMEDY_TRY_AGAIN },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, DUE_N_TROUBLES);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DueTrouble trouble = rows[i].trouble;

      g_assert_cmpuint (trouble, ==, i);
      g_assert_cmpstr (due_trouble_get_name (trouble), ==, rows[i].name);
      g_assert_cmpuint (due_trouble_get_state (trouble), ==, rows[i].state);
      g_assert_cmpuint (due_trouble_get_fault (trouble), ==, rows[i].fault);
      g_assert_cmpuint (due_trouble_get_remedy (trouble), ==, rows[i].remedy);
    }
}

/* The house's tone: a sentence, no "error", no "failed", no "please", no exclamation mark. */
static void
test_sentences (void)
{
  static const char *const banned[] = { "error", "failed", "please", "!", "Error", "Please" };

  for (guint i = 0; i < DUE_N_TROUBLES; i++)
    {
      const char *sentence = due_trouble_get_sentence ((DueTrouble) i);

      g_assert_true (g_str_has_suffix (sentence, "."));
      for (guint j = 0; j < G_N_ELEMENTS (banned); j++)
        g_assert_null (g_strstr_len (sentence, -1, banned[j]));
    }
  g_assert_cmpstr (due_trouble_get_sentence (DUE_TROUBLE_KEYRING_LOCKED), ==,
                   "The keyring that keeps the sign-in is locked.");
  g_assert_cmpstr (due_trouble_get_sentence (DUE_TROUBLE_WEBHOOK_GONE), ==,
                   "The webhook was deleted on the portal. Nothing is counted until there is a new "
                   "one.");
}

static void
test_remedies (void)
{
  static const char *const labels[] = { NULL,
                                        "Try Again",
                                        "Replace Webhook…",
                                        "Sign In Again…",
                                        "Sign In…",
                                        "Unlock Keyring…",
                                        "Open Webhook",
                                        "Switch On",
                                        "Show Certificate…" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (due_remedy_get_label ((DueRemedy) i), ==, labels[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trouble/table", test_table);
  g_test_add_func ("/trouble/sentences", test_sentences);
  g_test_add_func ("/trouble/remedies", test_remedies);

  return g_test_run ();
}
