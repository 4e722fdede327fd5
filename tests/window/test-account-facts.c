/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-facts.h"

#include "account-variants.h"

static DueAccountFacts *
make (const char *text)
{
  g_autoptr (GVariant) fields = test_account (text);

  return due_account_facts_new (fields);
}

typedef struct
{
  const char *name;
  const char *fields;
  DueStateKind state;
  const char *label;
  const char *sentence;
} SentenceCase;

#define NUMBERS "'id': <'a'>, 'counters': <'3 overdue'>"

static const SentenceCase sentence_cases[] = {
  { "current", "{" NUMBERS ", 'state': <'current'>, 'checked': <int64 1764036300>}",
    DUE_STATE_CURRENT, "Up to date", "3 overdue. Checked at 02:05." },
  { "never-checked", "{" NUMBERS ", 'state': <'current'>, 'checked': <int64 0>}", DUE_STATE_CURRENT,
    "Up to date", "3 overdue" },
  { "offline", "{" NUMBERS ", 'state': <'offline'>, 'message': <'Not reachable.'>}",
    DUE_STATE_OFFLINE, "Offline", "3 overdue. Not reachable." },
  { "offline-unknown", "{'id': <'a'>, 'state': <'offline'>, 'message': <'Not reachable.'>}",
    DUE_STATE_OFFLINE, "Offline", "Not reachable." },
  { "signed-out", "{" NUMBERS ", 'state': <'signed-out'>, 'message': <'It ended.'>}",
    DUE_STATE_SIGNED_OUT, "Signed out", "It ended." },
  { "own-label", "{'id': <'a'>, 'state': <'locked'>, 'label': <'Zu'>, 'message': <'Zu.'>}",
    DUE_STATE_LOCKED, "Zu", "Zu." },
  { "newer-state", "{'id': <'a'>, 'state': <'asleep'>, 'label': <'Asleep'>, 'message': <'Zzz.'>}",
    DUE_STATE_CONNECTING, "Asleep", "Zzz." },
  { "wrong-types",
    "{'id': <'a'>, 'state': <1>, 'label': <true>, 'counters': <[1]>, 'message': <2.5>,"
    " 'checked': <'now'>, 'checking': <'no'>, 'remedy': <0>, 'user': <'Anna'>}",
    DUE_STATE_CONNECTING, "Connecting", "" },
  { "odd-text", "{'id': <'a'>, 'state': <'busy'>, 'message': <'a\\nb\\u202ec'>}", DUE_STATE_BUSY,
    "Waiting", "a bc" },
};

static void
test_sentence (gconstpointer data)
{
  const SentenceCase *row = data;
  g_autoptr (DueAccountFacts) facts = make (row->fields);
  g_autofree char *sentence = due_account_facts_make_sentence (facts);

  g_assert_cmpint (due_account_facts_get_state (facts), ==, row->state);
  g_assert_cmpstr (due_account_facts_get_label (facts), ==, row->label);
  g_assert_cmpstr (sentence, ==, row->sentence);
}

static void
test_no_id (void)
{
  static const char *const texts[] = { "{}", "{'id': <''>}", "{'id': <5>}", "{'ID': <'a'>}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (make (texts[i]));
}

static void
test_fields (void)
{
  g_autoptr (DueAccountFacts) facts =
      make ("{'id': <'6f9'>, 'portal': <'acme.bitrix24.ru'>, 'state': <'forbidden'>,"
            " 'user': <{'id': <int64 547>, 'name': <'Anna Petrova'>}>, 'checking': <true>,"
            " 'remedy': <'open-webhook'>, 'remedy_label': <'Open Webhook'>}");

  g_assert_cmpstr (due_account_facts_get_id (facts), ==, "6f9");
  g_assert_cmpstr (due_account_facts_get_portal (facts), ==, "acme.bitrix24.ru");
  g_assert_cmpstr (due_account_facts_get_user_name (facts), ==, "Anna Petrova");
  g_assert_cmpstr (due_account_facts_get_remedy_label (facts), ==, "Open Webhook");
  g_assert_true (due_account_facts_is_checking (facts));
  g_assert_true (due_account_facts_is_trouble (facts));
}

static void
test_remedy_page (void)
{
  static const struct
  {
    const char *remedy;
    const char *page; /* NULL: the service does what helps */
  } rows[] = {
    { "replace-webhook", "replace:a" },      { "sign-in", "sign-in:a" },
    { "show-certificate", "certificate:a" }, { "try-again", NULL },
    { "of-a-newer-version", NULL },          { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'id': <'a'>, 'remedy': <'%s'>}", rows[i].remedy);
      g_autoptr (DueAccountFacts) facts = make (text);
      g_autofree char *page = due_account_facts_make_remedy_page (facts);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (page, ==, rows[i].page);
    }
}

/* Each row differs from the first one, which equals itself. */
static void
test_equal (void)
{
  static const char *const texts[] = {
    "{'id': <'a'>}",
    "{'id': <'b'>}",
    "{'id': <'a'>, 'portal': <'p'>}",
    "{'id': <'a'>, 'user': <{'name': <'n'>}>}",
    "{'id': <'a'>, 'state': <'busy'>, 'label': <'Connecting'>}",
    "{'id': <'a'>, 'label': <'l'>}",
    "{'id': <'a'>, 'counters': <'c'>}",
    "{'id': <'a'>, 'message': <'m'>}",
    "{'id': <'a'>, 'remedy': <'unlock'>}",
    "{'id': <'a'>, 'remedy_label': <'Unlock'>}",
    "{'id': <'a'>, 'checked': <int64 1>}",
    "{'id': <'a'>, 'checking': <true>}",
  };
  g_autoptr (DueAccountFacts) first = make (texts[0]);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DueAccountFacts) other = make (texts[i]);

      g_assert_cmpint (due_account_facts_equal (first, other), ==, i == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentence_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/account-facts/sentence/%s", sentence_cases[i].name);

      g_test_add_data_func (path, &sentence_cases[i], test_sentence);
    }
  g_test_add_func ("/account-facts/no-id", test_no_id);
  g_test_add_func ("/account-facts/fields", test_fields);
  g_test_add_func ("/account-facts/remedy-page", test_remedy_page);
  g_test_add_func ("/account-facts/equal", test_equal);

  return g_test_run ();
}
