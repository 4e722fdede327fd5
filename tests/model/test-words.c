/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include "model-samples.h"

#define BOTH (DUE_KIND_OVERDUE | DUE_KIND_COMMENTS)

static void
test_counters (void)
{
  static const struct
  {
    gint32 counts[DUE_N_KINDS];
    DueKinds kinds;
    const char *words;
    const char *short_words;
  } rows[] = {
    { { 3, 12, 0 }, BOTH, "3 overdue, 12 new comments", "3 overdue, 12 new" },
    { { 1, 1, 1 },
      DUE_KINDS_ALL,
      "1 overdue, 1 new comment, 1 mention",
      "1 overdue, 1 new, 1 mention" },
    { { 0, 4, 2 }, DUE_KINDS_ALL, "4 new comments, 2 mentions", "4 new, 2 mentions" },
    { { 3, 4, 2 }, DUE_KIND_OVERDUE, "3 overdue", "3 overdue" },
    { { 0, 0, ABSENT }, DUE_KINDS_ALL, "Nothing due", "Nothing due" },
    { { 0, ABSENT, ABSENT }, DUE_KINDS_ALL, "Nothing due", "Nothing due" },
    { { 2, ABSENT, ABSENT }, DUE_KINDS_ALL, "2 overdue", "2 overdue" },
    { { ABSENT, ABSENT, ABSENT }, DUE_KINDS_ALL, "Not counted", "Not counted" },
    { { 3, 3, 3 }, DUE_KINDS_NONE, "Not counted", "Not counted" },
    { { NO_ACCESS, 0, 0 }, DUE_KINDS_ALL, "No access", "No access" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueCounters) counters =
          sample_counters (rows[i].counts[0], rows[i].counts[1], rows[i].counts[2]);
      g_autofree char *words = due_words_for_counters (counters, rows[i].kinds);
      g_autofree char *short_words = due_words_for_counters_short (counters, rows[i].kinds);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (short_words, ==, rows[i].short_words);
    }
}

static void
test_tasks (void)
{
  static const struct
  {
    gint64 deadline;
    guint comments;
    DueKinds kind;
    const char *group;
    const char *words;
  } rows[] = {
    { SAMPLE_NOW - 3 * DAY, 2, DUE_KIND_OVERDUE, "Sales",
      "3 days late · Quarterly report · Sales" },
    { SAMPLE_NOW - 3 * DAY, 2, DUE_KIND_COMMENTS, "Sales",
      "2 new comments · Quarterly report · Sales" },
    { SAMPLE_NOW - 3 * DAY, 1, DUE_KIND_COMMENTS, NULL, "1 new comment · Quarterly report" },
    { SAMPLE_NOW, 0, DUE_KIND_COMMENTS, NULL, "Quarterly report" },
    { 0, 0, DUE_KIND_OVERDUE, NULL, "Quarterly report" },
    { SAMPLE_NOW + 1200, 0, DUE_KIND_MENTIONS, "Sales",
      "due in 20 minutes · Quarterly report · Sales" },
    { G_MAXINT64, 0, DUE_KIND_OVERDUE, NULL, "Quarterly report" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DueTaskFields fields = { .id = 1,
                               .title = "Quarterly report",
                               .deadline = rows[i].deadline,
                               .new_comments = rows[i].comments,
                               .group = rows[i].group };
      g_autoptr (DueTask) task = due_task_new (&fields);
      g_autofree char *words = due_words_for_task (task, rows[i].kind, SAMPLE_NOW);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_accounts (void)
{
  static const struct
  {
    DueStateKind state;
    gboolean known;
    gint64 checked;
    const char *words;
  } rows[] = {
    { DUE_STATE_CURRENT, TRUE, SAMPLE_NOW - 60,
      "acme.bitrix24.ru: 3 overdue, 12 new comments, checked 13:59" },
    { DUE_STATE_CURRENT, TRUE, 0, "acme.bitrix24.ru: 3 overdue, 12 new comments" },
    { DUE_STATE_CURRENT, FALSE, 0, "acme.bitrix24.ru: Up to date" },
    { DUE_STATE_CONNECTING, FALSE, 0, "acme.bitrix24.ru: Waiting for the first answer." },
    { DUE_STATE_OFFLINE, TRUE, SAMPLE_NOW - 60,
      "acme.bitrix24.ru: 3 overdue, 12 new comments, checked 13:59. Not reachable since 13:00." },
    { DUE_STATE_OFFLINE, FALSE, 0, "acme.bitrix24.ru: Not reachable since 13:00." },
    { DUE_STATE_BUSY, TRUE, SAMPLE_NOW - 60,
      "acme.bitrix24.ru: 3 overdue, 12 new comments, checked 13:59. The portal asks for a "
      "pause." },
    { DUE_STATE_LOCKED, TRUE, SAMPLE_NOW - 60,
      "acme.bitrix24.ru: The keyring that keeps the sign-in is locked." },
    { DUE_STATE_DISABLED, TRUE, 0, "acme.bitrix24.ru: Not checked and not counted." },
  };
  g_autoptr (DueCounters) counters = sample_counters (3, 12, ABSENT);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state =
          due_state_new (rows[i].state, DUE_TROUBLE_NONE, SAMPLE_NOW - HOUR, rows[i].checked, 0);
      g_autofree char *words = due_words_for_account (
          "acme.bitrix24.ru", state, rows[i].known ? counters : NULL, BOTH, SAMPLE_NOW);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/counters", test_counters);
  g_test_add_func ("/words/tasks", test_tasks);
  g_test_add_func ("/words/accounts", test_accounts);

  return g_test_run ();
}
