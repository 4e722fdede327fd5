/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-view.h"

#include <glib/gi18n.h>

#include "words.h"

/* As in the schema's enum. */
enum
{
  SHOW_ALWAYS,
  SHOW_DUE,
};

static DueBadge
make_badge (GSettings *settings, const DueOverview *overview)
{
  static const DueBadgeTone tones[] = {
    [DUE_TONE_UNKNOWN] = DUE_BADGE_NONE,    [DUE_TONE_CLEAR] = DUE_BADGE_NONE,
    [DUE_TONE_OVERDUE] = DUE_BADGE_OVERDUE, [DUE_TONE_COMMENTS] = DUE_BADGE_COMMENTS,
    [DUE_TONE_STALE] = DUE_BADGE_OFFLINE,   [DUE_TONE_TROUBLE] = DUE_BADGE_TROUBLE,
  };
  DueBadge badge = { .tone = tones[due_overview_get_tone (overview)] };

  due_overview_get_count (overview, &badge.count);
  /* Out of reach with nothing due: the bell fades, and there is no number to show. */
  due_badge_reduce (&badge, (DueBadgeDetail) g_settings_get_enum (settings, "badge-style"));
  return badge;
}

/* @account by account, as the tooltip and a screen reader say it. */
static char *
make_body (const DueViewPart *parts, gsize n_parts, gint64 now)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (gsize i = 0; i < n_parts; i++)
    {
      DueSnapshot *snapshot = parts[i].snapshot;
      g_autofree char *line = due_words_for_account (
          parts[i].portal, parts[i].state,
          snapshot != NULL ? due_snapshot_get_counters (snapshot) : NULL, DUE_KINDS_ALL, now);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n_parts == 0)
    g_string_append (body, _ ("No account yet."));
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static DueCounters *
make_counters (const DueOverview *overview)
{
  gint32 counts[DUE_N_KINDS];

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;

      counts[i] = due_overview_get_kind (overview, due_kind_nth (i), &count)
                      ? (gint32) MIN (count, DUE_COUNTERS_MAX)
                      : DUE_COUNTER_ABSENT;
    }
  return due_counters_new (counts, NULL);
}

static char *
make_title (const DueOverview *overview)
{
  g_autoptr (DueCounters) counters = make_counters (overview);
  g_autofree char *words = due_words_for_counters (counters, DUE_KINDS_ALL);
  DueStateKind kind = DUE_STATE_CURRENT;
  const char *state_name = due_overview_get_state_name (overview);

  if (!due_state_kind_from_name (state_name, &kind))
    return g_strdup ("Duebell");
  if (kind != DUE_STATE_CURRENT)
    /* Translators: title of the tray icon: the program and its state: "Duebell: Offline" */
    return g_strdup_printf (_ ("Duebell: %s"), due_state_kind_get_label (kind));
  return g_strdup_printf (_ ("Duebell: %s"), words);
}

void
due_tray_view_draw (DueTrayItem *tray,
                    GSettings *settings,
                    const DueViewPart *parts,
                    gsize n_parts,
                    DueOverview *overview,
                    gint64 now)
{
  DueBadge badge = make_badge (settings, overview);
  g_autofree char *title = make_title (overview);
  g_autofree char *body = make_body (parts, n_parts, now);
  gboolean only_due = g_settings_get_enum (settings, "icon-show") == SHOW_DUE;
  guint count = 0;

  due_overview_get_count (overview, &count);
  due_tray_item_set_icon (
      tray, due_icon_style_choose (g_settings_get_enum (settings, "icon-style")), &badge);
  due_tray_item_set_title (tray, title);
  due_tray_item_set_tooltip (tray, title, body);
  due_tray_item_set_visible (tray, !only_due || count > 0 || badge.tone != DUE_BADGE_NONE);
}
