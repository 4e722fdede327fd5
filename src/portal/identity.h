/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "counters.h"

G_BEGIN_DECLS

/**
 * DueIdentity:
 *
 * In whose name a credential asks, and whether it may ask for what Duebell needs. Immutable.
 */
typedef struct _DueIdentity DueIdentity;

#define DUE_TYPE_IDENTITY (due_identity_get_type ())
GType due_identity_get_type (void);
DueIdentity *due_identity_ref (DueIdentity *self);
void due_identity_unref (DueIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueIdentity, due_identity_unref)

/* @name: any text of the portal: cleaned and cut here. @counters: (nullable) (transfer none). */
DueIdentity *due_identity_new (gint64 user_id,
                               const char *name,
                               gboolean has_task_permission,
                               DueCounters *counters);
gint64 due_identity_get_user_id (const DueIdentity *self); /* 1 or more */
/* "Anna Petrova"; never NULL, "" when the portal knows no name. */
const char *due_identity_get_name (const DueIdentity *self);
gboolean due_identity_has_task_permission (const DueIdentity *self);
/* (transfer none) (nullable): all roles and projects; NULL when they could not be read now. */
DueCounters *due_identity_get_counters (const DueIdentity *self);

G_END_DECLS
