/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "failure.h"
#include "task-list.h"
#include "watch.h"

G_BEGIN_DECLS

typedef struct _DueOperation DueOperation;

/* Something to ask, and how to read what comes back. */
struct _DueOperation
{
  GPtrArray *calls; /* DueMethodCall */
  gsize max_body;   /* bytes */
  /* (transfer full) (nullable): NULL with @error set. @answers: (element-type DueResponse). */
  gpointer (*read) (DueOperation *self, GPtrArray *answers, GError **error);
  GDestroyNotify free_result;
  DueWatch *watch;          /* (nullable) */
  GPtrArray *queries;       /* (nullable): DueQuery */
  DueCredential credential; /* to ask who it is */
  DueTaskListPlan plan;
  gboolean *no_hint; /* (nullable): set when the filter for new comments was refused */
  gboolean complete; /* of a list of projects: whether the portal listed them */
  GSource *caller;   /* (nullable): while it waits for its turn */
};

/* (transfer full): the numbers of @watch: a DueSnapshot. */
DueOperation *due_operation_new_poll (DueWatch *watch, gint64 user_id);
/* (transfer full): the tasks of @plan, whose watch is kept: a GPtrArray of DueTask. @no_hint: lives
 * as long as the operation. */
DueOperation *due_operation_new_list (const DueTaskListPlan *plan, gboolean *no_hint);
/* (transfer full): whose the credential is: a DueIdentity. */
DueOperation *due_operation_new_identify (DueCredential credential);
/* (transfer full): the projects of @user_id: a GPtrArray of DueProject. */
DueOperation *due_operation_new_projects (gint64 user_id);
/* @task, whose data it is, waits for its turn: @on_cancelled is called with it if the caller loses
 * patience. */
void due_operation_wait (DueOperation *self, GTask *task, GCancellableSourceFunc on_cancelled);
void due_operation_stop_waiting (DueOperation *self);
void due_operation_free (DueOperation *self);

G_END_DECLS
