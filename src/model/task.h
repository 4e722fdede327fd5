/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kind.h"
#include "role.h"

G_BEGIN_DECLS

/* Longer titles are cut, with an ellipsis: bytes of UTF-8. */
#define DUE_TASK_TITLE_MAX 400

/**
 * DueTask:
 *
 * One task as the portal described it: the menu's and the notifications' aid, not the truth about
 * numbers. Immutable.
 */
typedef struct _DueTask DueTask;

#define DUE_TYPE_TASK (due_task_get_type ())
GType due_task_get_type (void);
DueTask *due_task_ref (DueTask *self);
void due_task_unref (DueTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTask, due_task_unref)

/* The fields that due_task_new() copies. */
typedef struct
{
  gint64 id;          /* 1 or more */
  const char *title;  /* of any content: control and direction characters are taken out */
  gint64 deadline;    /* Unix seconds, 0 for none */
  gint64 group_id;    /* 0 for none */
  const char *group;  /* (nullable): name of the project */
  guint new_comments; /* unread messages */
  DueRoles roles;     /* of the account's person, as far as known */
  gboolean muted;
  gboolean finished; /* completed or awaiting control: never overdue (fact sheet, section 5) */
} DueTaskFields;

DueTask *due_task_new (const DueTaskFields *fields);
gint64 due_task_get_id (const DueTask *self);
const char *due_task_get_title (const DueTask *self); /* never NULL or "": "Task 8017" then */
gint64 due_task_get_deadline (const DueTask *self);
gint64 due_task_get_group_id (const DueTask *self);
const char *due_task_get_group (const DueTask *self); /* (nullable) */
guint due_task_get_new_comments (const DueTask *self);
DueRoles due_task_get_roles (const DueTask *self);
gboolean due_task_is_muted (const DueTask *self);
gboolean due_task_is_finished (const DueTask *self);
/* Overdue at @now and new comments; a muted or finished task is of no kind but comments if unmuted.
 */
DueKinds due_task_get_kinds (const DueTask *self, gint64 now);
/* Most urgent first: overdue before others, earliest deadline, most comments, id; muted last. */
int due_task_compare (const DueTask *a, const DueTask *b);
gboolean due_task_equal (const DueTask *a, const DueTask *b);

G_END_DECLS
