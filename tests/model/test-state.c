/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "state.h"

#include "model-samples.h"

static void
test_kinds (void)
{
  static const struct
  {
    DueStateKind kind;
    const char *name;
    const char *label;
  } rows[] = {
    /* From the best to the worst. */
    { DUE_STATE_DISABLED, "disabled", "Off" },
    { DUE_STATE_CURRENT, "current", "Up to date" },
    { DUE_STATE_CONNECTING, "connecting", "Connecting" },
    { DUE_STATE_BUSY, "busy", "Waiting" },
    { DUE_STATE_OFFLINE, "offline", "Offline" },
    { DUE_STATE_FORBIDDEN, "forbidden", "No access" },
    { DUE_STATE_LOCKED, "locked", "Locked" },
    { DUE_STATE_SIGNED_OUT, "signed-out", "Signed out" },
  };
  DueStateKind kind = DUE_STATE_BUSY;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (due_state_kind_get_name (rows[i].kind), ==, rows[i].name);
      g_assert_cmpstr (due_state_kind_get_label (rows[i].kind), ==, rows[i].label);
      g_assert_true (due_state_kind_from_name (rows[i].name, &kind));
      g_assert_cmpuint (kind, ==, rows[i].kind);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (due_state_kind_get_rank (rows[j].kind), <,
                         due_state_kind_get_rank (rows[i].kind));
    }
  g_assert_false (due_state_kind_from_name ("empty", &kind));
  g_assert_false (due_state_kind_from_name (NULL, &kind));
  g_assert_cmpuint (kind, ==, DUE_STATE_SIGNED_OUT);
}

static void
test_holds_values (void)
{
  g_autoptr (DueState) state = due_state_new (DUE_STATE_BUSY, DUE_TROUBLE_OVERLOAD, 1, 2, 3);

  g_assert_cmpuint (due_state_get_kind (state), ==, DUE_STATE_BUSY);
  g_assert_cmpuint (due_state_get_trouble (state), ==, DUE_TROUBLE_OVERLOAD);
  g_assert_cmpint (due_state_get_since (state), ==, 1);
  g_assert_cmpint (due_state_get_checked (state), ==, 2);
  g_assert_cmpint (due_state_get_next_check (state), ==, 3);
}

static void
test_remedies (void)
{
  static const struct
  {
    DueStateKind kind;
    DueTrouble trouble;
    DueRemedy remedy;
  } rows[] = {
    { DUE_STATE_CURRENT, DUE_TROUBLE_NONE, DUE_REMEDY_NONE },
    { DUE_STATE_CONNECTING, DUE_TROUBLE_NETWORK, DUE_REMEDY_NONE },
    { DUE_STATE_DISABLED, DUE_TROUBLE_WEBHOOK_GONE, DUE_REMEDY_SWITCH_ON },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NONE, DUE_REMEDY_TRY_AGAIN },
    { DUE_STATE_BUSY, DUE_TROUBLE_TOO_MANY, DUE_REMEDY_NONE },
    { DUE_STATE_SIGNED_OUT, DUE_TROUBLE_WEBHOOK_GONE, DUE_REMEDY_REPLACE_WEBHOOK },
    { DUE_STATE_SIGNED_OUT, DUE_TROUBLE_NONE, DUE_REMEDY_SIGN_IN },
    { DUE_STATE_LOCKED, DUE_TROUBLE_NONE, DUE_REMEDY_UNLOCK },
    { DUE_STATE_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, DUE_REMEDY_OPEN_WEBHOOK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state = due_state_new (rows[i].kind, rows[i].trouble, 0, 0, 0);

      g_assert_cmpuint (due_state_get_remedy (state), ==, rows[i].remedy);
    }
}

static void
test_differs (void)
{
  g_autoptr (DueState) state = due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, 5, 1, 9);
  g_autoptr (DueState) later = due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, 5, 2, 10);
  g_autoptr (DueState) since = due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, 6, 1, 9);
  g_autoptr (DueState) trouble = due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_PROXY, 5, 1, 9);
  g_autoptr (DueState) kind = due_state_new (DUE_STATE_BUSY, DUE_TROUBLE_NETWORK, 5, 1, 9);

  g_assert_false (due_state_differs (state, later));
  g_assert_true (due_state_differs (state, since));
  g_assert_true (due_state_differs (state, trouble));
  g_assert_true (due_state_differs (state, kind));
}

static void
test_sentences (void)
{
  static const struct
  {
    DueStateKind kind;
    DueTrouble trouble;
    gint64 since;
    gint64 next;
    const char *sentence;
  } rows[] = {
    { DUE_STATE_CURRENT, DUE_TROUBLE_NONE, SAMPLE_NOW, SAMPLE_NOW + 60, "" },
    { DUE_STATE_CONNECTING, DUE_TROUBLE_NONE, 0, 0, "Waiting for the first answer." },
    { DUE_STATE_DISABLED, DUE_TROUBLE_NONE, 0, 0, "Not checked and not counted." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, SAMPLE_NOW - HOUR, SAMPLE_NOW + 1200,
      "Not reachable since 13:00. Next try at 14:20." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NONE, SAMPLE_NOW - DAY, 0,
      "Not reachable since yesterday 14:00." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, 0, SAMPLE_NOW + 1200,
      "The portal is not reachable. Check your connection. Next try at 14:20." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_TIMEOUT, SAMPLE_NOW - 4 * DAY, SAMPLE_NOW + 12 * HOUR,
      "The portal does not answer in time. Offline since Friday 14:00. Next try at 02:00." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, SAMPLE_NOW - HOUR, SAMPLE_NOW,
      "Not reachable since 13:00." },
    { DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, SAMPLE_NOW - HOUR, G_MAXINT64,
      "Not reachable since 13:00." },
    { DUE_STATE_BUSY, DUE_TROUBLE_TOO_MANY, SAMPLE_NOW, SAMPLE_NOW + 720,
      "The portal asks for a pause. Next check at 14:12." },
    { DUE_STATE_BUSY, DUE_TROUBLE_NONE, SAMPLE_NOW, 0, "The portal asks for a pause." },
    { DUE_STATE_SIGNED_OUT, DUE_TROUBLE_NONE, SAMPLE_NOW, 0,
      "The portal has ended the sign-in. Nothing is counted until you sign in again." },
    { DUE_STATE_SIGNED_OUT, DUE_TROUBLE_WEBHOOK_GONE, SAMPLE_NOW, 0,
      "The webhook was deleted on the portal. Nothing is counted until there is a new one." },
    { DUE_STATE_LOCKED, DUE_TROUBLE_KEYRING_LOCKED, 0, 0,
      "The keyring that keeps the sign-in is locked." },
    { DUE_STATE_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0, SAMPLE_NOW + HOUR,
      "This webhook may not read tasks. Add the permission “Tasks” to it on the portal." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state =
          due_state_new (rows[i].kind, rows[i].trouble, rows[i].since, 0, rows[i].next);
      g_autofree char *sentence = due_state_get_sentence (state, SAMPLE_NOW);

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

static void
test_strange_times (void)
{
  static const gint64 times[] = { G_MININT64, -1, 0, 1, SAMPLE_NOW, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (times) * G_N_ELEMENTS (times); i++)
    {
      gint64 time = times[i % G_N_ELEMENTS (times)];
      gint64 now = times[i / G_N_ELEMENTS (times)];
      g_autoptr (DueState) state =
          due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, time, time, time);
      g_autofree char *sentence = due_state_get_sentence (state, now);

      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/kinds", test_kinds);
  g_test_add_func ("/state/holds-values", test_holds_values);
  g_test_add_func ("/state/remedies", test_remedies);
  g_test_add_func ("/state/differs", test_differs);
  g_test_add_func ("/state/sentences", test_sentences);
  g_test_add_func ("/state/strange-times", test_strange_times);

  return g_test_run ();
}
