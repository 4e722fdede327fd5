/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-chooser.h"

#include "account-fixture.h"
#include "account-page.h"
#include "bus.h"
#include "page-fixture.h"
#include "project-row.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define ASKING "Asking the portal for its projects…"
#define NONE_YET "There are no projects. Type the number of one to add it."
#define ONLY_SEEN                                                                                  \
  "These are the projects of tasks seen lately. Type the number of another one to add it."
#define NOTHING_CHOSEN "No project is chosen: nothing is counted."
#define NO_MORE "More projects than these cannot be chosen."
#define NOT_FOUND "No project is called so. You can type the number of one, too."

typedef struct
{
  TestPageFixture page;
  DueProjectChooser *chooser;  /* weak */
  GDBusMethodInvocation *call; /* ListProjects, while it waits for its answer */
  guint n_calls;
} Fixture;

static gboolean
on_list (Fixture *fixture, GDBusMethodInvocation *invocation, const char *account)
{
  g_assert_cmpstr (account, ==, TEST_ACCOUNT_ID);
  g_assert_null (fixture->call);
  fixture->call = g_object_ref (invocation);
  fixture->n_calls++;
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_page_set_up (&fixture->page);
  test_accounts_add (fixture->page.backend, TEST_ACCOUNT_ID);
  g_signal_connect_swapped (fixture->page.peer->skeleton, "handle-list-projects",
                            G_CALLBACK (on_list), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_weak_pointer (&fixture->chooser);
  g_clear_object (&fixture->call);
  test_page_tear_down (&fixture->page);
}

static void
store (Fixture *fixture, const char *key, const char *text)
{
  test_accounts_store (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

static void
assert_stored (Fixture *fixture, const char *key, const char *text)
{
  test_accounts_assert (fixture->page.backend, TEST_ACCOUNT_ID, key, text);
}

static gpointer
get (Fixture *fixture, const char *id)
{
  return test_page_get_child (fixture->chooser, id);
}

static void
open_page (Fixture *fixture)
{
  test_page_open_for (&fixture->page, due_account_page_new, TEST_ACCOUNT_ID);
  g_set_weak_pointer (&fixture->chooser,
                      DUE_PROJECT_CHOOSER (test_page_get (&fixture->page, "projects")));
  gtk_search_entry_set_search_delay (get (fixture, "search"), 0);
}

/* @answer: GVariant text, a(xs) and whether it is complete */
static void
answer (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = NULL;

  due_test_wait_for (fixture->call != NULL);
  value = g_variant_parse (G_VARIANT_TYPE ("(a(xs)b)"), text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value (g_steal_pointer (&fixture->call), value);
}

static void
fail (Fixture *fixture, const char *sentence)
{
  due_test_wait_for (fixture->call != NULL);
  g_dbus_method_invocation_return_dbus_error (g_steal_pointer (&fixture->call),
                                              "io.github.duebell.Error.Failed", sentence);
}

static DueProjectRow *
get_row (Fixture *fixture, guint n)
{
  return DUE_PROJECT_ROW (test_find_type (get (fixture, "group"), DUE_TYPE_PROJECT_ROW, n));
}

static GtkCheckButton *
get_tick (DueProjectRow *row)
{
  return GTK_CHECK_BUTTON (test_find_type (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, 0));
}

/* The rows that show: "Marketing*, Sales", with a star where there is a tick. */
static char *
print (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DueProjectRow *row = NULL;

  for (guint i = 0; (row = get_row (fixture, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        GtkWidget *title = test_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL, 0);

        g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "",
                                gtk_label_get_text (GTK_LABEL (title)),
                                due_project_row_is_ticked (row) ? "*" : "");
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  g_autofree char *shown = print (fixture);

  return g_str_equal (shown, text);
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  g_autofree char *shown = print (fixture);

  g_assert_cmpstr (shown, ==, text);
}

static void
tick (Fixture *fixture, gint64 id, gboolean ticked)
{
  DueProjectRow *row = NULL;
  guint i = 0;

  while ((row = get_row (fixture, i++)) != NULL && due_project_row_get_id (row) != id)
    continue;
  g_assert_nonnull (row);
  gtk_check_button_set_active (get_tick (row), ticked);
}

/* @text: NULL: nothing is said */
static gboolean
says (Fixture *fixture, const char *text)
{
  GtkWidget *row = get (fixture, "status_row");

  if (text == NULL)
    return !gtk_widget_get_visible (row);
  return gtk_widget_get_visible (row) && test_find_text (row, text) != NULL;
}

static gboolean
describes (Fixture *fixture, const char *text)
{
  GtkWidget *label = test_find_text (get (fixture, "group"), text);

  return label != NULL && gtk_widget_get_visible (label);
}

static void
choose (Fixture *fixture, guint filter)
{
  gtk_drop_down_set_selected (get (fixture, "filter"), filter);
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (get (fixture, "search"), text);
}

#define TWO "([(5, 'Marketing'), (9, 'Sales')], true)"

/* Nobody is asked before somebody chooses. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  assert_shows (fixture, "");
  g_assert_true (says (fixture, NULL));
  g_assert_false (gtk_widget_get_visible (get (fixture, "search_row")));
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 0);

  choose (fixture, DUE_PROJECTS_ONLY);
  assert_stored (fixture, "project-filter", "'only'");
  g_assert_true (gtk_widget_get_visible (get (fixture, "search_row")));
  g_assert_true (says (fixture, ASKING));
  g_assert_true (describes (fixture, NOTHING_CHOSEN));
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing, Sales"));
  g_assert_true (says (fixture, NULL));

  tick (fixture, 9, TRUE);
  assert_stored (fixture, "projects", "[9]");
  assert_stored (fixture, "project-names", "{9: 'Sales'}");
  g_assert_false (describes (fixture, NOTHING_CHOSEN));
  tick (fixture, 5, TRUE);
  assert_stored (fixture, "projects", "[9, 5]");
  tick (fixture, 9, FALSE);
  assert_stored (fixture, "projects", "[5]");
  assert_stored (fixture, "project-filter", "'only'");
  choose (fixture, DUE_PROJECTS_EXCEPT);
  assert_stored (fixture, "project-filter", "'except'");
  assert_shows (fixture, "Marketing*, Sales");

  /* What was chosen stays for the next time. */
  choose (fixture, DUE_PROJECTS_ALL);
  assert_shows (fixture, "");
  g_assert_false (gtk_widget_get_visible (get (fixture, "search_row")));
  assert_stored (fixture, "projects", "[5]");
  choose (fixture, DUE_PROJECTS_ONLY);
  assert_shows (fixture, "Marketing*, Sales");
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 1);
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 9, 12, 13]");
  store (fixture, "project-names", "{int64 9: 'Old name', 12: 'Archive'}");
  open_page (fixture);
  assert_shows (fixture, "Old name*, Archive*, Project 13*");
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing, Sales*, Archive*, Project 13*"));
  /* Those that the person left, or that were deleted, are shown as such, and can be taken away. */
  for (guint i = 0; i < 4; i++)
    g_assert_true ((test_find_text (GTK_WIDGET (get_row (fixture, i)),
                                    "You left it, or it was deleted.") != NULL) == (i >= 2));
  tick (fixture, 12, FALSE);
  assert_stored (fixture, "projects", "[9, 13]");

  /* Somebody else chooses. */
  store (fixture, "projects", "[int64 5, 77]");
  assert_shows (fixture, "Marketing*, Sales, Archive, Project 13, Project 77*");
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 12]");
  open_page (fixture);
  answer (fixture, "([(5, 'Marketing')], false)");
  due_test_wait_for (shows (fixture, "Marketing, Project 12*"));
  g_assert_true (says (fixture, ONLY_SEEN));
  /* It may well be there. */
  g_assert_null (
      test_find_text (GTK_WIDGET (get_row (fixture, 1)), "You left it, or it was deleted."));
}

#define WATCHES(five, twelve)                                                                      \
  "[{'id': <'" TEST_ACCOUNT_ID "'>, 'state': <'current'>, 'watches': <["                           \
  "{'type': <'view_all'>, 'group_id': <int64 5>, 'access': <" five ">},"                           \
  "{'type': <'view_all'>, 'group_id': <int64 12>, 'access': <" twelve ">}]>}]"

static gboolean
is_lost (Fixture *fixture, guint n)
{
  return test_find_text (GTK_WIDGET (get_row (fixture, n)), "You left it, or it was deleted.") !=
         NULL;
}

/* What the portal counts is the truth, whatever it lists. */
static void
test_access (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 5, 12]");
  open_page (fixture);
  answer (fixture, "([(5, 'Marketing'), (9, 'Sales')], true)");
  due_test_wait_for (shows (fixture, "Marketing*, Sales, Project 12*"));
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
test_none (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'except'");
  open_page (fixture);
  answer (fixture, "(@a(xs) [], true)");
  due_test_wait_for (says (fixture, NONE_YET));
  g_assert_false (gtk_widget_get_visible (get (fixture, "again")));
  search (fixture, "17");
  due_test_wait_for (shows (fixture, "Project 17"));
  g_assert_true (says (fixture, NULL));
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 9]");
  open_page (fixture);
  fail (fixture, "The portal is not reachable.");
  due_test_wait_for (says (fixture, "The portal is not reachable."));
  g_assert_true (gtk_widget_get_visible (get (fixture, "again")));
  assert_shows (fixture, "Project 9*");
  /* Choosing anew is no wish to ask anew. */
  choose (fixture, DUE_PROJECTS_EXCEPT);
  due_test_settle (fixture->page.peer->bus);
  g_assert_cmpuint (fixture->n_calls, ==, 1);

  g_signal_emit_by_name (get (fixture, "again"), "clicked");
  g_assert_false (gtk_widget_get_visible (get (fixture, "again")));
  g_assert_false (says (fixture, "The portal is not reachable."));
  fail (fixture, "The portal is still not reachable.");
  due_test_wait_for (says (fixture, "The portal is still not reachable."));
  g_signal_emit_by_name (get (fixture, "again"), "clicked");
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing, Sales*"));
  g_assert_true (says (fixture, NULL));
}

static void
test_no_service (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  test_peer_leave (fixture->page.peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->page.model)) ==
                     DUE_FEED_ABSENT);
  choose (fixture, DUE_PROJECTS_ONLY);
  due_test_wait_for (says (fixture, "Duebell is not running."));
  test_peer_come_back (fixture->page.peer);
  due_test_wait_for (due_feed_get_status (due_window_model_get_feed (fixture->page.model)) ==
                     DUE_FEED_RUNNING);
  g_signal_emit_by_name (get (fixture, "again"), "clicked");
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing, Sales"));
}

/* The page may be left while the portal is asked; the fixture sees that nothing of it stays. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  open_page (fixture);
  due_test_wait_for (fixture->call != NULL);
  test_page_close (&fixture->page);
  answer (fixture, TWO);
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
test_search (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 42]");
  open_page (fixture);
  answer (fixture, "([(5, 'Marketing'), (9, 'Sales'), (6, 'МАРКЕТИНГ'), (42, 'Plan 42')], true)");
  due_test_wait_for (shows (fixture, "Marketing, Sales, МАРКЕТИНГ, Plan 42*"));
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("\"%s\"", searches[i].text);
      search (fixture, searches[i].text);
      due_test_wait_for (says (fixture, searches[i].said));
      due_test_wait_for (shows (fixture, searches[i].shown) || g_str_equal (searches[i].text, "4"));
    }
}

/* Digit by digit, and only the last number was meant. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = { "1", "17", "173", "17", "" };

  store (fixture, "project-filter", "'only'");
  open_page (fixture);
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing, Sales"));
  search (fixture, "1");
  due_test_wait_for (shows (fixture, "Project 1"));
  search (fixture, "17");
  due_test_wait_for (shows (fixture, "Project 17"));
  g_assert_nonnull (test_find_text (get (fixture, "group"), "By its number on the portal."));
  tick (fixture, 17, TRUE);
  assert_stored (fixture, "projects", "[17]");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    search (fixture, steps[i]);
  due_test_wait_for (shows (fixture, "Marketing, Sales, Project 17*"));
  tick (fixture, 17, FALSE);
  assert_stored (fixture, "projects", "[]");
  assert_stored (fixture, "project-names", "");
}

/* More than the service looks at cannot be chosen, and nothing of it is lost. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new ("[int64 1000");
  g_autofree char *stored = NULL;

  for (guint i = 1; i < DUE_WATCH_PROJECTS_MAX; i++)
    g_string_append_printf (ids, ", %u", 1000 + i);
  g_string_append_c (ids, ']');
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", ids->str);
  stored = test_accounts_print (fixture->page.backend, TEST_ACCOUNT_ID, "projects");
  open_page (fixture);
  answer (fixture, TWO);
  due_test_wait_for (get_row (fixture, DUE_WATCH_PROJECTS_MAX + 1) != NULL);
  g_assert_true (describes (fixture, NO_MORE));
  tick (fixture, 5, TRUE);
  g_assert_false (due_project_row_is_ticked (get_row (fixture, 0)));
  assert_stored (fixture, "projects", stored);
  tick (fixture, 1000, FALSE);
  g_assert_false (describes (fixture, NO_MORE));
  tick (fixture, 5, TRUE);
  g_assert_true (due_project_row_is_ticked (get_row (fixture, 0)));
  g_assert_true (describes (fixture, NO_MORE));
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
test_by_hand (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      g_test_message ("%s", by_hand[i].stored);
      store (fixture, "project-filter", "'only'");
      store (fixture, "projects", by_hand[i].stored);
      open_page (fixture);
      answer (fixture, TWO);
      due_test_wait_for (shows (fixture, by_hand[i].shown));
      tick (fixture, 5, TRUE);
      assert_stored (fixture, "projects", by_hand[i].after);
      g_clear_weak_pointer (&fixture->chooser);
      test_page_close (&fixture->page);
    }
}

static void
test_too_many_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new ("[int64 1000");

  for (guint i = 1; i < 2 * DUE_WATCH_PROJECTS_MAX; i++)
    g_string_append_printf (ids, ", %u", 1000 + i);
  g_string_append_c (ids, ']');
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", ids->str);
  open_page (fixture);
  answer (fixture, TWO);
  due_test_wait_for (get_row (fixture, DUE_WATCH_PROJECTS_MAX + 1) != NULL);
  g_assert_null (get_row (fixture, DUE_WATCH_PROJECTS_MAX + 2));
  tick (fixture, 1000, FALSE);
  g_assert_false (describes (fixture, NO_MORE));
  tick (fixture, 5, TRUE);
  g_assert_true (due_project_row_is_ticked (get_row (fixture, 0)));
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nines = g_strnfill (5000, '9');
  g_autofree char *text = g_strdup_printf (
      "([(5, '<b>&amp; %%s\\n\\u202e'), (0, 'Nought'), (-4, 'Below'), (5, 'Twice'), (6, ''),"
      " (9223372036854775807, 'Last'), (8, '%s')], true)",
      nines);

  store (fixture, "project-filter", "'only'");
  open_page (fixture);
  answer (fixture, text);
  due_test_wait_for (get_row (fixture, 3) != NULL);
  g_assert_null (get_row (fixture, 4));
  g_assert_cmpuint (strlen (due_project_row_get_name (get_row (fixture, 3))), <=, 256 + 3);
  gtk_widget_set_visible (GTK_WIDGET (get_row (fixture, 3)), FALSE);
  assert_shows (fixture, "<b>&amp; %s, Project 6, Last");
  tick (fixture, G_MAXINT64, TRUE);
  assert_stored (fixture, "projects", "[9223372036854775807]");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  store (fixture, "project-filter", "'only'");
  store (fixture, "projects", "[int64 5]");
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "projects");
  test_accounts_lock (fixture->page.backend, TEST_ACCOUNT_ID, "project-filter");
  open_page (fixture);
  answer (fixture, TWO);
  due_test_wait_for (shows (fixture, "Marketing*, Sales"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (get_tick (get_row (fixture, i)))));
      g_assert_nonnull (
          test_find_text (GTK_WIDGET (get_row (fixture, i)), "Set by your administrator."));
    }
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "filter")));
  /* Whatever gets there all the same. */
  tick (fixture, 9, TRUE);
  assert_shows (fixture, "Marketing*, Sales");
  choose (fixture, DUE_PROJECTS_ALL);
  assert_stored (fixture, "project-filter", "'only'");
  assert_stored (fixture, "projects", "[5]");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

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
  ADD ("/project-chooser/limit", test_limit);
  ADD ("/project-chooser/by-hand", test_by_hand);
  ADD ("/project-chooser/too-many-by-hand", test_too_many_by_hand);
  ADD ("/project-chooser/hostile", test_hostile);
  ADD ("/project-chooser/locked", test_locked);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  return test_page_run (argc, argv, add_tests, &status) ? status : EXIT_SKIPPED;
}
