/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences with numbers in Russian: 21 and 101 are said like 1, 11 is not. */

#include "change.h"
#include "model-samples.h"
#include "role.h"
#include "speak.h"
#include "words.h"

static const guint numbers[] = { 1, 2, 5, 11, 21, 101 };

#define N_NUMBERS G_N_ELEMENTS (numbers)
#define FRIDAY (SAMPLE_NOW - 4 * DAY + 3 * HOUR + 40 * 60)

static void
test_counters (void)
{
  static const char *const words[N_NUMBERS] = {
    "1 просрочена, 1 новый комментарий, 1 упоминание",
    "2 просрочены, 2 новых комментария, 2 упоминания",
    "5 просрочено, 5 новых комментариев, 5 упоминаний",
    "11 просрочено, 11 новых комментариев, 11 упоминаний",
    "21 просрочена, 21 новый комментарий, 21 упоминание",
    "101 просрочена, 101 новый комментарий, 101 упоминание",
  };
  static const char *const short_words[N_NUMBERS] = {
    "1 просрочена, 1 новый",   "2 просрочены, 2 новых",   "5 просрочено, 5 новых",
    "11 просрочено, 11 новых", "21 просрочена, 21 новый", "101 просрочена, 101 новый",
  };

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gint32 n = (gint32) numbers[i];
      g_autoptr (DueCounters) counters = sample_counters (n, n, n);
      g_autofree char *text = due_words_for_counters (counters, DUE_KINDS_ALL);
      g_autofree char *short_text =
          due_words_for_counters_short (counters, DUE_KIND_OVERDUE | DUE_KIND_COMMENTS);

      g_assert_cmpstr (text, ==, words[i]);
      g_assert_cmpstr (short_text, ==, short_words[i]);
    }
}

static void
test_deadlines (void)
{
  static const struct
  {
    gint64 ahead;
    const char *words;
  } rows[] = {
    { -60, "просрочена на 1 минуту" },      { -2 * 60, "просрочена на 2 минуты" },
    { -5 * 60, "просрочена на 5 минут" },   { -21 * 60, "просрочена на 21 минуту" },
    { -HOUR, "просрочена на 1 час" },       { -2 * HOUR, "просрочена на 2 часа" },
    { -5 * HOUR, "просрочена на 5 часов" }, { -21 * HOUR, "просрочена на 21 час" },
    { -DAY, "просрочена на 1 день" },       { -2 * DAY, "просрочена на 2 дня" },
    { -5 * DAY, "просрочена на 5 дней" },   { -11 * DAY, "просрочена на 11 дней" },
    { -21 * DAY, "просрочена на 21 день" }, { -101 * DAY, "просрочена на 101 день" },
    { 60, "срок через 1 минуту" },          { 2 * 60, "срок через 2 минуты" },
    { 5 * 60, "срок через 5 минут" },       { 21 * 60, "срок через 21 минуту" },
    { 3 * HOUR, "срок сегодня в 17:00" },   { DAY, "срок завтра в 14:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = due_words_for_deadline (SAMPLE_NOW + rows[i].ahead, SAMPLE_NOW);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Returns: (transfer full): the head of the notification about so many more of each kind */
static char *
make_head (gint32 overdue, gint32 comments, gint32 mentions, const SampleTask *tasks, gint64 since)
{
  g_autoptr (DueSnapshot) before = sample_snapshot (0, 0, 0, since);
  g_autoptr (DueSnapshot) after = sample_listed (overdue, comments, mentions, SAMPLE_NOW, tasks);
  g_autoptr (DueBaseline) baseline = due_baseline_new (before);
  DueChangeRules rules = { .kinds = DUE_KINDS_ALL,
                           .deadlines = TRUE,
                           .lead_s = 1800,
                           .titles = TRUE,
                           .summary = since == FRIDAY,
                           .now = SAMPLE_NOW };
  g_autoptr (DueChange) change = due_change_detect (baseline, after, &rules);

  g_assert_nonnull (change);
  return due_change_get_summary (change, NULL);
}

static void
test_numbers_in_notifications (void)
{
  static const char *const overdue[N_NUMBERS] = {
    "1 задача просрочена", "2 задачи просрочены",  "5 задач просрочено",
    "11 задач просрочено", "21 задача просрочена", "101 задача просрочена",
  };
  static const char *const comments[N_NUMBERS] = {
    "1 новый комментарий",   "2 новых комментария",  "5 новых комментариев",
    "11 новых комментариев", "21 новый комментарий", "101 новый комментарий",
  };
  static const char *const mentions[N_NUMBERS] = {
    "1 новое упоминание",  "2 новых упоминания",  "5 новых упоминаний",
    "11 новых упоминаний", "21 новое упоминание", "101 новое упоминание",
  };

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gint32 n = (gint32) numbers[i];
      g_autofree char *overdue_head = make_head (n, 0, 0, NULL, SAMPLE_NOW - 60);
      g_autofree char *comments_head = make_head (0, n, 0, NULL, SAMPLE_NOW - 60);
      g_autofree char *mentions_head = make_head (0, 0, n, NULL, SAMPLE_NOW - 60);

      g_assert_cmpstr (overdue_head, ==, overdue[i]);
      g_assert_cmpstr (comments_head, ==, comments[i]);
      g_assert_cmpstr (mentions_head, ==, mentions[i]);
    }
}

static void
test_titles_in_notifications (void)
{
  static const struct
  {
    gint32 overdue;
    gint32 comments;
    SampleTask tasks[4];
    const char *head;
  } rows[] = {
    { 1, 0, { { 1, "Отчёт", FRIDAY, 0, FALSE, FALSE } }, "Просрочена задача «Отчёт»" },
    { 2,
      0,
      { { 1, "Отчёт", FRIDAY, 0, FALSE, FALSE }, { 2, "Смета", FRIDAY + 1, 0, FALSE, FALSE } },
      "2 задачи просрочены: Отчёт, Смета" },
    { 0, 1, { { 1, "Отчёт", 0, 1, FALSE, FALSE } }, "Новый комментарий в задаче «Отчёт»" },
    { 0, 2, { { 1, "Отчёт", 0, 2, FALSE, FALSE } }, "2 новых комментария в задаче «Отчёт»" },
    { 0, 5, { { 1, "Отчёт", 0, 5, FALSE, FALSE } }, "5 новых комментариев в задаче «Отчёт»" },
    { 0, 21, { { 1, "Отчёт", 0, 21, FALSE, FALSE } }, "21 новый комментарий в задаче «Отчёт»" },
    { 0,
      3,
      { { 1, "Отчёт", 0, 2, FALSE, FALSE }, { 2, "Смета", 0, 1, FALSE, FALSE } },
      "2 задачи с новыми комментариями: Отчёт, Смета" },
    { 0, 0, { { 1, "Отчёт", SAMPLE_NOW + 1200, 0, FALSE, FALSE } }, "Срок задачи «Отчёт» в 14:20" },
    { 0,
      0,
      { { 1, "Отчёт", SAMPLE_NOW + 1200, 0, FALSE, FALSE },
        { 2, "Смета", SAMPLE_NOW + 1260, 0, FALSE, FALSE } },
      "2 задачи с близким сроком: Отчёт, Смета" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *head =
          make_head (rows[i].overdue, rows[i].comments, 0, rows[i].tasks, SAMPLE_NOW - 60);

      g_assert_cmpstr (head, ==, rows[i].head);
    }
}

/* The month's name is the machine's, see speak_russian(). */
static void
test_summary (void)
{
  const SampleTask tasks[] = {
    { 1, "Отчёт", FRIDAY + 60, 8, FALSE, FALSE },
    { 2, "Смета", FRIDAY + 60, 3, FALSE, FALSE },
    { 0 },
  };
  g_autofree char *head = make_head (2, 11, 0, tasks, FRIDAY);
  g_autofree char *short_head = make_head (2, 0, 0, NULL, FRIDAY);

  g_assert_true (g_str_has_prefix (head, "С 17:40 20 "));
  g_assert_true (g_str_has_prefix (short_head, "С 17:40 20 "));
  g_assert_true (g_str_has_suffix (short_head, ": 2 новые просроченные задачи"));
}

static void
test_states (void)
{
  static const struct
  {
    DueStateKind kind;
    gint64 since;
    const char *line;
  } rows[] = {
    { DUE_STATE_OFFLINE, SAMPLE_NOW - HOUR, "Не отвечает с 13:00. Следующая попытка в 14:20." },
    { DUE_STATE_OFFLINE, SAMPLE_NOW - DAY,
      "Не отвечает с 14:00 вчерашнего дня. Следующая попытка в 14:20." },
    { DUE_STATE_BUSY, SAMPLE_NOW - HOUR, "Портал просит подождать. Следующая проверка в 14:20." },
    { DUE_STATE_LOCKED, SAMPLE_NOW - HOUR, "Связка ключей, где хранится вход, заблокирована." },
    { DUE_STATE_DISABLED, SAMPLE_NOW - HOUR, "Не проверяется и не считается." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state =
          due_state_new (rows[i].kind, DUE_TROUBLE_NONE, rows[i].since, 0, SAMPLE_NOW + 1200);
      g_autofree char *sentence = due_state_get_sentence (state, SAMPLE_NOW);

      g_assert_cmpstr (sentence, ==, rows[i].line);
    }
}

static void
test_accounts (void)
{
  static const struct
  {
    gint64 checked;
    const char *line;
  } rows[] = {
    { SAMPLE_NOW - 60, "acme.bitrix24.ru: 3 просрочены, 12 новых комментариев, проверено в 13:59" },
    { SAMPLE_NOW - DAY,
      "acme.bitrix24.ru: 3 просрочены, 12 новых комментариев, проверено вчера в 14:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state =
          due_state_new (DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 0, rows[i].checked, 0);
      g_autoptr (DueCounters) counters = sample_counters (3, 12, 0);
      g_autofree char *line =
          due_words_for_account ("acme.bitrix24.ru", state, counters, DUE_KINDS_ALL, SAMPLE_NOW);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

static void
test_roles (void)
{
  g_assert_cmpstr (due_role_get_label (DUE_ROLE_RESPONSIBLE), ==, "Делаю");
  g_assert_cmpstr (due_role_get_label (DUE_ROLE_ACCOMPLICE), ==, "Помогаю");
  g_assert_cmpstr (due_role_get_label (DUE_ROLE_AUDITOR), ==, "Наблюдаю");
  g_assert_cmpstr (due_role_get_label (DUE_ROLE_ORIGINATOR), ==, "Поручил");
}

int
main (int argc, char **argv)
{
  gboolean speaks = speak_russian ();

  g_test_init (&argc, &argv, NULL);
  if (!speaks)
    {
      g_print ("1..0 # SKIP there is neither a Russian locale nor C.UTF-8\n");
      return 0;
    }
  g_test_add_func ("/russian/counters", test_counters);
  g_test_add_func ("/russian/deadlines", test_deadlines);
  g_test_add_func ("/russian/numbers-in-notifications", test_numbers_in_notifications);
  g_test_add_func ("/russian/titles-in-notifications", test_titles_in_notifications);
  g_test_add_func ("/russian/summary", test_summary);
  g_test_add_func ("/russian/states", test_states);
  g_test_add_func ("/russian/accounts", test_accounts);
  g_test_add_func ("/russian/roles", test_roles);
  return g_test_run ();
}
