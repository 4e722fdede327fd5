/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "role.h"

G_BEGIN_DECLS

/**
 * DueQuery:
 *
 * One question to tasks.task.counters.get: one role (or all: view_all) in one project. Immutable.
 */
typedef struct _DueQuery DueQuery;

#define DUE_TYPE_QUERY (due_query_get_type ())
GType due_query_get_type (void);
DueQuery *due_query_ref (DueQuery *self);
void due_query_unref (DueQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueQuery, due_query_unref)

/* @role: one role, or DUE_ROLES_ALL. @group_id: 1 or more, or 0 for all projects. */
DueQuery *due_query_new (DueRoles role, gint64 group_id);
DueRoles due_query_get_role (const DueQuery *self);
gint64 due_query_get_group_id (const DueQuery *self);
gboolean due_query_equal (const DueQuery *a, const DueQuery *b);

G_END_DECLS
