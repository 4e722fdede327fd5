/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch.h"

struct _DueWatch
{
  DueRoles roles;
  DueProjectFilter filter;
  GArray *projects; /* of gint64, ascending, each once */
};

G_DEFINE_BOXED_TYPE (DueWatch, due_watch, due_watch_ref, due_watch_unref)

static void
clear (gpointer data)
{
  DueWatch *self = data;

  g_array_unref (self->projects);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static gboolean
has_project (const DueWatch *self, gint64 id)
{
  return g_array_binary_search (self->projects, &id, compare_ids, NULL);
}

static void
add_project (DueWatch *self, gint64 id)
{
  if (id < 1 || has_project (self, id))
    return;
  g_array_append_val (self->projects, id);
  g_array_sort (self->projects, compare_ids);
}

/* How many questions there are: one for all roles, else one a role. */
static guint
count_roles (const DueWatch *self)
{
  guint n = 0;

  if (self->roles == DUE_ROLES_ALL)
    return 1;
  for (guint i = 0; i < DUE_N_ROLES; i++)
    n += (self->roles & due_role_nth (i)) != 0;
  return n;
}

static DueRoles
get_nth_role (const DueWatch *self, guint n)
{
  if (self->roles == DUE_ROLES_ALL)
    return DUE_ROLES_ALL;
  for (guint i = 0; i < DUE_N_ROLES; i++)
    if ((self->roles & due_role_nth (i)) != 0 && n-- == 0)
      return due_role_nth (i);
  g_assert_not_reached ();
}

static gint64
get_nth_project (const DueWatch *self, guint n)
{
  return g_array_index (self->projects, gint64, n);
}

/* (transfer full): what was answered, or no access. */
static DueCounters *
find_answer (GPtrArray *readings, DueRoles role, gint64 group_id)
{
  g_autoptr (DueQuery) query = due_query_new (role, group_id);

  for (guint i = 0; i < readings->len; i++)
    {
      DueReading *reading = g_ptr_array_index (readings, i);

      if (due_query_equal (due_reading_get_query (reading), query))
        return due_counters_ref (due_reading_get_counters (reading));
    }
  return due_counters_new_no_access ();
}

typedef DueCounters *(*Combine) (DueCounters *a, DueCounters *b);

static DueCounters *
combine_projects (const DueWatch *self,
                  GPtrArray *readings,
                  DueRoles role,
                  DueCounters *start,
                  Combine combine)
{
  g_autoptr (DueCounters) total = due_counters_ref (start);

  for (guint i = 0; i < self->projects->len; i++)
    {
      g_autoptr (DueCounters) before = g_steal_pointer (&total);
      g_autoptr (DueCounters) answer = find_answer (readings, role, get_nth_project (self, i));

      total = combine (before, answer);
    }
  return g_steal_pointer (&total);
}

static DueCounters *
sum_role (const DueWatch *self, GPtrArray *readings, DueRoles role)
{
  g_autoptr (DueCounters) start = NULL;

  if (self->filter == DUE_PROJECTS_ONLY)
    {
      start = due_counters_new_no_access ();
      return combine_projects (self, readings, role, start, due_counters_add);
    }
  start = find_answer (readings, role, 0);
  return combine_projects (self, readings, role, start, due_counters_subtract);
}

DueWatch *
due_watch_new (DueRoles roles, DueProjectFilter filter, const gint64 *projects, gsize n_projects)
{
  DueWatch *self = g_atomic_rc_box_new0 (DueWatch);

  self->roles = roles & DUE_ROLES_ALL;
  if (self->roles == 0)
    self->roles = DUE_ROLES_ALL;
  self->filter = filter;
  self->projects = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; filter != DUE_PROJECTS_ALL && i < n_projects; i++)
    if (self->projects->len < DUE_WATCH_PROJECTS_MAX)
      add_project (self, projects[i]);
  if (filter == DUE_PROJECTS_EXCEPT && self->projects->len == 0)
    self->filter = DUE_PROJECTS_ALL;
  return self;
}

DueWatch *
due_watch_ref (DueWatch *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_watch_unref (DueWatch *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DueRoles
due_watch_get_roles (const DueWatch *self)
{
  g_return_val_if_fail (self != NULL, DUE_ROLES_ALL);

  return self->roles;
}

DueProjectFilter
due_watch_get_filter (const DueWatch *self)
{
  g_return_val_if_fail (self != NULL, DUE_PROJECTS_ALL);

  return self->filter;
}

/**
 * due_watch_get_projects:
 * @self: a watch
 * @n_projects: (out): how many
 *
 * Returns: (array length=n_projects) (transfer none) (nullable): ascending, each once
 */
const gint64 *
due_watch_get_projects (const DueWatch *self, gsize *n_projects)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_projects = self->projects->len;
  return (const gint64 *) (gpointer) self->projects->data;
}

gboolean
due_watch_equal (const DueWatch *a, const DueWatch *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->roles != b->roles || a->filter != b->filter || a->projects->len != b->projects->len)
    return FALSE;
  for (guint i = 0; i < a->projects->len; i++)
    if (get_nth_project (a, i) != get_nth_project (b, i))
      return FALSE;
  return TRUE;
}

char *
due_watch_get_fingerprint (const DueWatch *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *digest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, "%u/%u", self->roles, self->filter);
  for (guint i = 0; i < self->projects->len; i++)
    g_string_append_printf (text, "/%" G_GINT64_FORMAT, get_nth_project (self, i));
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  return g_strndup (digest, 16);
}

GPtrArray *
due_watch_list_queries (const DueWatch *self)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) due_query_unref);

  g_return_val_if_fail (self != NULL, queries);

  for (guint i = 0; i < count_roles (self); i++)
    {
      DueRoles role = get_nth_role (self, i);

      if (self->filter != DUE_PROJECTS_ONLY)
        g_ptr_array_add (queries, due_query_new (role, 0));
      for (guint j = 0; j < self->projects->len; j++)
        g_ptr_array_add (queries, due_query_new (role, get_nth_project (self, j)));
    }
  return queries;
}

DueCounters *
due_watch_sum (const DueWatch *self, GPtrArray *readings)
{
  static const gint32 nothing[DUE_N_KINDS] = { DUE_COUNTER_ABSENT, DUE_COUNTER_ABSENT,
                                               DUE_COUNTER_ABSENT };
  g_autoptr (DueCounters) sum = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (readings != NULL, NULL);

  if (self->filter == DUE_PROJECTS_ONLY && self->projects->len == 0)
    return due_counters_new (nothing, NULL);

  sum = due_counters_new_no_access ();
  for (guint i = 0; i < count_roles (self); i++)
    {
      g_autoptr (DueCounters) before = g_steal_pointer (&sum);
      g_autoptr (DueCounters) part = sum_role (self, readings, get_nth_role (self, i));

      sum = due_counters_add (before, part);
    }
  return g_steal_pointer (&sum);
}

/**
 * due_watch_includes:
 * @self: a watch
 * @task: a task
 *
 * A task whose roles are not known belongs only to a watch of all roles: better a list that lacks
 * one than one that names a task which is not counted.
 *
 * Returns: whether @task is one of those that @self counts
 */
gboolean
due_watch_includes (const DueWatch *self, const DueTask *task)
{
  gboolean listed = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (task != NULL, FALSE);

  if (self->roles != DUE_ROLES_ALL && (self->roles & due_task_get_roles (task)) == 0)
    return FALSE;
  if (self->filter == DUE_PROJECTS_ALL)
    return TRUE;
  listed = has_project (self, due_task_get_group_id (task));
  return listed == (self->filter == DUE_PROJECTS_ONLY);
}
