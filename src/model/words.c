/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

typedef char *(*Describe) (DueKinds kind, guint count);

static char *
describe_count (DueKinds kind, guint count)
{
  if (kind == DUE_KIND_OVERDUE)
    /* Translators: a number of tasks */
    return g_strdup_printf (ngettext ("%u overdue", "%u overdue", count), count);
  if (kind == DUE_KIND_COMMENTS)
    return g_strdup_printf (ngettext ("%u new comment", "%u new comments", count), count);
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", count), count);
}

static char *
describe_count_short (DueKinds kind, guint count)
{
  if (kind == DUE_KIND_COMMENTS)
    /* Translators: a number of comments, short: "3 overdue, 12 new" */
    return g_strdup_printf (ngettext ("%u new", "%u new", count), count);
  return describe_count (kind, count);
}

static char *
describe_counters (const DueCounters *counters, DueKinds kinds, Describe describe)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (DUE_N_KINDS, g_free, TRUE);
  gboolean known = FALSE;

  if (!due_counters_has_access (counters))
    return g_strdup (_ ("No access"));
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      DueKinds kind = due_kind_nth (i);
      guint count = 0;

      if ((kinds & kind) == 0 || !due_counters_get (counters, kind, &count))
        continue;
      known = TRUE;
      if (count > 0)
        g_ptr_array_add (parts, describe (kind, count));
    }
  if (!known)
    return g_strdup (_ ("Not counted"));
  if (parts->len == 0)
    return g_strdup (_ ("Nothing due"));
  /* Translators: between the parts of a list such as "3 overdue, 12 new comments" */
  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}

char *
due_words_for_counters (const DueCounters *counters, DueKinds kinds)
{
  g_return_val_if_fail (counters != NULL, NULL);

  return describe_counters (counters, kinds, describe_count);
}

char *
due_words_for_counters_short (const DueCounters *counters, DueKinds kinds)
{
  g_return_val_if_fail (counters != NULL, NULL);

  return describe_counters (counters, kinds, describe_count_short);
}

static char *
describe_reason (const DueTask *task, DueKinds kind, gint64 now)
{
  if (kind == DUE_KIND_COMMENTS)
    {
      guint count = due_task_get_new_comments (task);

      return count > 0 ? describe_count (kind, count) : NULL;
    }
  return due_words_for_deadline (due_task_get_deadline (task), now);
}

char *
due_words_for_task (const DueTask *task, DueKinds kind, gint64 now)
{
  g_autofree char *reason = NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  g_return_val_if_fail (task != NULL, NULL);

  reason = describe_reason (task, kind, now);
  if (reason != NULL && *reason != '\0')
    parts[n++] = reason;
  parts[n++] = due_task_get_title (task);
  if (due_task_get_group (task) != NULL)
    parts[n++] = due_task_get_group (task);
  return g_strjoinv (" · ", (char **) parts);
}

static gboolean
shows_numbers (DueStateKind kind)
{
  return kind == DUE_STATE_CURRENT || kind == DUE_STATE_OFFLINE || kind == DUE_STATE_BUSY;
}

/* "3 overdue, 12 new comments, checked 14:05" */
static char *
describe_numbers (const DueState *state, const DueCounters *counters, DueKinds kinds, gint64 now)
{
  g_autofree char *numbers = due_words_for_counters (counters, kinds);
  g_autofree char *checked = NULL;

  if (due_state_get_checked (state) <= 0)
    return g_steal_pointer (&numbers);
  checked = due_words_for_checked (due_state_get_checked (state), now);
  /* Translators: "3 overdue, 12 new comments, checked 14:05"; the second %s is a time, as made with
   * the context "checked" */
  return g_strdup_printf (_ ("%s, checked %s"), numbers, checked);
}

char *
due_words_for_account (const char *portal,
                       const DueState *state,
                       const DueCounters *counters,
                       DueKinds kinds,
                       gint64 now)
{
  g_autofree char *sentence = NULL;
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (portal != NULL, NULL);
  g_return_val_if_fail (state != NULL, NULL);

  sentence = due_state_get_sentence (state, now);
  if (counters != NULL && shows_numbers (due_state_get_kind (state)))
    numbers = describe_numbers (state, counters, kinds, now);
  if (numbers != NULL && *sentence != '\0')
    /* Translators: "acme.bitrix24.ru: 3 overdue, checked 14:05. Not reachable since 14:06." */
    return g_strdup_printf (_ ("%s: %s. %s"), portal, numbers, sentence);
  if (numbers == NULL && *sentence == '\0')
    numbers = g_strdup (due_state_kind_get_label (due_state_get_kind (state)));
  /* Translators: "acme.bitrix24.ru: 3 overdue, checked 14:05" */
  return g_strdup_printf (_ ("%s: %s"), portal, numbers != NULL ? numbers : sentence);
}
