/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The chooser of projects: what is odd in the settings, in the portal's list, or locked. */

#include "account-fixture.h"
#include "bus.h"
#include "chooser-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define NO_MORE "More projects than these cannot be chosen."

/* More than the service looks at cannot be chosen, and nothing of it is lost. */
static void
test_limit (TestChooser *fixture, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new ("[int64 1000");
  g_autofree char *stored = NULL;

  for (guint i = 1; i < DUE_WATCH_PROJECTS_MAX; i++)
    g_string_append_printf (ids, ", %u", 1000 + i);
  g_string_append_c (ids, ']');
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", ids->str);
  stored = test_accounts_print (fixture->page.backend, TEST_ACCOUNT_ID, "projects");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_get_row (fixture, DUE_WATCH_PROJECTS_MAX + 1) != NULL);
  g_assert_true (test_chooser_describes (fixture, NO_MORE));
  test_chooser_tick (fixture, 5, TRUE);
  g_assert_false (due_project_row_is_ticked (test_chooser_get_row (fixture, 0)));
  test_chooser_assert_stored (fixture, "projects", stored);
  test_chooser_tick (fixture, 1000, FALSE);
  g_assert_false (test_chooser_describes (fixture, NO_MORE));
  test_chooser_tick (fixture, 5, TRUE);
  g_assert_true (due_project_row_is_ticked (test_chooser_get_row (fixture, 0)));
  g_assert_true (test_chooser_describes (fixture, NO_MORE));
}

/* What somebody wrote by hand is in nobody's way. */
static const struct
{
  const char *stored;
  const char *shown;
  const char *after; /* with project 5 */
} by_hand[] = {
  { "[int64 0, -7, 9]", "Marketing, Sales*", "[9, 5]" },
  { "[int64 9, 9, 9]", "Marketing, Sales*", "[9, 5]" },
  { "[int64 -9223372036854775808]", "Marketing, Sales", "[5]" },
  { "'all of them'", "Marketing, Sales", "[5]" },
};

static void
test_by_hand (TestChooser *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      g_test_message ("%s", by_hand[i].stored);
      test_chooser_store (fixture, "project-filter", "'only'");
      test_chooser_store (fixture, "projects", by_hand[i].stored);
      test_chooser_open (fixture);
      test_chooser_answer (fixture, TEST_TWO_PROJECTS);
      due_test_wait_for (test_chooser_shows (fixture, by_hand[i].shown));
      test_chooser_tick (fixture, 5, TRUE);
      test_chooser_assert_stored (fixture, "projects", by_hand[i].after);
      g_clear_weak_pointer (&fixture->chooser);
      test_page_close (&fixture->page);
    }
}

static void
test_too_many_by_hand (TestChooser *fixture, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new ("[int64 1000");

  for (guint i = 1; i < 2 * DUE_WATCH_PROJECTS_MAX; i++)
    g_string_append_printf (ids, ", %u", 1000 + i);
  g_string_append_c (ids, ']');
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", ids->str);
  test_chooser_open (fixture);
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_get_row (fixture, DUE_WATCH_PROJECTS_MAX + 1) != NULL);
  g_assert_null (test_chooser_get_row (fixture, DUE_WATCH_PROJECTS_MAX + 2));
  test_chooser_tick (fixture, 1000, FALSE);
  g_assert_false (test_chooser_describes (fixture, NO_MORE));
  test_chooser_tick (fixture, 5, TRUE);
  g_assert_true (due_project_row_is_ticked (test_chooser_get_row (fixture, 0)));
}

static void
test_hostile (TestChooser *fixture, gconstpointer data)
{
  g_autofree char *nines = g_strnfill (5000, '9');
  g_autofree char *text = g_strdup_printf (
      "([(5, '<b>&amp; %%s\\n\\u202e'), (0, 'Nought'), (-4, 'Below'), (5, 'Twice'), (6, ''),"
      " (9223372036854775807, 'Last'), (8, '%s')], true)",
      nines);

  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, text);
  due_test_wait_for (test_chooser_get_row (fixture, 3) != NULL);
  g_assert_null (test_chooser_get_row (fixture, 4));
  g_assert_cmpuint (strlen (due_project_row_get_name (test_chooser_get_row (fixture, 3))), <=,
                    256 + 3);
  gtk_widget_set_visible (GTK_WIDGET (test_chooser_get_row (fixture, 3)), FALSE);
  test_chooser_assert_shows (fixture, "<b>&amp; %s, Project 6, Last");
  test_chooser_tick (fixture, G_MAXINT64, TRUE);
  test_chooser_assert_stored (fixture, "projects", "[9223372036854775807]");
}

static void
test_locked (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 5]");
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "projects");
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "project-filter");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing*, Sales"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (gtk_widget_is_sensitive (
          GTK_WIDGET (test_chooser_get_tick (test_chooser_get_row (fixture, i)))));
      g_assert_nonnull (test_find_text (GTK_WIDGET (test_chooser_get_row (fixture, i)),
                                        "Set by your administrator."));
    }
  g_assert_false (gtk_widget_is_sensitive (test_chooser_get (fixture, "filter")));
  /* Whatever gets there all the same. */
  test_chooser_tick (fixture, 9, TRUE);
  test_chooser_assert_shows (fixture, "Marketing*, Sales");
  test_chooser_choose (fixture, DUE_PROJECTS_ALL);
  test_chooser_assert_stored (fixture, "project-filter", "'only'");
  test_chooser_assert_stored (fixture, "projects", "[5]");
}

#define ADD(path, test)                                                                            \
  g_test_add (path, TestChooser, NULL, test_chooser_set_up, test, test_chooser_tear_down)

static void
add_tests (void)
{
  ADD ("/project-choice/limit", test_limit);
  ADD ("/project-choice/by-hand", test_by_hand);
  ADD ("/project-choice/too-many-by-hand", test_too_many_by_hand);
  ADD ("/project-choice/hostile", test_hostile);
  ADD ("/project-choice/locked", test_locked);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
