/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-view.h"

#include <glib/gi18n.h>

#include "clock.h"
#include "menu-builder.h"
#include "quiet.h"
#include "words.h"

static void
add_item (DueMenuBuilder *menu,
          const char *key,
          const char *label,
          const char *action,
          GVariant *target)
{
  due_menu_builder_add (menu, due_menu_item_new (key, label, action, target));
}

static char *
make_key (const char *what, const char *account_id)
{
  return g_strconcat (what, ":", account_id, NULL);
}

/* The words of "Open 3 Overdue Tasks". */
static char *
label_open (DueKinds kind, guint count)
{
  switch (kind)
    {
    case DUE_KIND_OVERDUE:
      /* Translators: menu item, Header Capitals */
      return g_strdup_printf (ngettext ("Open %u Overdue Task", "Open %u Overdue Tasks", count),
                              count);
    case DUE_KIND_COMMENTS:
      return g_strdup_printf (ngettext ("Open %u New Comment", "Open %u New Comments", count),
                              count);
    case DUE_KIND_MENTIONS:
    default:
      return g_strdup_printf (ngettext ("Open %u Mention", "Open %u Mentions", count), count);
    }
}

/* The same without the verb, for an item that opens a submenu. */
static char *
label_list (DueKinds kind, guint count)
{
  switch (kind)
    {
    case DUE_KIND_OVERDUE:
      /* Translators: menu item that lists them, Header Capitals */
      return g_strdup_printf (ngettext ("%u Overdue Task", "%u Overdue Tasks", count), count);
    case DUE_KIND_COMMENTS:
      return g_strdup_printf (ngettext ("%u New Comment", "%u New Comments", count), count);
    case DUE_KIND_MENTIONS:
    default:
      return g_strdup_printf (ngettext ("%u Mention", "%u Mentions", count), count);
    }
}

static void
add_task (DueMenuBuilder *menu,
          const DueViewPart *part,
          const DueTask *task,
          DueKinds kind,
          gint64 now)
{
  g_autofree char *label = due_words_for_task (task, kind, now);
  g_autofree char *key = g_strdup_printf ("task:%u:%" G_GINT64_FORMAT ":%s", (guint) kind,
                                          due_task_get_id (task), part->id);

  add_item (menu, key, label, "open-task",
            g_variant_new ("(sx)", part->id, due_task_get_id (task)));
}

/* Several roles in all projects: each has a page of its own on the portal. */
static gboolean
has_role_pages (const DueSnapshot *snapshot)
{
  return due_snapshot_get_readings (snapshot)->len > 1 &&
         due_watch_get_filter (due_snapshot_get_watch (snapshot)) == DUE_PROJECTS_ALL;
}

static void
add_roles (DueMenuBuilder *menu, const DueViewPart *part, DueKinds kind)
{
  GPtrArray *readings = due_snapshot_get_readings (part->snapshot);

  for (guint i = 0; i < readings->len; i++)
    {
      DueRoles role = due_query_get_role (due_reading_get_query (readings->pdata[i]));
      g_autofree char *key =
          g_strdup_printf ("role:%u:%u:%s", (guint) kind, (guint) role, part->id);
      g_autofree char *label = NULL;
      guint count = 0;

      if (!due_counters_get (due_reading_get_counters (readings->pdata[i]), kind, &count) ||
          count == 0)
        continue;
      /* Translators: a menu item that opens the portal's list of a role: "Ongoing: 2" */
      label = g_strdup_printf (_ ("%s: %u"), due_role_get_label (role), count);
      add_item (menu, key, label, "open-role",
                g_variant_new ("(suu)", part->id, (guint) kind, (guint) role));
    }
}

/* The most urgent tasks of a kind, and all of them on the portal. */
static void
add_kind (DueMenuBuilder *menu, const DueViewPart *part, DueKinds kind, guint count, gint64 now)
{
  const char *name = due_kind_get_wire_name (kind);
  GPtrArray *tasks = due_snapshot_get_tasks (part->snapshot);
  g_autofree char *label = label_list (kind, count);
  g_autofree char *key = make_key (name, part->id);
  g_autofree char *all_key = g_strdup_printf ("all:%s:%s", name, part->id);
  g_autofree char *line_key = g_strdup_printf ("line:%s:%s", name, part->id);
  DueMenuBuilder *submenu = due_menu_builder_new (key, label);
  guint n_listed = 0;

  for (guint i = 0; tasks != NULL && i < tasks->len && n_listed < DUE_MENU_TASKS_MAX; i++)
    if ((due_task_get_kinds (tasks->pdata[i], now) & kind) != 0)
      {
        add_task (submenu, part, tasks->pdata[i], kind, now);
        n_listed++;
      }
  if (n_listed > 0)
    due_menu_builder_add (submenu, due_menu_item_new_separator (line_key));
  if (has_role_pages (part->snapshot))
    add_roles (submenu, part, kind);
  else
    add_item (submenu, all_key, _ ("Show All"), "open",
              g_variant_new ("(ss)", due_kind_get_name (kind), part->id));
  due_menu_builder_add (menu, due_menu_builder_end (submenu));
}

static void
add_kinds (DueMenuBuilder *menu, const DueViewPart *part, gint64 now)
{
  /* Where nothing is counted, old numbers would say otherwise. */
  if (due_state_kind_is_trouble (due_state_get_kind (part->state)))
    return;
  for (guint i = 0; part->snapshot != NULL && i < DUE_N_KINDS; i++)
    {
      guint count = 0;

      if (due_counters_get (due_snapshot_get_counters (part->snapshot), due_kind_nth (i), &count) &&
          count > 0)
        add_kind (menu, part, due_kind_nth (i), count, now);
    }
}

/* The sentence of a state that is not current, with what helps beside it. */
static void
add_trouble (DueMenuBuilder *menu, const DueViewPart *part, gint64 now)
{
  DueRemedy remedy = due_state_get_remedy (part->state);
  g_autofree char *sentence = due_state_get_sentence (part->state, now);
  g_autofree char *key = make_key ("state", part->id);
  g_autofree char *remedy_key = make_key ("remedy", part->id);
  DueMenuBuilder *item = NULL;

  if (due_state_get_kind (part->state) == DUE_STATE_CURRENT || sentence[0] == '\0')
    return;
  item = due_menu_builder_new (key, sentence);
  if (remedy == DUE_REMEDY_NONE)
    due_menu_builder_set_enabled (item, FALSE);
  else
    add_item (item, remedy_key, due_remedy_get_label (remedy), "remedy",
              g_variant_new_string (part->id));
  due_menu_builder_add (menu, due_menu_builder_end (item));
}

/* "acme.bitrix24.ru: 3 overdue, 12 new" with all that the account has inside. */
static void
add_account (DueMenuBuilder *menu, const DueViewPart *part, gint64 now)
{
  g_autofree char *key = make_key ("account", part->id);
  g_autofree char *open_key = make_key ("open-account", part->id);
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  DueMenuBuilder *submenu = NULL;

  if (due_state_get_kind (part->state) == DUE_STATE_CURRENT && part->snapshot != NULL)
    words =
        due_words_for_counters_short (due_snapshot_get_counters (part->snapshot), DUE_KINDS_ALL);
  else
    words = g_strdup (due_state_kind_get_label (due_state_get_kind (part->state)));
  /* Translators: a portal and how it is doing: "acme.bitrix24.ru: 3 overdue, 12 new" */
  label = g_strdup_printf (_ ("%s: %s"), part->portal, words);
  submenu = due_menu_builder_new (key, label);
  add_trouble (submenu, part, now);
  add_kinds (submenu, part, now);
  add_item (submenu, open_key, _ ("Open Tasks"), "open", g_variant_new ("(ss)", "all", part->id));
  due_menu_builder_add (menu, due_menu_builder_end (submenu));
}

DueKinds
due_menu_view_choose_kind (const DueOverview *overview)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;

      if (due_overview_get_kind (overview, due_kind_nth (i), &count) && count > 0)
        return due_kind_nth (i);
    }
  return DUE_KINDS_ALL;
}

gint64
due_menu_view_get_pause_end (gint64 target)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 until = -1;

  if (target > 0)
    return due_clock_now_s () + target;
  if (target == 0)
    due_quiet_parse_pause ("tomorrow", now, &until);
  return until;
}

/* What a click does, in the words of the menu. */
static void
add_first (DueMenuBuilder *menu, const DueMenuView *view)
{
  g_autofree char *label = NULL;
  DueKinds kind = DUE_KINDS_NONE;
  const DueViewPart *trouble = due_menu_view_find_trouble (view->parts, view->n_parts);

  if (view->n_parts == 0)
    {
      add_item (menu, "first", _ ("Set Up Duebell"), "preferences", NULL);
      return;
    }
  if (trouble != NULL)
    {
      add_item (menu, "first", due_remedy_get_label (due_state_get_remedy (trouble->state)),
                "remedy", g_variant_new_string (trouble->id));
      return;
    }
  kind = due_menu_view_choose_kind (view->overview);
  if (kind != DUE_KINDS_ALL)
    {
      guint count = 0;

      due_overview_get_kind (view->overview, kind, &count);
      label = label_open (kind, count);
    }
  add_item (menu, "first", label != NULL ? label : _ ("Open Tasks"), "open",
            g_variant_new ("(ss)", kind != DUE_KINDS_ALL ? due_kind_get_name (kind) : "all", ""));
}

static void
add_pause (DueMenuBuilder *menu, const DueMenuView *view)
{
  DueMenuBuilder *item = NULL;

  if (view->paused_until != 0)
    {
      g_autofree char *time = due_words_for_time (view->paused_until, view->now);
      g_autofree char *label = view->paused_until < 0
                                   ? g_strdup (_ ("Notifications Paused"))
                                   /* Translators: check item; %s is a time such as 16:40 */
                                   : g_strdup_printf (_ ("Paused until %s"), time);

      item = due_menu_builder_new ("paused", label);
      due_menu_builder_set_toggle (item, DUE_MENU_TOGGLE_ON);
      due_menu_builder_set_action (item, "resume", NULL);
      due_menu_builder_add (menu, due_menu_builder_end (item));
      return;
    }
  item = due_menu_builder_new ("pause", _ ("Pause Notifications"));
  add_item (item, "pause-30", _ ("For 30 Minutes"), "pause", g_variant_new_int64 (30 * 60));
  add_item (item, "pause-60", _ ("For 1 Hour"), "pause", g_variant_new_int64 (60 * 60));
  add_item (item, "pause-240", _ ("For 4 Hours"), "pause", g_variant_new_int64 (240 * 60));
  add_item (item, "pause-morning", _ ("Until Tomorrow Morning"), "pause", g_variant_new_int64 (0));
  add_item (item, "pause-resumed", _ ("Until I Resume"), "pause", g_variant_new_int64 (-1));
  due_menu_builder_add (menu, due_menu_builder_end (item));
}

static void
add_check (DueMenuBuilder *menu, const DueMenuView *view)
{
  gboolean checking = FALSE;
  DueMenuBuilder *item = NULL;

  for (gsize i = 0; i < view->n_parts; i++)
    checking = checking || view->parts[i].checking;
  item = due_menu_builder_new ("check", checking ? _ ("Checking…") : _ ("Check Now"));
  due_menu_builder_set_action (item, "check-now", NULL);
  due_menu_builder_set_enabled (item, !checking && view->n_parts > 0);
  due_menu_builder_add (menu, due_menu_builder_end (item));
}

const DueViewPart *
due_menu_view_find_trouble (const DueViewPart *parts, gsize n_parts)
{
  for (gsize i = 0; i < n_parts; i++)
    {
      DueStateKind kind = due_state_get_kind (parts[i].state);

      if ((kind == DUE_STATE_SIGNED_OUT || kind == DUE_STATE_LOCKED) &&
          due_state_get_remedy (parts[i].state) != DUE_REMEDY_NONE)
        return &parts[i];
    }
  return NULL;
}

/* Whether anything is to be said between the first item and the rest. */
static gboolean
has_accounts_part (const DueMenuView *view)
{
  const DueViewPart *part = view->parts;
  guint sum = 0;

  if (view->n_parts != 1)
    return view->n_parts > 1;
  if (due_state_get_kind (part->state) != DUE_STATE_CURRENT)
    return TRUE;
  return part->snapshot != NULL &&
         due_counters_get_sum (due_snapshot_get_counters (part->snapshot), DUE_KINDS_ALL, &sum) &&
         sum > 0;
}

DueMenuItem *
due_menu_view_build (const DueMenuView *view)
{
  DueMenuBuilder *menu = due_menu_builder_new ("root", "");

  add_first (menu, view);
  if (has_accounts_part (view))
    due_menu_builder_add (menu, due_menu_item_new_separator ("line-accounts"));
  if (view->n_parts == 1)
    {
      add_trouble (menu, &view->parts[0], view->now);
      add_kinds (menu, &view->parts[0], view->now);
    }
  else
    for (gsize i = 0; i < view->n_parts; i++)
      add_account (menu, &view->parts[i], view->now);
  due_menu_builder_add (menu, due_menu_item_new_separator ("line-actions"));
  add_check (menu, view);
  add_pause (menu, view);
  due_menu_builder_add (menu, due_menu_item_new_separator ("line-program"));
  add_item (menu, "preferences", _ ("Preferences"), "preferences", NULL);
  add_item (menu, "about", _ ("About Duebell"), "about", NULL);
  add_item (menu, "quit", _ ("Quit"), "quit", NULL);
  return due_menu_builder_end (menu);
}
