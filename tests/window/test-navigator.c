/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "navigator.h"

#include "bus.h"
#include "display.h"
#include "resources.h"

#define EXIT_SKIPPED 77

/* A page with two buttons. */
struct _TestPage
{
  DuePage parent_instance;

  GtkWidget *first;
  GtkWidget *second;
};

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, DuePage)
G_DEFINE_FINAL_TYPE (TestPage, test_page, DUE_TYPE_PAGE)

static void
add_button (TestPage *self, GtkWidget *button)
{
  GtkBuildableIface *buildable = GTK_BUILDABLE_GET_IFACE (self);

  buildable->add_child (GTK_BUILDABLE (self), NULL, G_OBJECT (button), NULL);
}

static void
test_page_class_init (TestPageClass *klass)
{
}

static void
test_page_init (TestPage *self)
{
  self->first = gtk_button_new_with_label ("First");
  self->second = gtk_button_new_with_label ("Second");
  add_button (self, self->first);
  add_button (self, self->second);
}

typedef struct
{
  GtkWidget *window;
  GtkStack *stack;
  TestPage *home;
  TestPage *welcome;
  DueNavigator *navigator;
  guint n_changes;
} Fixture;

static TestPage *
make_page (const char *title)
{
  return g_object_new (TEST_TYPE_PAGE, "title", title, NULL);
}

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer animated)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated != NULL, NULL);
  fixture->stack = GTK_STACK (gtk_stack_new ());
  fixture->home = make_page ("Home");
  fixture->welcome = make_page ("Welcome");
  gtk_stack_add_named (fixture->stack, GTK_WIDGET (fixture->welcome), "welcome");
  gtk_stack_add_named (fixture->stack, GTK_WIDGET (fixture->home), "home");
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->stack));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->navigator = due_navigator_new (fixture->stack, "home");
  g_signal_connect_swapped (fixture->navigator, "changed", G_CALLBACK (on_changed), fixture);
  due_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->home)));
  gtk_widget_grab_focus (fixture->home->first);
}

static void
tear_down (Fixture *fixture, gconstpointer animated)
{
  g_assert_finalize_object (fixture->navigator);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static TestPage *
push (Fixture *fixture, const char *name)
{
  TestPage *page = make_page (name);

  due_navigator_push (fixture->navigator, name, DUE_PAGE (page));
  return page;
}

static void
assert_shown (Fixture *fixture, TestPage *page, const char *name, guint depth)
{
  g_assert_true (due_navigator_get_page (fixture->navigator) == DUE_PAGE (page));
  g_assert_true (gtk_stack_get_visible_child (fixture->stack) == GTK_WIDGET (page));
  g_assert_cmpuint (due_navigator_get_depth (fixture->navigator), ==, depth);
  g_assert_cmpstr (due_navigator_get_name (fixture->navigator, depth), ==, name);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Somebody clicks twice on what opens it. */
static void
test_push_twice (Fixture *fixture, gconstpointer animated)
{
  TestPage *page = push (fixture, "one");
  TestPage *other = make_page ("Other");

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  due_navigator_push (fixture->navigator, "one", DUE_PAGE (other));
  g_assert_null (other);
  assert_shown (fixture, page, "one", 1);
  due_navigator_pop (fixture->navigator);
  g_assert_cmpuint (due_navigator_get_depth (fixture->navigator), ==, 0);
}

static void
test_push_pop (Fixture *fixture, gconstpointer animated)
{
  TestPage *page = NULL;

  assert_shown (fixture, fixture->home, NULL, 0);
  page = push (fixture, "icon");
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  assert_shown (fixture, page, "icon", 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  due_navigator_pop (fixture->navigator);
  assert_shown (fixture, fixture->home, NULL, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  due_test_wait_for (page == NULL);
  due_navigator_pop (fixture->navigator);
  assert_shown (fixture, fixture->home, NULL, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

/* The focus is where it was left, page by page. */
static void
test_focus (Fixture *fixture, gconstpointer animated)
{
  TestPage *outer = NULL;
  TestPage *inner = NULL;

  gtk_widget_grab_focus (fixture->home->second);
  outer = push (fixture, "account:a");
  g_assert_true (get_focus (fixture) == outer->first);
  gtk_widget_grab_focus (outer->second);
  inner = push (fixture, "sign-in:a");
  g_assert_true (get_focus (fixture) == inner->first);
  due_navigator_pop (fixture->navigator);
  g_assert_true (get_focus (fixture) == outer->second);
  due_navigator_pop (fixture->navigator);
  g_assert_true (get_focus (fixture) == fixture->home->second);
}

/* What had the focus may be gone, or not to be used, when the way leads back. */
static void
test_focus_gone (Fixture *fixture, gconstpointer animated)
{
  gtk_widget_grab_focus (fixture->home->second);
  push (fixture, "icon");
  gtk_widget_set_sensitive (fixture->home->second, FALSE);
  due_navigator_pop (fixture->navigator);
  g_assert_true (get_focus (fixture) == fixture->home->first);

  gtk_widget_set_sensitive (fixture->home->second, TRUE);
  gtk_widget_grab_focus (fixture->home->second);
  push (fixture, "general");
  gtk_widget_unparent (fixture->home->second);
  due_navigator_pop (fixture->navigator);
  g_assert_true (get_focus (fixture) == fixture->home->first);
}

static void
test_go_back (Fixture *fixture, gconstpointer animated)
{
  TestPage *pages[3] = { NULL };
  static const char *const names[] = { "account:a", "sign-in:a", "icon" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      pages[i] = push (fixture, names[i]);
      g_object_add_weak_pointer (G_OBJECT (pages[i]), (gpointer *) &pages[i]);
    }
  g_assert_false (due_navigator_go_back_to (fixture->navigator, "general"));
  assert_shown (fixture, pages[2], "icon", 3);
  g_assert_true (due_navigator_go_back_to (fixture->navigator, "icon"));
  assert_shown (fixture, pages[2], "icon", 3);
  g_assert_true (due_navigator_go_back_to (fixture->navigator, "account:a"));
  assert_shown (fixture, pages[0], "account:a", 1);
  due_test_wait_for (pages[1] == NULL && pages[2] == NULL);
  g_assert_true (due_navigator_go_back_to (fixture->navigator, NULL));
  assert_shown (fixture, fixture->home, NULL, 0);
  g_assert_true (get_focus (fixture) == fixture->home->first);
  due_test_wait_for (pages[0] == NULL);
}

/* A page that is gone takes along what was opened from it. */
static void
test_drop (Fixture *fixture, gconstpointer animated)
{
  TestPage *why = push (fixture, "why");

  push (fixture, "account:a");
  push (fixture, "replace:a");
  due_navigator_drop (fixture->navigator, "account:b");
  g_assert_cmpuint (due_navigator_get_depth (fixture->navigator), ==, 3);
  due_navigator_drop (fixture->navigator, "account:a");
  assert_shown (fixture, why, "why", 1);
  due_navigator_drop (fixture->navigator, "why");
  assert_shown (fixture, fixture->home, NULL, 0);
}

/* A page opens again while the one before still slides away. */
static void
test_at_once (Fixture *fixture, gconstpointer animated)
{
  TestPage *first = push (fixture, "icon");
  TestPage *second = NULL;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  due_navigator_pop (fixture->navigator);
  second = push (fixture, "icon");
  g_assert_null (first);
  assert_shown (fixture, second, "icon", 1);
  g_assert_true (get_focus (fixture) == second->first);
}

/* The root may change below the pages; only at the root that is seen. */
static void
test_root (Fixture *fixture, gconstpointer animated)
{
  TestPage *page = NULL;

  due_navigator_set_root (fixture->navigator, "welcome");
  assert_shown (fixture, fixture->welcome, NULL, 0);
  page = push (fixture, "add");
  due_navigator_set_root (fixture->navigator, "home");
  g_assert_cmpstr (due_navigator_get_root (fixture->navigator), ==, "home");
  assert_shown (fixture, page, "add", 1);
  due_navigator_pop (fixture->navigator);
  assert_shown (fixture, fixture->home, NULL, 0);
}

static void
test_title (Fixture *fixture, gconstpointer animated)
{
  TestPage *page = push (fixture, "icon");

  fixture->n_changes = 0;
  due_page_set_title (DUE_PAGE (page), "Another");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  due_page_set_title (DUE_PAGE (page), "Another");
  due_page_set_title (DUE_PAGE (fixture->home), "Not shown");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* The window may close with pages on the way, or while one slides. */
static void
test_close (Fixture *fixture, gconstpointer animated)
{
  TestPage *pages[2] = { push (fixture, "why"), push (fixture, "icon") };

  g_object_add_weak_pointer (G_OBJECT (pages[0]), (gpointer *) &pages[0]);
  g_object_add_weak_pointer (G_OBJECT (pages[1]), (gpointer *) &pages[1]);
  due_navigator_pop (fixture->navigator);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->navigator);
  due_test_wait_for (pages[0] == NULL && pages[1] == NULL);
}

static void
tear_down_closed (Fixture *fixture, gconstpointer animated)
{
}

static const struct
{
  const char *name;
  void (*test) (Fixture *fixture, gconstpointer animated);
} tests[] = {
  { "push-pop", test_push_pop }, { "push-twice", test_push_twice },
  { "focus", test_focus },       { "focus-gone", test_focus_gone },
  { "go-back", test_go_back },   { "drop", test_drop },
  { "at-once", test_at_once },   { "root", test_root },
  { "title", test_title },
};

static void
add_tests (const char *how, gconstpointer animated)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/navigator/%s/%s", how, tests[i].name);

      g_test_add (path, Fixture, animated, set_up, tests[i].test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  add_tests ("sliding", "animated");
  add_tests ("at-rest", NULL);
  g_test_add ("/navigator/close", Fixture, "animated", set_up, test_close, tear_down_closed);
  return g_test_run ();
}
