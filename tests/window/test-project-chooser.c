/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-fixture.h"
#include "bus.h"
#include "chooser-fixture.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define ASKING "Asking the portal for its projects…"
#define NONE_YET "There are no projects. Type the number of one to add it."
#define ONLY_SEEN                                                                                  \
  "These are the projects of tasks seen lately. Type the number of another one to add it."
#define NOTHING_CHOSEN "No project is chosen: nothing is counted."
#define NOT_FOUND "No project is called so. You can type the number of one, too."

/* Nobody is asked before somebody chooses. */
static void
test_choose (TestChooser *fixture, gconstpointer data)
{
  test_chooser_open (fixture);
  test_chooser_assert_shows (fixture, "");
  g_assert_true (test_chooser_says (fixture, NULL));
  g_assert_false (gtk_widget_get_visible (test_chooser_get (fixture, "search_row")));
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 0);

  test_chooser_choose (fixture, DUE_PROJECTS_ONLY);
  test_chooser_assert_stored (fixture, "project-filter", "'only'");
  g_assert_true (gtk_widget_get_visible (test_chooser_get (fixture, "search_row")));
  g_assert_true (test_chooser_says (fixture, ASKING));
  g_assert_true (test_chooser_describes (fixture, NOTHING_CHOSEN));
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales"));
  g_assert_true (test_chooser_says (fixture, NULL));

  test_chooser_tick (fixture, 9, TRUE);
  test_chooser_assert_stored (fixture, "projects", "[9]");
  test_chooser_assert_stored (fixture, "project-names", "{9: 'Sales'}");
  g_assert_false (test_chooser_describes (fixture, NOTHING_CHOSEN));
  test_chooser_tick (fixture, 5, TRUE);
  test_chooser_assert_stored (fixture, "projects", "[9, 5]");
  test_chooser_tick (fixture, 9, FALSE);
  test_chooser_assert_stored (fixture, "projects", "[5]");
  test_chooser_assert_stored (fixture, "project-filter", "'only'");
  test_chooser_choose (fixture, DUE_PROJECTS_EXCEPT);
  test_chooser_assert_stored (fixture, "project-filter", "'except'");
  test_chooser_assert_shows (fixture, "Marketing*, Sales");

  /* What was chosen stays for the next time. */
  test_chooser_choose (fixture, DUE_PROJECTS_ALL);
  test_chooser_assert_shows (fixture, "");
  g_assert_false (gtk_widget_get_visible (test_chooser_get (fixture, "search_row")));
  test_chooser_assert_stored (fixture, "projects", "[5]");
  test_chooser_choose (fixture, DUE_PROJECTS_ONLY);
  test_chooser_assert_shows (fixture, "Marketing*, Sales");
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 1);
}

static void
test_stored (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 9, 12, 13]");
  test_chooser_store (fixture, "project-names", "{int64 9: 'Old name', 12: 'Archive'}");
  test_chooser_open (fixture);
  test_chooser_assert_shows (fixture, "Old name*, Archive*, Project 13*");
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales*, Archive*, Project 13*"));
  test_chooser_assert_stored (fixture, "project-names", "{12: 'Archive', 9: 'Sales'}");
  /* Those that the person left, or that were deleted, are shown as such, and can be taken away. */
  for (guint i = 0; i < 4; i++)
    g_assert_true ((test_find_text (GTK_WIDGET (test_chooser_get_row (fixture, i)),
                                    "You left it, or it was deleted.") != NULL) == (i >= 2));
  test_chooser_tick (fixture, 12, FALSE);
  test_chooser_assert_stored (fixture, "projects", "[9, 13]");

  /* Somebody else chooses. */
  test_chooser_store (fixture, "projects", "[int64 5, 77]");
  test_chooser_assert_shows (fixture, "Marketing*, Sales, Archive, Project 13, Project 77*");
}

static void
test_incomplete (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 12]");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, "([(5, 'Marketing')], false)");
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Project 12*"));
  g_assert_true (test_chooser_says (fixture, ONLY_SEEN));
  /* It may well be there. */
  g_assert_null (test_find_text (GTK_WIDGET (test_chooser_get_row (fixture, 1)),
                                 "You left it, or it was deleted."));
}

#define WATCHES(five, twelve)                                                                      \
  "[{'id': <'" TEST_ACCOUNT_ID "'>, 'state': <'current'>, 'watches': <["                           \
  "{'type': <'view_all'>, 'group_id': <int64 5>, 'access': <" five ">},"                           \
  "{'type': <'view_all'>, 'group_id': <int64 12>, 'access': <" twelve ">}]>}]"

static gboolean
is_lost (TestChooser *fixture, guint n)
{
  return test_find_text (GTK_WIDGET (test_chooser_get_row (fixture, n)),
                         "You left it, or it was deleted.") != NULL;
}

/* What the portal counts is the truth, whatever it lists. */
static void
test_access (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 5, 12]");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, "([(5, 'Marketing'), (9, 'Sales')], true)");
  due_test_wait_for (test_chooser_shows (fixture, "Marketing*, Sales, Project 12*"));
  g_assert_true (is_lost (fixture, 2));

  test_peer_say (fixture->page.peer, "current", 3, WATCHES ("false", "true"));
  due_test_wait_for (is_lost (fixture, 0));
  g_assert_false (is_lost (fixture, 1));
  g_assert_false (is_lost (fixture, 2));

  test_peer_say (fixture->page.peer, "current", 3, WATCHES ("true", "false"));
  due_test_wait_for (is_lost (fixture, 2));
  g_assert_false (is_lost (fixture, 0));
}

static void
test_none (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'except'");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, "(@a(xs) [], true)");
  due_test_wait_for (test_chooser_says (fixture, NONE_YET));
  g_assert_false (gtk_widget_get_visible (test_chooser_get (fixture, "again")));
  test_chooser_search (fixture, "17");
  due_test_wait_for (test_chooser_shows (fixture, "Project 17"));
  g_assert_true (test_chooser_says (fixture, NULL));
}

static void
test_failure (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 9]");
  test_chooser_open (fixture);
  test_chooser_fail (fixture, "The portal is not reachable.");
  due_test_wait_for (test_chooser_says (fixture, "The portal is not reachable."));
  g_assert_true (gtk_widget_get_visible (test_chooser_get (fixture, "again")));
  test_chooser_assert_shows (fixture, "Project 9*");
  /* Choosing anew is no wish to ask anew. */
  test_chooser_choose (fixture, DUE_PROJECTS_EXCEPT);
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 1);

  g_signal_emit_by_name (test_chooser_get (fixture, "again"), "clicked");
  g_assert_false (gtk_widget_get_visible (test_chooser_get (fixture, "again")));
  g_assert_false (test_chooser_says (fixture, "The portal is not reachable."));
  test_chooser_fail (fixture, "The portal is still not reachable.");
  due_test_wait_for (test_chooser_says (fixture, "The portal is still not reachable."));
  g_signal_emit_by_name (test_chooser_get (fixture, "again"), "clicked");
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales*"));
  g_assert_true (test_chooser_says (fixture, NULL));
}

static void
test_no_service (TestChooser *fixture, gconstpointer data)
{
  test_chooser_open (fixture);
  test_peer_leave (fixture->page.peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->page.model)) ==
                     DUE_FEED_ABSENT);
  test_chooser_choose (fixture, DUE_PROJECTS_ONLY);
  due_test_wait_for (test_chooser_says (fixture, "Duebell is not running."));
  test_peer_come_back (fixture->page.peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->page.model)) ==
                     DUE_FEED_RUNNING);
  g_signal_emit_by_name (test_chooser_get (fixture, "again"), "clicked");
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales"));
}

/* The page may be left while the portal is asked; the fixture sees that nothing of it stays. */
static void
test_leave (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_open (fixture);
  due_test_wait_for (fixture->call != NULL);
  test_page_close (&fixture->page);
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_settle (fixture->page.peer->bus);
}

static const struct
{
  const char *text;
  const char *shown;
  const char *said; /* NULL: nothing */
} searches[] = {
  { "mark", "Marketing", NULL },
  { "ETI", "Marketing", NULL },
  { "маркетинг", "МАРКЕТИНГ", NULL },
  { "4", "Project 4, Plan 42*", NULL },
  { "42", "Plan 42*", NULL },
  { "  42 ", "Plan 42*", NULL },
  { "9", "Sales", NULL },
  { "nobody", "", NOT_FOUND },
  { "0", "", NOT_FOUND },
  { "-3", "", NOT_FOUND },
  { "99999999999999999999", "", NOT_FOUND },
  { "%s<b>", "", NOT_FOUND },
  { "", "Marketing, Sales, МАРКЕТИНГ, Plan 42*", NULL },
};

static void
test_search (TestChooser *fixture, gconstpointer data)
{
  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_store (fixture, "projects", "[int64 42]");
  test_chooser_open (fixture);
  test_chooser_answer (
      fixture, "([(5, 'Marketing'), (9, 'Sales'), (6, 'МАРКЕТИНГ'), (42, 'Plan 42')], true)");
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales, МАРКЕТИНГ, Plan 42*"));
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("\"%s\"", searches[i].text);
      test_chooser_search (fixture, searches[i].text);
      due_test_wait_for (test_chooser_says (fixture, searches[i].said));
      due_test_wait_for (test_chooser_shows (fixture, searches[i].shown) ||
                         g_str_equal (searches[i].text, "4"));
    }
}

/* Digit by digit, and only the last number was meant. */
static void
test_typed (TestChooser *fixture, gconstpointer data)
{
  static const char *const steps[] = { "1", "17", "173", "17", "" };

  test_chooser_store (fixture, "project-filter", "'only'");
  test_chooser_open (fixture);
  test_chooser_answer (fixture, TEST_TWO_PROJECTS);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales"));
  test_chooser_search (fixture, "1");
  due_test_wait_for (test_chooser_shows (fixture, "Project 1"));
  test_chooser_search (fixture, "17");
  due_test_wait_for (test_chooser_shows (fixture, "Project 17"));
  g_assert_nonnull (
      test_find_text (test_chooser_get (fixture, "group"), "By its number on the portal."));
  test_chooser_tick (fixture, 17, TRUE);
  test_chooser_assert_stored (fixture, "projects", "[17]");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    test_chooser_search (fixture, steps[i]);
  due_test_wait_for (test_chooser_shows (fixture, "Marketing, Sales, Project 17*"));
  test_chooser_tick (fixture, 17, FALSE);
  test_chooser_assert_stored (fixture, "projects", "[]");
  test_chooser_assert_stored (fixture, "project-names", "");
}

#define ADD(path, test)                                                                            \
  g_test_add (path, TestChooser, NULL, test_chooser_set_up, test, test_chooser_tear_down)

static void
add_tests (void)
{
  ADD ("/project-chooser/choose", test_choose);
  ADD ("/project-chooser/stored", test_stored);
  ADD ("/project-chooser/incomplete", test_incomplete);
  ADD ("/project-chooser/access", test_access);
  ADD ("/project-chooser/none", test_none);
  ADD ("/project-chooser/failure", test_failure);
  ADD ("/project-chooser/no-service", test_no_service);
  ADD ("/project-chooser/leave", test_leave);
  ADD ("/project-chooser/search", test_search);
  ADD ("/project-chooser/typed", test_typed);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
