/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "why-lines.h"

#include "account-fixture.h"
#include "account-variants.h"

#define MINUS "\342\210\222"
#define ALL "'type': <'view_all'>"
#define ONGOING "'type': <'view_role_responsible'>"
#define FOLLOWING "'type': <'view_role_auditor'>"
#define YES ", 'access': <true>"

typedef struct
{
  const char *name;
  const char *count;   /* the setting; NULL: as it is */
  const char *watches; /* what the portal answered */
  const char *lines;   /* title|words|number, one a line; "=" before the sum */
} Row;

static const Row rows[] = {
  { "one-question", NULL,
    "[{" ALL YES ", 'expired': <3>, 'new_comments': <12>, 'mentioned': <-1>}]",
    "All roles|3 overdue, 12 new comments|15\n" },
  { "nothing-due", NULL, "[{" ALL YES ", 'expired': <0>, 'new_comments': <0>}]",
    "All roles|Nothing due|0\n" },
  { "two-roles", NULL,
    "[{" ONGOING YES ", 'expired': <3>, 'new_comments': <1>},"
    " {" FOLLOWING YES ", 'expired': <1>, 'new_comments': <4>}]",
    "Ongoing|3 overdue, 1 new comment|4\n"
    "Following|1 overdue, 4 new comments|5\n"
    "=Sum|4 overdue, 5 new comments|9\n" },
  { "not-counted", "['comments']",
    "[{" ALL YES ", 'expired': <3>, 'new_comments': <12>, 'mentioned': <2>}]",
    "All roles|12 new comments|12\n"
    "Overdue tasks|3, not counted|\n"
    "Mentions|2, not counted|\n"
    "=Sum|12 new comments|12\n" },
  { "nothing-counted", "@as []", "[{" ALL YES ", 'expired': <3>, 'new_comments': <0>}]",
    "All roles|Not counted|\n"
    "Overdue tasks|3, not counted|\n"
    "=Sum|Not counted|\n" },
  { "only", NULL,
    "[{" ALL YES ", 'group_id': <int64 5>, 'expired': <1>},"
    " {" ALL YES ", 'group_id': <int64 9>, 'expired': <2>}]",
    "All roles, Marketing|1 overdue|1\n"
    "All roles, Project 9|2 overdue|2\n"
    "=Sum|3 overdue|3\n" },
  { "except", NULL,
    "[{" ALL YES ", 'expired': <3>, 'new_comments': <2>},"
    " {" ALL YES ", 'group_id': <int64 5>, 'expired': <1>, 'new_comments': <0>}]",
    "All roles|3 overdue, 2 new comments|5\n"
    "All roles, without Marketing|1 overdue|" MINUS "1\n"
    "=Sum|2 overdue, 2 new comments|4\n" },
  /* The portal's counters lag behind one another. */
  { "except-too-much", NULL,
    "[{" ALL YES ", 'expired': <1>, 'new_comments': <5>},"
    " {" ALL YES ", 'group_id': <int64 5>, 'expired': <3>, 'new_comments': <2>},"
    " {" ALL YES ", 'group_id': <int64 9>, 'expired': <2>, 'new_comments': <9>}]",
    "All roles|1 overdue, 5 new comments|6\n"
    "All roles, without Marketing|1 overdue, 2 new comments|" MINUS "3\n"
    "All roles, without Project 9|3 new comments|" MINUS "3\n"
    "=Sum|Nothing due|0\n" },
  { "except-nothing-in-it", NULL,
    "[{" ALL YES ", 'expired': <3>}, {" ALL YES ", 'group_id': <int64 5>, 'expired': <0>}]",
    "All roles|3 overdue|3\n"
    "All roles, without Marketing|Nothing due|0\n"
    "=Sum|3 overdue|3\n" },
  { "except-by-role", NULL,
    "[{" ONGOING YES ", 'expired': <3>}, {" ONGOING YES ", 'group_id': <int64 5>, 'expired': <1>},"
    " {" FOLLOWING YES ", 'expired': <1>},"
    " {" FOLLOWING YES ", 'group_id': <int64 5>, 'expired': <4>}]",
    "Ongoing|3 overdue|3\n"
    "Ongoing, without Marketing|1 overdue|" MINUS "1\n"
    "Following|1 overdue|1\n"
    "Following, without Marketing|1 overdue|" MINUS "1\n"
    "=Sum|2 overdue|2\n" },
  { "lost-project", NULL,
    "[{" ALL ", 'group_id': <int64 5>, 'access': <false>},"
    " {" ALL YES ", 'group_id': <int64 9>, 'expired': <2>}]",
    "All roles, Marketing|No access|\n"
    "All roles, Project 9|2 overdue|2\n"
    "=Sum|2 overdue|2\n" },
  { "except-lost-project", NULL,
    "[{" ALL YES ", 'expired': <3>}, {" ALL ", 'group_id': <int64 5>, 'access': <false>}]",
    "All roles|3 overdue|3\n"
    "All roles, without Marketing|No access|\n"
    "=Sum|3 overdue|3\n" },
  { "except-lost-all", NULL,
    "[{" ALL ", 'access': <false>}, {" ALL YES ", 'group_id': <int64 5>, 'expired': <2>}]",
    "All roles|No access|\n"
    "All roles, without Marketing|Not counted|\n"
    "=Sum|No access|\n" },
  { "lost-all", NULL, "[{" ALL ", 'access': <false>}]", "All roles|No access|\n" },
  /* What another version, or anybody, may say. */
  { "twice", NULL, "[{" ALL YES ", 'expired': <3>}, {" ALL YES ", 'expired': <9>}]",
    "All roles|3 overdue|3\n" },
  { "odd-numbers", NULL,
    "[{" ALL YES ", 'group_id': <int64 -7>, 'expired': <-5>, 'new_comments': <2147483647>}]",
    "All roles|1000000 new comments|1000000\n" },
  { "wrong-types", NULL, "[{'type': <3>, 'access': <'yes'>, 'group_id': <'x'>}]",
    "All roles|No access|\n" },
  { "project-without-role", NULL,
    "[{" ONGOING YES ", 'expired': <3>},"
    " {" FOLLOWING YES ", 'group_id': <int64 5>, 'expired': <4>}]",
    "Ongoing|3 overdue|3\n"
    "Following, without Marketing|Not counted|\n"
    "=Sum|3 overdue|3\n" },
};

typedef struct
{
  TestAccounts accounts;
  DueAccount *account;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_accounts_set_up (&fixture->accounts);
  test_accounts_add (fixture->accounts.backend, TEST_ACCOUNT_ID);
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, "project-names",
                       "{int64 5: 'Marketing', 6: ''}");
  fixture->account = due_account_new (fixture->accounts.settings, TEST_ACCOUNT_ID);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->account);
  test_accounts_tear_down (&fixture->accounts);
}

static void
store (Fixture *fixture, const char *key, const char *text)
{
  test_accounts_store (fixture->accounts.backend, TEST_ACCOUNT_ID, key, text);
}

/* @fields: besides the id */
static GPtrArray *
make_lines (Fixture *fixture, const char *fields)
{
  g_autofree char *text = g_strdup_printf ("{'id': <'" TEST_ACCOUNT_ID "'>, %s}", fields);
  g_autoptr (GVariant) variant = test_account (text);
  g_autoptr (DueAccountFacts) facts = due_account_facts_new (variant);

  return due_why_lines_for_account (fixture->account, facts);
}

static gint64
read_number (const DueWhyLine *line)
{
  if (line->number == NULL)
    return 0;
  if (g_str_has_prefix (line->number, MINUS))
    return -g_ascii_strtoll (line->number + strlen (MINUS), NULL, 10);
  return g_ascii_strtoll (line->number, NULL, 10);
}

/* Whatever was answered, a person who adds the lines up gets what the last one says. */
static void
assert_adds_up (GPtrArray *lines)
{
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DueWhyLine *line = lines->pdata[i];

      g_assert_true (!line->is_total || i == lines->len - 1);
      if (line->is_total)
        g_assert_cmpint (read_number (line), ==, sum);
      else
        sum += read_number (line);
    }
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_autofree char *fields =
      g_strdup_printf ("'state': <'current'>, 'watches': <@aa{sv} %s>", row->watches);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->count != NULL)
    store (fixture, "count", row->count);
  lines = make_lines (fixture, fields);
  for (guint i = 0; i < lines->len; i++)
    {
      const DueWhyLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s|%s|%s\n", line->is_total ? "=" : "", line->title,
                              line->words, line->number != NULL ? line->number : "");
    }
  g_assert_cmpstr (text->str, ==, row->lines);
  assert_adds_up (lines);
}

/* The settings may have changed before the service has asked anew, or the other way round. */
static void
test_newer_settings (Fixture *fixture, gconstpointer data)
{
  static const char *const filters[] = { "'all'", "'only'", "'except'" };

  store (fixture, "projects", "[int64 5]");
  store (fixture, "roles", "['auditor']");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
      {
        g_autofree char *fields =
            g_strdup_printf ("'state': <'current'>, 'watches': <@aa{sv} %s>", rows[k].watches);
        g_autoptr (GPtrArray) lines = NULL;

        store (fixture, "project-filter", filters[i]);
        lines = make_lines (fixture, fields);
        g_assert_cmpuint (lines->len, >, 0);
        assert_adds_up (lines);
      }
}

static void
append_random_watch (GString *watches)
{
  static const char *const types[] = { ONGOING, FOLLOWING, ALL };

  g_string_append_printf (
      watches,
      "%s{%s, 'group_id': <int64 %d>, 'access': <%s>, 'expired': <%d>, 'new_comments': <%d>,"
      " 'mentioned': <%d>}",
      watches->len > 1 ? ", " : "", types[g_test_rand_int_range (0, 3)],
      g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 4) > 0 ? "true" : "false",
      g_test_rand_int_range (-1, 5), g_test_rand_int_range (-1, 5), g_test_rand_int_range (-1, 5));
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  store (fixture, "count", "['overdue', 'comments', 'mentions']");
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) watches = g_string_new ("[");
      g_autoptr (GPtrArray) lines = NULL;
      g_autofree char *fields = NULL;

      for (int k = g_test_rand_int_range (1, 7); k > 0; k--)
        append_random_watch (watches);
      g_string_append_c (watches, ']');
      g_test_message ("%s", watches->str);
      fields = g_strdup_printf ("'state': <'current'>, 'watches': <@aa{sv} %s>", watches->str);
      lines = make_lines (fixture, fields);
      assert_adds_up (lines);
    }
}

/* What keeps an account from being counted, numbers or not. */
static const struct
{
  const char *fields;
  const char *words;
} troubled[] = {
  { "'state': <'signed-out'>, 'message': <'It ended.'>, 'counters': <'3 overdue'>,"
    " 'watches': <@aa{sv} [{'type': <'view_all'>, 'access': <true>, 'expired': <3>}]>",
    "It ended." },
  { "'state': <'locked'>, 'message': <'The keyring is locked.'>", "The keyring is locked." },
  { "'state': <'forbidden'>, 'message': <'May not read tasks.'>", "May not read tasks." },
  { "'state': <'disabled'>, 'message': <''>,"
    " 'watches': <@aa{sv} [{'type': <'view_all'>, 'access': <true>, 'expired': <3>}]>",
    "Off" },
  { "'state': <'connecting'>", "Connecting" },
  { "'state': <'offline'>, 'message': <'Not reachable.'>", "Not reachable." },
};

static void
test_not_counted (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubled); i++)
    {
      g_autoptr (GPtrArray) lines = make_lines (fixture, troubled[i].fields);
      const DueWhyLine *line = lines->pdata[0];

      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpstr (line->title, ==, "Not counted");
      g_assert_cmpstr (line->words, ==, troubled[i].words);
      g_assert_null (line->number);
      g_assert_false (line->is_total);
    }
}

/* The last numbers are those on the badge while the portal cannot be reached. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      make_lines (fixture, "'state': <'offline'>, 'counters': <'3 overdue'>, 'watches': "
                           "<@aa{sv} [{'type': <'view_all'>, 'access': <true>, 'expired': <3>}]>");
  const DueWhyLine *line = lines->pdata[0];

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (line->number, ==, "3");
}

static const struct
{
  const char *filter;
  const char *projects;
  const char *words; /* NULL: none */
} sentences[] = {
  { "'all'", "[int64 5]", NULL },
  { "'only'", "@ax []", "No project is chosen: nothing is counted." },
  { "'only'", "[int64 5]", "Only these projects: Marketing" },
  { "'only'", "[int64 9, 5]", "Only these projects: Marketing, Project 9" },
  { "'except'", "[int64 5]", "All projects except: Marketing" },
  { "'except'", "@ax []", NULL },
  { "'except'", "[int64 -5, 0]", NULL },
  { "'except'", "[int64 1, 2, 3, 4, 5, 6]",
    "All projects except: Project 1, Project 2, Project 3, Project 4, Marketing…" },
  { "'only'", "[int64 6]", "Only these projects: Project 6" },
};

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *words = NULL;

      store (fixture, "project-filter", sentences[i].filter);
      store (fixture, "projects", sentences[i].projects);
      words = due_why_words_for_projects (fixture->account);
      g_assert_cmpstr (words, ==, sentences[i].words);
    }
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/why-lines/lines/", rows[i].name, NULL);

      ADD (path, &rows[i], test_lines);
    }
  ADD ("/why-lines/newer-settings", NULL, test_newer_settings);
  ADD ("/why-lines/random", NULL, test_random);
  ADD ("/why-lines/not-counted", NULL, test_not_counted);
  ADD ("/why-lines/offline", NULL, test_offline);
  ADD ("/why-lines/projects", NULL, test_projects);
  return g_test_run ();
}
