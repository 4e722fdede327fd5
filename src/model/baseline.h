/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * DueBaseline:
 *
 * What was last announced about one account, so that nothing is said twice or forgotten: numbers,
 * the tasks that were named, the deadlines that were told, the trouble that was told. Immutable.
 */
typedef struct _DueBaseline DueBaseline;

#define DUE_TYPE_BASELINE (due_baseline_get_type ())
GType due_baseline_get_type (void);
DueBaseline *due_baseline_ref (DueBaseline *self);
void due_baseline_unref (DueBaseline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueBaseline, due_baseline_unref)

/* The first poll ever: @snapshot as it is, nothing to announce. */
DueBaseline *due_baseline_new (DueSnapshot *snapshot);
/* (transfer full): after @snapshot was announced (or had nothing to say). */
DueBaseline *due_baseline_advance (DueBaseline *self, DueSnapshot *snapshot);
/* (transfer full): while nothing may be said (quiet, paused): only what got better is taken over,
 * so that the rest is told afterwards. */
DueBaseline *due_baseline_hold (DueBaseline *self, DueSnapshot *snapshot);
/* (transfer full): that the deadlines of @tasks (element-type DueTask) were told. */
DueBaseline *due_baseline_with_reminded (DueBaseline *self, GPtrArray *tasks);
/* (transfer full): that @trouble (a number of DueTrouble, 0 for none) was told. */
DueBaseline *due_baseline_with_trouble (DueBaseline *self, guint trouble);
/* (transfer full): the numbers that were last announced. */
DueCounters *due_baseline_get_counters (const DueBaseline *self);
guint due_baseline_get_trouble (const DueBaseline *self);
/* Whether the numbers of @snapshot can be held against those of @self: of the same filter, and with
 * access to the same projects. One without any access fits if its filter does. */
gboolean due_baseline_fits (const DueBaseline *self, const DueSnapshot *snapshot);
gint64 due_baseline_get_taken_at (const DueBaseline *self); /* Unix seconds: "Since ..." */
gboolean due_baseline_equal (const DueBaseline *a, const DueBaseline *b);
/* Kept small: at most DUE_BASELINE_TASKS_MAX ids. For the state file: (transfer full): a
 * floating-free GVariant of type a{sv}; the reader takes anything and returns NULL for what is not
 * a baseline. */
#define DUE_BASELINE_TASKS_MAX 500
GVariant *due_baseline_to_variant (const DueBaseline *self);
DueBaseline *due_baseline_from_variant (GVariant *variant); /* (nullable) */

G_END_DECLS
