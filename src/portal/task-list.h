/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "watch.h"

G_BEGIN_DECLS

/* What to look for in tasks.task.list. */
typedef struct
{
  DueWatch *watch;  /* (transfer none) */
  gint64 user_id;   /* 1 or more: an administrator would see the tasks of all */
  gint64 now;       /* Unix seconds */
  gint64 lead_s;    /* seconds ahead of a deadline; 0: none */
  gboolean no_hint; /* the portal refuses the filter for new comments */
} DueTaskListPlan;

/* (transfer full) (element-type DueMethodCall): empty when the watch counts nothing. */
GPtrArray *due_task_list_make_calls (const DueTaskListPlan *plan);
/* (transfer full) (nullable) (element-type DueTask): what @answers (element-type DueResponse) to
 * the calls of @plan say. A question that was refused is left out, unless all were: then NULL with
 * the #DuePortalError. @hint_refused: set when the filter for new comments was. */
GPtrArray *due_task_list_read (const DueTaskListPlan *plan,
                               GPtrArray *answers,
                               gboolean *hint_refused,
                               GError **error);

G_END_DECLS
