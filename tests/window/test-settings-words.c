/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-words.h"

#include "account-fixture.h"
#include "settings-backend.h"

typedef struct
{
  const char *key;
  const char *value;
} Stored;

typedef struct
{
  const char *name;
  char *(*make) (GSettings *settings);
  Stored stored[4];
  const char *words;
} Row;

#define NOTIFICATIONS due_settings_words_for_notifications
#define ICON due_settings_words_for_icon
#define INTERVAL due_settings_words_for_interval
#define ALL_KINDS "Overdue tasks, comments, mentions, deadlines"

static const Row rows[] = {
  { "notifications/default", NOTIFICATIONS, { { NULL, NULL } }, ALL_KINDS },
  { "notifications/no-deadlines",
    NOTIFICATIONS,
    { { "notify-deadlines", "false" } },
    "Overdue tasks, comments, mentions" },
  { "notifications/off",
    NOTIFICATIONS,
    { { "notifications", "false" }, { "quiet-hours", "true" } },
    "Off" },
  { "notifications/quiet",
    NOTIFICATIONS,
    { { "quiet-hours", "true" }, { "quiet-from", "'22:30'" }, { "quiet-to", "'07:05'" } },
    "On, quiet from 22:30 to 07:05" },
  /* The service knows no quiet hours then, whatever somebody wrote. */
  { "notifications/quiet-from-junk",
    NOTIFICATIONS,
    { { "quiet-hours", "true" }, { "quiet-from", "'late\\nat night'" } },
    ALL_KINDS },
  { "notifications/quiet-to-junk",
    NOTIFICATIONS,
    { { "quiet-hours", "true" }, { "quiet-to", "''" } },
    ALL_KINDS },
  { "icon/default", ICON, { { NULL, NULL } }, "Number, automatic colour" },
  { "icon/dot",
    ICON,
    { { "badge-style", "'dot'" }, { "icon-style", "'color'" } },
    "Dot, in colour" },
  { "icon/none",
    ICON,
    { { "badge-style", "'none'" }, { "icon-style", "'dark'" } },
    "No badge, dark" },
  { "icon/newer-version",
    ICON,
    { { "badge-style", "'sparkles'" }, { "icon-style", "'rainbow'" } },
    "Number, automatic colour" },
  { "interval/default", INTERVAL, { { NULL, NULL } }, "Checks every minute" },
  { "interval/between", INTERVAL, { { "check-interval", "uint32 89" } }, "Checks every minute" },
  { "interval/two", INTERVAL, { { "check-interval", "uint32 90" } }, "Checks every 2 minutes" },
  { "interval/most", INTERVAL, { { "check-interval", "uint32 3600" } }, "Checks every 60 minutes" },
  { "interval/too-short", INTERVAL, { { "check-interval", "uint32 1" } }, "Checks every minute" },
  { "interval/too-long",
    INTERVAL,
    { { "check-interval", "uint32 4294967295" } },
    "Checks every minute" },
};

static void
test_words (TestAccounts *fixture, gconstpointer data)
{
  const Row *row = data;
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (row->stored) && row->stored[i].key != NULL; i++)
    test_settings_backend_store (fixture->backend, row->stored[i].key, row->stored[i].value);
  words = row->make (fixture->settings);
  g_assert_cmpstr (words, ==, row->words);
}

static void
set_up (TestAccounts *fixture, gconstpointer data)
{
  test_accounts_set_up (fixture);
}

static void
tear_down (TestAccounts *fixture, gconstpointer data)
{
  test_accounts_tear_down (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/settings-words/", rows[i].name, NULL);

      g_test_add (path, TestAccounts, &rows[i], set_up, test_words, tear_down);
    }
  return g_test_run ();
}
