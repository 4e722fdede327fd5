/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-view.h"

#define NOW 1795510800 /* Unix seconds: 2026-11-24T09:00:00Z */

static DueSnapshot *
make_snapshot (gint32 overdue, gint32 comments, guint n_tasks)
{
  const gint32 counts[DUE_N_KINDS] = { overdue, comments, DUE_COUNTER_ABSENT };
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (DueQuery) query = due_query_new (DUE_ROLES_ALL, 0);
  g_autoptr (DueCounters) counters = due_counters_new (counts, NULL);
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) due_task_unref);
  g_autoptr (DueSnapshot) numbers = NULL;

  g_ptr_array_add (readings, due_reading_new (query, counters));
  for (guint i = 0; i < n_tasks; i++)
    {
      g_autofree char *title = g_strdup_printf ("Task_%u", i);
      DueTaskFields fields = { .id = 100 + i,
                               .title = title,
                               .deadline = NOW - 3600 * (gint64) (n_tasks - i),
                               .new_comments = 1,
                               .roles = DUE_ROLE_RESPONSIBLE };

      g_ptr_array_add (tasks, due_task_new (&fields));
    }
  numbers = due_snapshot_new (watch, readings, NOW);
  return due_snapshot_with_tasks (numbers, tasks, NOW);
}

/* The labels of @item's children, "-" for a separator, one a line. */
static char *
list_labels (DueMenuItem *item)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < due_menu_item_get_n_children (item); i++)
    {
      DueMenuItem *child = due_menu_item_get_child (item, i);

      g_string_append_printf (labels, "%s\n",
                              due_menu_item_is_separator (child) ? "-"
                                                                 : due_menu_item_get_label (child));
    }
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static DueMenuItem *
find_child (DueMenuItem *item, const char *key)
{
  for (guint i = 0; i < due_menu_item_get_n_children (item); i++)
    if (g_str_equal (due_menu_item_get_key (due_menu_item_get_child (item, i)), key))
      return due_menu_item_get_child (item, i);
  return NULL;
}

static DueMenuItem *
build (const DueViewPart *parts, gsize n_parts, gint64 paused_until)
{
  DueOverviewPart overview_parts[4] = { { .state = NULL } };
  g_autoptr (DueOverview) overview = NULL;
  DueMenuView view = { .parts = parts, .n_parts = n_parts, .now = NOW };

  for (gsize i = 0; i < n_parts; i++)
    overview_parts[i] = (DueOverviewPart){ parts[i].state, parts[i].snapshot, parts[i].count };
  overview = due_overview_new (overview_parts, n_parts);
  view.overview = overview;
  view.paused_until = paused_until;
  return due_menu_view_build (&view);
}

#define END "Check Now\nPause Notifications\n-\nPreferences\nAbout Duebell\nQuit\n"

static void
test_one_account (void)
{
  static const struct
  {
    const char *name;
    DueStateKind kind;
    DueTrouble trouble;
    gint32 overdue, comments;
    const char *labels;
  } rows[] = {
    { "overdue first", DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 3, 12,
      "Open 3 Overdue Tasks\n-\n3 Overdue Tasks\n12 New Comments\n-\n" END },
    { "one is singular", DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 1, 0,
      "Open 1 Overdue Task\n-\n1 Overdue Task\n-\n" END },
    { "comments alone", DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 0, 1,
      "Open 1 New Comment\n-\n1 New Comment\n-\n" END },
    { "nothing due", DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 0, 0, "Open Tasks\n-\n" END },
    { "a kind that the portal lacks", DUE_STATE_CURRENT, DUE_TROUBLE_NONE, 2, DUE_COUNTER_ABSENT,
      "Open 2 Overdue Tasks\n-\n2 Overdue Tasks\n-\n" END },
    { "signed out", DUE_STATE_SIGNED_OUT, DUE_TROUBLE_WEBHOOK_GONE, 3, 12,
      "Replace Webhook…\n-\nThe webhook was deleted on the portal. Nothing is counted until there "
      "is a new one.\n-\n" END },
    { "locked", DUE_STATE_LOCKED, DUE_TROUBLE_KEYRING_LOCKED, 0, 0,
      "Unlock Keyring…\n-\nThe keyring that keeps the sign-in is locked.\n-\n" END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueState) state =
          due_state_new (rows[i].kind, rows[i].trouble, NOW, NOW, NOW + 60);
      g_autoptr (DueSnapshot) snapshot = make_snapshot (rows[i].overdue, rows[i].comments, 0);
      DueViewPart part = { "id", "acme.bitrix24.ru", state, snapshot, DUE_KINDS_ALL, FALSE };
      g_autoptr (DueMenuItem) menu = build (&part, 1, 0);
      g_autofree char *labels = list_labels (menu);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (labels, ==, rows[i].labels);
    }
}

static void
test_no_account (void)
{
  g_autoptr (DueMenuItem) menu = build (NULL, 0, 0);
  g_autofree char *labels = list_labels (menu);

  g_assert_cmpstr (labels, ==, "Set Up Duebell\n-\n" END);
  g_assert_false (due_menu_item_is_enabled (find_child (menu, "check")));
}

/* However long the list is, the menu is not. */
static void
test_tasks_are_capped (void)
{
  g_autoptr (DueState) state = due_state_new (DUE_STATE_CURRENT, DUE_TROUBLE_NONE, NOW, NOW, NOW);
  g_autoptr (DueSnapshot) snapshot = make_snapshot (40, 40, 40);
  DueViewPart part = { "id", "acme.bitrix24.ru", state, snapshot, DUE_KINDS_ALL, FALSE };
  g_autoptr (DueMenuItem) menu = build (&part, 1, 0);
  DueMenuItem *overdue = find_child (menu, "expired:id");
  DueMenuItem *first = due_menu_item_get_child (overdue, 0);

  g_assert_cmpuint (due_menu_item_get_n_children (overdue), ==, DUE_MENU_TASKS_MAX + 2);
  g_assert_nonnull (strstr (due_menu_item_get_label (first), "Task_0"));
  g_assert_cmpstr (due_menu_item_get_action (first), ==, "open-task");
  g_assert_cmpstr (
      due_menu_item_get_label (due_menu_item_get_child (overdue, DUE_MENU_TASKS_MAX + 1)), ==,
      "Show All");
}

static void
test_several_accounts (void)
{
  g_autoptr (DueState) current = due_state_new (DUE_STATE_CURRENT, DUE_TROUBLE_NONE, NOW, NOW, NOW);
  g_autoptr (DueState) offline =
      due_state_new (DUE_STATE_OFFLINE, DUE_TROUBLE_NETWORK, NOW - 600, NOW - 600, NOW + 300);
  g_autoptr (DueSnapshot) snapshot = make_snapshot (3, 12, 1);
  DueViewPart parts[] = {
    { "a", "acme.bitrix24.ru", current, snapshot, DUE_KINDS_ALL, FALSE },
    { "b", "box.example:8443", offline, NULL, DUE_KINDS_ALL, TRUE },
  };
  g_autoptr (DueMenuItem) menu = build (parts, G_N_ELEMENTS (parts), 0);
  g_autofree char *labels = list_labels (menu);
  DueMenuItem *second = find_child (menu, "account:b");

  g_assert_true (g_str_has_prefix (labels, "Open 3 Overdue Tasks\n-\n"
                                           "acme.bitrix24.ru: 3 overdue, 12 new\n"
                                           "box.example:8443: Offline\n-\nChecking…\n"));
  g_assert_false (due_menu_item_is_enabled (find_child (menu, "check")));
  g_assert_cmpstr (due_menu_item_get_key (due_menu_item_get_child (second, 0)), ==, "state:b");
  g_assert_cmpstr (
      due_menu_item_get_label (due_menu_item_get_child (due_menu_item_get_child (second, 0), 0)),
      ==, "Try Again");
}

static void
test_paused (void)
{
  static const struct
  {
    gint64 until;
    const char *label;
  } rows[] = {
    { -1, "Notifications Paused" },
    { NOW + 2400, "Paused until 09:40" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueMenuItem) menu = build (NULL, 0, rows[i].until);
      DueMenuItem *item = find_child (menu, "paused");

      g_assert_cmpstr (due_menu_item_get_label (item), ==, rows[i].label);
      g_assert_cmpint (due_menu_item_get_toggle (item), ==, DUE_MENU_TOGGLE_ON);
      g_assert_cmpstr (due_menu_item_get_action (item), ==, "resume");
      g_assert_null (find_child (menu, "pause"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/menu-view/one-account", test_one_account);
  g_test_add_func ("/service/menu-view/no-account", test_no_account);
  g_test_add_func ("/service/menu-view/tasks-are-capped", test_tasks_are_capped);
  g_test_add_func ("/service/menu-view/several-accounts", test_several_accounts);
  g_test_add_func ("/service/menu-view/paused", test_paused);
  return g_test_run ();
}
