/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baseline.h"

G_BEGIN_DECLS

/* What a person wants to be told about one account, and how. */
typedef struct
{
  DueKinds kinds;     /* to notify about */
  gboolean deadlines; /* and near deadlines */
  gint64 lead_s;      /* seconds before a deadline; 0 tells none */
  gboolean summary; /* first answer after a start, resume, outage or quiet time: in one sentence */
  gboolean titles;  /* name the tasks */
  gint64 now;       /* Unix seconds */
} DueChangeRules;

/**
 * DueChange:
 *
 * What got worse between what was announced and what is: newly overdue, new comments, mentions,
 * deadlines near. Immutable.
 */
typedef struct _DueChange DueChange;

#define DUE_TYPE_CHANGE (due_change_get_type ())
GType due_change_get_type (void);
DueChange *due_change_ref (DueChange *self);
void due_change_unref (DueChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueChange, due_change_unref)

/* (transfer full) (nullable): NULL when there is nothing worth saying; @baseline (nullable): NULL
 * or one of another filter says nothing. The numbers are the counters' difference; the tasks come
 * from the snapshot's list as far as it has them, and the two may differ. */
DueChange *
due_change_detect (DueBaseline *baseline, DueSnapshot *snapshot, const DueChangeRules *rules);
DueKinds due_change_get_kinds (const DueChange *self);
guint due_change_get_count (const DueChange *self, DueKinds kind); /* how many more */
/* (transfer none) (element-type DueTask): most urgent first; may be empty. */
GPtrArray *due_change_get_tasks (const DueChange *self, DueKinds kind);
GPtrArray *due_change_get_reminders (const DueChange *self); /* deadlines that are near */
/* (transfer full): the translated texts of the notification: a head of a line and the rest, as
 * plain text without markup. @portal (nullable): named when there are several accounts. */
char *due_change_get_summary (const DueChange *self, const char *portal);
char *due_change_get_body (const DueChange *self);
/* The one task that the notification is about, or NULL: what a click opens. */
DueTask *due_change_get_only_task (const DueChange *self); /* (transfer none) */

G_END_DECLS
