/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "reading.h"
#include "task.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_PROJECTS_ALL,
  DUE_PROJECTS_ONLY,
  DUE_PROJECTS_EXCEPT,
} DueProjectFilter;

/**
 * DueWatch:
 *
 * What one account counts: roles x projects. Immutable.
 */
typedef struct _DueWatch DueWatch;

#define DUE_TYPE_WATCH (due_watch_get_type ())
GType due_watch_get_type (void);
DueWatch *due_watch_ref (DueWatch *self);
void due_watch_unref (DueWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueWatch, due_watch_unref)

/* No role at all means all of them. At most DUE_WATCH_PROJECTS_MAX projects are looked at; ids
 * below 1 and repeated ones are dropped; no project left means DUE_PROJECTS_ALL for EXCEPT, and no
 * query at all (nothing is counted) for ONLY. */
#define DUE_WATCH_PROJECTS_MAX 100
DueWatch *
due_watch_new (DueRoles roles, DueProjectFilter filter, const gint64 *projects, gsize n_projects);
DueRoles due_watch_get_roles (const DueWatch *self);
DueProjectFilter due_watch_get_filter (const DueWatch *self);
const gint64 *due_watch_get_projects (const DueWatch *self, gsize *n_projects);
gboolean due_watch_equal (const DueWatch *a, const DueWatch *b);
/* (transfer full): a short text that differs when the watch does, for the baseline. */
char *due_watch_get_fingerprint (const DueWatch *self);
/* (transfer full) (element-type DueQuery): each question once, in a fixed order. */
GPtrArray *due_watch_list_queries (const DueWatch *self);
/* (transfer full): the sum of what the portal answered, by the rules of the design: one role or
 * several, the excluded projects taken off. @readings: (element-type DueReading): those of
 * due_watch_list_queries(), in any order; a missing one counts as no access. No access to the base
 * of an "except" is no access; a lost project in a list of several is left out. */
DueCounters *due_watch_sum (const DueWatch *self, GPtrArray *readings);
gboolean due_watch_includes (const DueWatch *self, const DueTask *task);

G_END_DECLS
