/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* tray-probe [color|light|dark] [none|overdue|comments|offline|trouble] [COUNT]
 *
 * A tray item with a menu, without the rest of Duebell: to look at on a real panel. Prints what
 * is clicked; "count" in the menu adds one. */

#include <stdlib.h>

#include "menu-builder.h"
#include "tray-item.h"

typedef struct
{
  GMainLoop *loop;
  DueTrayItem *item;
  DueIconStyle style;
  DueBadge badge;
  gboolean paused;
} Probe;

static DueMenuItem *
build_tasks (Probe *probe)
{
  DueMenuBuilder *tasks = due_menu_builder_new ("overdue", "Overdue");

  for (guint i = 0; i < MIN (probe->badge.count, 10); i++)
    {
      g_autofree char *key = g_strdup_printf ("task-%u", i);
      g_autofree char *label =
          g_strdup_printf ("%u days late · Quarterly_report & <more> · Sales", i);

      due_menu_builder_add (tasks,
                            due_menu_item_new (key, label, "open-task", g_variant_new_uint32 (i)));
    }
  due_menu_builder_add (tasks, due_menu_item_new_separator ("tasks-line"));
  due_menu_builder_add (tasks, due_menu_item_new ("all", "Show All", "open", NULL));
  return due_menu_builder_end (tasks);
}

static DueMenuItem *
build_pause (Probe *probe)
{
  DueMenuBuilder *pause = due_menu_builder_new ("paused", "Paused until 16:40");

  due_menu_builder_set_action (pause, "pause", NULL);
  due_menu_builder_set_toggle (pause, probe->paused ? DUE_MENU_TOGGLE_ON : DUE_MENU_TOGGLE_OFF);
  return due_menu_builder_end (pause);
}

static void
show (Probe *probe)
{
  g_autofree char *first = g_strdup_printf ("Open %u Overdue Tasks", probe->badge.count);
  g_autofree char *title = g_strdup_printf ("Duebell: %u overdue", probe->badge.count);
  DueMenuBuilder *menu = due_menu_builder_new ("root", "");
  DueMenuBuilder *checking = due_menu_builder_new ("checking", "Checking…");
  g_autoptr (DueMenuItem) root = NULL;

  due_menu_builder_set_enabled (checking, FALSE);
  due_menu_builder_add (menu, due_menu_item_new ("open", first, "open", NULL));
  due_menu_builder_add (menu, build_tasks (probe));
  due_menu_builder_add (menu, due_menu_item_new_separator ("line-1"));
  due_menu_builder_add (menu, due_menu_builder_end (checking));
  due_menu_builder_add (menu, due_menu_item_new ("count", "Add_one & more", "count", NULL));
  due_menu_builder_add (menu, build_pause (probe));
  due_menu_builder_add (menu, due_menu_item_new_separator ("line-2"));
  due_menu_builder_add (menu, due_menu_item_new ("quit", "Quit", "quit", NULL));
  root = due_menu_builder_end (menu);

  due_tray_item_set_icon (probe->item, probe->style, &probe->badge);
  due_tray_item_set_title (probe->item, title);
  due_tray_item_set_tooltip (probe->item, title,
                             "acme.bitrix24.ru: 3 overdue, 12 new comments, checked 14:05\n"
                             "A & B <portal>: not reachable since \"14:05\"");
  due_tray_item_set_menu (probe->item, root);
}

static void
on_menu (DueTrayItem *item, const char *action, GVariant *target, guint timestamp, Probe *probe)
{
  g_autofree char *text = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");

  g_print ("menu %s %s\n", action, text);
  if (g_str_equal (action, "quit"))
    g_main_loop_quit (probe->loop);
  if (g_str_equal (action, "count"))
    probe->badge.count++;
  if (g_str_equal (action, "pause"))
    probe->paused = !probe->paused;
  show (probe);
}

static void
on_activate (DueTrayItem *item, const char *token, Probe *probe)
{
  g_print ("activate %s\n", token != NULL ? token : "-");
}

static guint
find (const char *const *words, const char *word)
{
  for (guint i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return 0;
}

int
main (int argc, char *argv[])
{
  static const char *const styles[] = { "color", "light", "dark", NULL };
  static const char *const tones[] = { "none", "overdue", "comments", "offline", "trouble", NULL };
  Probe probe = { 0 };

  probe.style = (DueIconStyle) find (styles, argc > 1 ? argv[1] : NULL);
  probe.badge.tone = (DueBadgeTone) find (tones, argc > 2 ? argv[2] : NULL);
  probe.badge.count = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 0;
  probe.loop = g_main_loop_new (NULL, FALSE);
  probe.item = due_tray_item_new ("tray-probe", NULL);
  g_signal_connect (probe.item, "activate", G_CALLBACK (on_activate), &probe);
  g_signal_connect (probe.item, "menu-activated", G_CALLBACK (on_menu), &probe);
  show (&probe);
  due_tray_item_set_visible (probe.item, TRUE);
  g_main_loop_run (probe.loop);
  g_object_unref (probe.item);
  g_main_loop_unref (probe.loop);
  return 0;
}
