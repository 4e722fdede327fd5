/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "badge.h"
#include "counters.h"
#include "state.h"

G_BEGIN_DECLS

/**
 * DueSummary:
 *
 * All accounts in one, as the service sums them up: what is on the badge and why. Immutable.
 */
typedef struct _DueSummary DueSummary;

DueSummary *due_summary_new (DueStateKind worst,
                             gint32 count,
                             const gint32 counts[DUE_N_KINDS],
                             guint n_trouble);
DueSummary *due_summary_read (GDBusProxy *service, guint n_trouble);
void due_summary_free (DueSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSummary, due_summary_free)

void due_summary_get_badge (const DueSummary *self, DueBadge *badge);
char *due_summary_make_title (const DueSummary *self);
char *due_summary_make_subtitle (const DueSummary *self);
char *due_summary_make_why (const DueSummary *self);
char *due_summary_make_number (const DueSummary *self);

G_END_DECLS
