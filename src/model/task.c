/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task.h"

#include <glib/gi18n.h>

#include "clean-text.h"
#include "counters.h"

struct _DueTask
{
  gint64 id;
  char *title;
  gint64 deadline;
  gint64 group_id;
  char *group;
  guint new_comments;
  DueRoles roles;
  gboolean muted;
  gboolean finished;
};

G_DEFINE_BOXED_TYPE (DueTask, due_task, due_task_ref, due_task_unref)

static void
clear (gpointer data)
{
  DueTask *self = data;

  g_free (self->title);
  g_free (self->group);
}

static char *
make_title (const DueTaskFields *fields)
{
  g_autofree char *title = due_clean_text (fields->title, DUE_TASK_TITLE_MAX);
  g_autofree char *number = NULL;

  if (*title != '\0')
    return g_steal_pointer (&title);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, fields->id);
  /* Translators: in the place of a title, for a task without one; %s is its number */
  return g_strdup_printf (_ ("Task %s"), number);
}

static char *
make_group (const DueTaskFields *fields)
{
  g_autofree char *group = due_clean_text (fields->group, DUE_TASK_TITLE_MAX);

  return *group != '\0' ? g_steal_pointer (&group) : NULL;
}

/* When the task will be or has been overdue; never for muted and finished ones. */
static gint64
get_urgency (const DueTask *self)
{
  if (self->deadline == 0 || self->muted || self->finished)
    return G_MAXINT64;
  return self->deadline;
}

DueTask *
due_task_new (const DueTaskFields *fields)
{
  DueTask *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueTask);
  self->id = fields->id;
  self->title = make_title (fields);
  self->deadline = MAX (fields->deadline, 0);
  self->group_id = MAX (fields->group_id, 0);
  self->group = make_group (fields);
  self->new_comments = MIN (fields->new_comments, DUE_COUNTERS_MAX);
  self->roles = fields->roles & DUE_ROLES_ALL;
  self->muted = !!fields->muted;
  self->finished = !!fields->finished;
  return self;
}

DueTask *
due_task_ref (DueTask *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_task_unref (DueTask *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gint64
due_task_get_id (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

const char *
due_task_get_title (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->title;
}

gint64
due_task_get_deadline (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->deadline;
}

gint64
due_task_get_group_id (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->group_id;
}

const char *
due_task_get_group (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->group;
}

guint
due_task_get_new_comments (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->new_comments;
}

DueRoles
due_task_get_roles (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->roles;
}

gboolean
due_task_is_muted (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->muted;
}

gboolean
due_task_is_finished (const DueTask *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->finished;
}

DueKinds
due_task_get_kinds (const DueTask *self, gint64 now)
{
  DueKinds kinds = DUE_KINDS_NONE;

  g_return_val_if_fail (self != NULL, DUE_KINDS_NONE);

  if (self->muted)
    return DUE_KINDS_NONE;
  if (get_urgency (self) < now)
    kinds |= DUE_KIND_OVERDUE;
  if (self->new_comments > 0)
    kinds |= DUE_KIND_COMMENTS;
  return kinds;
}

int
due_task_compare (const DueTask *a, const DueTask *b)
{
  gint64 first = 0;
  gint64 second = 0;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  first = get_urgency (a);
  second = get_urgency (b);
  if (first != second)
    return first < second ? -1 : 1;
  if (a->muted != b->muted)
    return a->muted ? 1 : -1;
  if (a->new_comments != b->new_comments)
    return a->new_comments > b->new_comments ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

gboolean
due_task_equal (const DueTask *a, const DueTask *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->id == b->id && a->deadline == b->deadline && a->group_id == b->group_id &&
         a->new_comments == b->new_comments && a->roles == b->roles && a->muted == b->muted &&
         a->finished == b->finished && g_str_equal (a->title, b->title) &&
         g_strcmp0 (a->group, b->group) == 0;
}
