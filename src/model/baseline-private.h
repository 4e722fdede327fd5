/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baseline.h"

G_BEGIN_DECLS

/* What was last announced about one task. */
typedef struct
{
  gint64 id;
  guint comments;
  gboolean overdue;
} DueBaselineTask;

/* A deadline that was told. */
typedef struct
{
  gint64 id;
  gint64 deadline;
} DueBaselineReminder;

struct _DueBaseline
{
  char *fingerprint;
  DueCounters *counters; /* without codes */
  gint64 taken_at;
  guint trouble;
  gboolean listed; /* whether the tasks are known at all */
  GArray *tasks;   /* of DueBaselineTask, by id; those without anything to remember are left out */
  GArray *reminders; /* of DueBaselineReminder, by id */
};

/* (transfer full): empty arrays, no fingerprint and no counters yet. */
DueBaseline *due_baseline_create (void);
/* (nullable): what is remembered of a task; good until @self goes. */
const DueBaselineTask *due_baseline_find_task (const DueBaseline *self, gint64 id);
const DueBaselineReminder *due_baseline_find_reminder (const DueBaseline *self, gint64 id);
/* Both ids are the first fields. */
int due_baseline_compare_ids (gconstpointer a, gconstpointer b);

G_END_DECLS
