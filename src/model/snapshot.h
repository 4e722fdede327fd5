/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "task.h"
#include "watch.h"

G_BEGIN_DECLS

/**
 * DueSnapshot:
 *
 * Everything one poll learnt about one account. Immutable.
 */
typedef struct _DueSnapshot DueSnapshot;

#define DUE_TYPE_SNAPSHOT (due_snapshot_get_type ())
GType due_snapshot_get_type (void);
DueSnapshot *due_snapshot_ref (DueSnapshot *self);
void due_snapshot_unref (DueSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSnapshot, due_snapshot_unref)

/* @readings: (transfer none) (element-type DueReading). @taken_at: Unix seconds. */
DueSnapshot *due_snapshot_new (DueWatch *watch, GPtrArray *readings, gint64 taken_at);
/* (transfer full): the same numbers with the task list. @tasks: (element-type DueTask), sorted and
 * filtered by the watch here; at most DUE_SNAPSHOT_TASKS_MAX are kept. @listed_at: Unix seconds. */
#define DUE_SNAPSHOT_TASKS_MAX 100
DueSnapshot *due_snapshot_with_tasks (DueSnapshot *self, GPtrArray *tasks, gint64 listed_at);

DueWatch *due_snapshot_get_watch (const DueSnapshot *self);
gint64 due_snapshot_get_taken_at (const DueSnapshot *self);
GPtrArray *due_snapshot_get_readings (const DueSnapshot *self); /* (transfer none): do not change */
DueCounters *due_snapshot_get_counters (const DueSnapshot *self); /* (transfer none): the sum */
/* (transfer full): that of the watch, followed by what names the numbers without access while
 * others have it, as after a project was left: two snapshots with another one cannot be compared.
 */
char *due_snapshot_get_fingerprint (const DueSnapshot *self);
/* (transfer none) (nullable): NULL while never asked for; do not change. */
GPtrArray *due_snapshot_get_tasks (const DueSnapshot *self);
gint64 due_snapshot_get_listed_at (const DueSnapshot *self); /* 0: never */
/* Whether a kind has a higher number than in @before (nullable: then TRUE if any is above zero). */
gboolean due_snapshot_rose (const DueSnapshot *self, const DueSnapshot *before);
/* Whether the numbers or the task list differ: what views redraw for. Times do not count. */
/* @before (nullable): then TRUE. */
gboolean due_snapshot_differs (const DueSnapshot *self, const DueSnapshot *before);

G_END_DECLS
