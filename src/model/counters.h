/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kind.h"

G_BEGIN_DECLS

/* More than this is not believed, so that sums of many counters cannot overflow. */
#define DUE_COUNTERS_MAX 1000000u
#define DUE_COUNTER_ABSENT (-1)

/**
 * DueCounters:
 *
 * The numbers of one question to a portal, by kind. A kind that the portal does not count is
 * absent, which is not zero; "no access" is a value of its own. Immutable.
 */
typedef struct _DueCounters DueCounters;

#define DUE_TYPE_COUNTERS (due_counters_get_type ())
GType due_counters_get_type (void);
DueCounters *due_counters_ref (DueCounters *self);
void due_counters_unref (DueCounters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueCounters, due_counters_unref)

/* @counts: by index of kind, 0 to DUE_COUNTERS_MAX or DUE_COUNTER_ABSENT.
 * @codes: (nullable): the portal's code of each kind (for the web list's filter), 0 if not known.
 */
DueCounters *due_counters_new (const gint32 counts[DUE_N_KINDS], const gint64 codes[DUE_N_KINDS]);
DueCounters *due_counters_new_no_access (void);

gboolean due_counters_has_access (const DueCounters *self);
/* FALSE, and *count 0, when the kind is absent or there is no access. */
gboolean due_counters_get (const DueCounters *self, DueKinds kind, guint *count);
gint64 due_counters_get_code (const DueCounters *self, DueKinds kind);
/* (transfer full): kinds absent on one side keep the other's number; no access on one side
 * likewise. */
DueCounters *due_counters_add (DueCounters *a, DueCounters *b);
/* (transfer full): never below zero; kinds absent in @a stay absent. */
DueCounters *due_counters_subtract (DueCounters *a, DueCounters *b);
/* The sum over @kinds; FALSE when none of them is known. */
gboolean due_counters_get_sum (const DueCounters *self, DueKinds kinds, guint *sum);
gboolean due_counters_equal (const DueCounters *a, const DueCounters *b);

G_END_DECLS
