/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "counters.h"
#include "query.h"

G_BEGIN_DECLS

/**
 * DueReading:
 *
 * A query and what the portal answered to it. Immutable.
 */
typedef struct _DueReading DueReading;

#define DUE_TYPE_READING (due_reading_get_type ())
GType due_reading_get_type (void);
DueReading *due_reading_ref (DueReading *self);
void due_reading_unref (DueReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueReading, due_reading_unref)

DueReading *due_reading_new (DueQuery *query, DueCounters *counters);
DueQuery *due_reading_get_query (const DueReading *self);       /* (transfer none) */
DueCounters *due_reading_get_counters (const DueReading *self); /* (transfer none) */

G_END_DECLS
