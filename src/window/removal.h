/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-model.h"

G_BEGIN_DECLS

/* Seconds in which a removal can be undone. */
#define DUE_REMOVAL_UNDO_S 10

/**
 * DueRemoval:
 *
 * Removes an account so that it can be undone: it is off the list at once, and forgotten, with its
 * secret, a while later. One at a time: the next one, or the end of the program, makes it final.
 *
 * Signal "changed": another account can be put back, or none, or something went wrong.
 */
#define DUE_TYPE_REMOVAL (due_removal_get_type ())
G_DECLARE_FINAL_TYPE (DueRemoval, due_removal, DUE, REMOVAL, GObject)

DueRemoval *due_removal_new (DueWindowModel *model);
/* For tests: milliseconds, for removals that start from now on. */
void due_removal_set_undo_ms (DueRemoval *self, guint undo_ms);

void due_removal_start (DueRemoval *self, const char *account_id);
void due_removal_undo (DueRemoval *self);
void due_removal_finish (DueRemoval *self);

gboolean due_removal_can_undo (DueRemoval *self);
/* (nullable): a sentence about what was, or could not be, removed */
const char *due_removal_get_text (DueRemoval *self);

G_END_DECLS
