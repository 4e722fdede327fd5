/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "why-lines.h"

#include <glib/gi18n.h>

#include "words.h"

#define MINUS "\342\210\222" /* U+2212 */
/* More names than these nobody reads in one sentence. */
#define NAMES_MAX 5

DueWhyLine *
due_why_line_new (const char *title, const char *words, const char *number, gboolean is_total)
{
  DueWhyLine *self = g_new0 (DueWhyLine, 1);

  self->title = g_strdup (title);
  self->words = g_strdup (words);
  self->number = g_strdup (number);
  self->is_total = is_total;
  return self;
}

void
due_why_line_free (DueWhyLine *self)
{
  g_free (self->title);
  g_free (self->words);
  g_free (self->number);
  g_free (self);
}

static char *
get_project_name (DueAccount *account, gint64 id)
{
  char *name = due_account_get_project_name (account, id);
  g_autofree char *digits = NULL;

  if (name != NULL && *name != '\0')
    return name;
  g_free (name);
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return g_strdup_printf (_ ("Project %s"), digits);
}

static char *
make_title (DueAccount *account, const DueQuery *query, gboolean taken_off)
{
  gboolean all = due_query_get_role (query) == DUE_ROLES_ALL;
  const char *role = all ? _ ("All roles") : due_role_get_label (due_query_get_role (query));
  g_autofree char *project = NULL;

  if (due_query_get_group_id (query) == 0)
    return g_strdup (role);
  project = get_project_name (account, due_query_get_group_id (query));
  if (taken_off)
    /* Translators: a role, and a project that is left out: "Ongoing, without Marketing" */
    return g_strdup_printf (_ ("%s, without %s"), role, project);
  /* Translators: a role and a project: "Ongoing, Marketing" */
  return g_strdup_printf (C_ ("role, project", "%s, %s"), role, project);
}

static void
add_reading (GPtrArray *lines,
             DueAccount *account,
             const DueQuery *query,
             const DueCounters *counters,
             gboolean taken_off)
{
  g_autofree char *title = make_title (account, query, taken_off);
  g_autofree char *words = due_words_for_counters (counters, due_account_get_count (account));
  g_autofree char *number = NULL;
  guint sum = 0;

  if (due_counters_get_sum (counters, due_account_get_count (account), &sum))
    number = g_strdup_printf ("%s%u", taken_off && sum > 0 ? MINUS : "", sum);
  g_ptr_array_add (lines, due_why_line_new (title, words, number, FALSE));
}

/* Returns: (transfer full): what was asked, as the answers tell it: the settings may be newer */
static DueWatch *
make_watch (GPtrArray *readings)
{
  g_autoptr (GArray) projects = g_array_new (FALSE, FALSE, sizeof (gint64));
  DueProjectFilter filter = DUE_PROJECTS_ONLY;
  DueRoles roles = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      DueQuery *query = due_reading_get_query (readings->pdata[i]);
      gint64 id = due_query_get_group_id (query);

      roles |= due_query_get_role (query);
      if (id == 0)
        filter = DUE_PROJECTS_EXCEPT;
      else
        g_array_append_val (projects, id);
    }
  return due_watch_new (roles, filter, (const gint64 *) (gpointer) projects->data, projects->len);
}

/* Returns: (transfer none) (nullable): the first answer, as for the sum */
static DueCounters *
find_answer (GPtrArray *readings, const DueQuery *query)
{
  for (guint i = 0; i < readings->len; i++)
    if (due_query_equal (due_reading_get_query (readings->pdata[i]), query))
      return due_reading_get_counters (readings->pdata[i]);
  return NULL;
}

/* The portal may count more in a project than in all of them: no more is taken off than there was.
 */
static DueCounters *
make_difference (const DueCounters *before, const DueCounters *after)
{
  gint32 counts[DUE_N_KINDS];

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint more = 0;
      guint less = 0;

      counts[i] = DUE_COUNTER_ABSENT;
      if (due_counters_get (before, due_kind_nth (i), &more) &&
          due_counters_get (after, due_kind_nth (i), &less))
        counts[i] = (gint32) (more - less);
    }
  return due_counters_new (counts, NULL);
}

/* @rest: (inout): what is left of the role after @answer */
static void
add_taken_off (GPtrArray *lines,
               DueAccount *account,
               const DueQuery *query,
               DueCounters *answer,
               DueCounters **rest)
{
  g_autoptr (DueCounters) before = g_steal_pointer (rest);
  g_autoptr (DueCounters) taken = NULL;

  *rest = due_counters_subtract (before, answer);
  taken = due_counters_has_access (answer) ? make_difference (before, *rest)
                                           : due_counters_ref (answer);
  add_reading (lines, account, query, taken, TRUE);
}

static void
add_readings (GPtrArray *lines, DueAccount *account, const DueWatch *watch, GPtrArray *readings)
{
  g_autoptr (GPtrArray) queries = due_watch_list_queries (watch);
  g_autoptr (DueCounters) rest = due_counters_new_no_access ();

  for (guint i = 0; i < queries->len; i++)
    {
      DueQuery *query = queries->pdata[i];
      DueCounters *answer = find_answer (readings, query);

      if (due_query_get_group_id (query) == 0)
        {
          due_counters_unref (rest);
          rest = answer != NULL ? due_counters_ref (answer) : due_counters_new_no_access ();
        }
      if (answer == NULL)
        continue;
      if (due_watch_get_filter (watch) == DUE_PROJECTS_EXCEPT && due_query_get_group_id (query) > 0)
        add_taken_off (lines, account, query, answer, &rest);
      else
        add_reading (lines, account, query, answer, FALSE);
    }
}

static const char *
get_kind_label (DueKinds kind)
{
  if (kind == DUE_KIND_OVERDUE)
    return _ ("Overdue tasks");
  return kind == DUE_KIND_COMMENTS ? _ ("New comments") : _ ("Mentions");
}

/* Kinds that the portal counts and the person does not. */
static void
add_uncounted (GPtrArray *lines, DueAccount *account, const DueCounters *counters)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      DueKinds kind = due_kind_nth (i);
      g_autofree char *words = NULL;
      guint count = 0;

      if ((due_account_get_count (account) & kind) != 0 ||
          !due_counters_get (counters, kind, &count) || count == 0)
        continue;
      /* Translators: how many there are of a kind that the person chose not to count */
      words = g_strdup_printf (_ ("%u, not counted"), count);
      g_ptr_array_add (lines, due_why_line_new (get_kind_label (kind), words, NULL, FALSE));
    }
}

static void
add_sum (GPtrArray *lines, DueAccount *account, const DueCounters *counters)
{
  g_autofree char *words = due_words_for_counters (counters, due_account_get_count (account));
  g_autofree char *number = NULL;
  guint sum = 0;

  if (due_counters_get_sum (counters, due_account_get_count (account), &sum))
    number = g_strdup_printf ("%u", sum);
  g_ptr_array_add (lines, due_why_line_new (_ ("Sum"), words, number, TRUE));
}

GPtrArray *
due_why_lines_for_account (DueAccount *account, const DueAccountFacts *facts)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) due_why_line_free);
  g_autoptr (GPtrArray) readings = due_account_facts_make_readings (facts);
  g_autoptr (DueWatch) watch = make_watch (readings);
  g_autoptr (DueCounters) sum = NULL;

  if (readings->len == 0 || due_account_facts_is_trouble (facts) ||
      due_account_facts_get_state (facts) == DUE_STATE_DISABLED)
    {
      g_autofree char *sentence = due_account_facts_make_sentence (facts);

      g_ptr_array_add (
          lines,
          due_why_line_new (_ ("Not counted"),
                            *sentence != '\0' ? sentence : due_account_facts_get_label (facts),
                            NULL, FALSE));
      return lines;
    }
  add_readings (lines, account, watch, readings);
  sum = due_watch_sum (watch, readings);
  add_uncounted (lines, account, sum);
  if (lines->len > 1)
    add_sum (lines, account, sum);
  return lines;
}

char *
due_why_words_for_projects (DueAccount *account)
{
  g_autoptr (DueWatch) watch = due_account_get_watch (account);
  g_autoptr (GString) names = g_string_new (NULL);
  gsize n = 0;
  const gint64 *ids = due_watch_get_projects (watch, &n);

  if (due_watch_get_filter (watch) == DUE_PROJECTS_ALL)
    return NULL;
  if (n == 0)
    return g_strdup (_ ("No project is chosen: nothing is counted."));
  for (gsize i = 0; i < n && i < NAMES_MAX; i++)
    {
      g_autofree char *name = get_project_name (account, ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (n > NAMES_MAX)
    g_string_append (names, "…");
  if (due_watch_get_filter (watch) == DUE_PROJECTS_ONLY)
    /* Translators: %s is a list of names */
    return g_strdup_printf (_ ("Only these projects: %s"), names->str);
  /* Translators: %s is a list of names */
  return g_strdup_printf (_ ("All projects except: %s"), names->str);
}
