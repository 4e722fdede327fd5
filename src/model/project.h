/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueProject:
 *
 * A project of the portal, by its number and name. Immutable.
 */
typedef struct _DueProject DueProject;

#define DUE_TYPE_PROJECT (due_project_get_type ())
GType due_project_get_type (void);
DueProject *due_project_ref (DueProject *self);
void due_project_unref (DueProject *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueProject, due_project_unref)

/* @name: (nullable): any text, cleaned and cut here. */
DueProject *due_project_new (gint64 id, const char *name);
gint64 due_project_get_id (const DueProject *self);
/* In one line; never NULL, "" when not known. */
const char *due_project_get_name (const DueProject *self);
/* By name as a person sorts, those without one last, then by number. */
int due_project_compare (const DueProject *a, const DueProject *b);

G_END_DECLS
