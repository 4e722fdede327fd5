/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "row.h"

G_BEGIN_DECLS

/**
 * DueProjectRow:
 *
 * A project that can be ticked. Signal "toggled": the person ticked it, or took the tick away.
 */
#define DUE_TYPE_PROJECT_ROW (due_project_row_get_type ())
G_DECLARE_FINAL_TYPE (DueProjectRow, due_project_row, DUE, PROJECT_ROW, DueRow)

DueProjectRow *due_project_row_new (gint64 id, const char *name);
gint64 due_project_row_get_id (DueProjectRow *self);
const char *due_project_row_get_name (DueProjectRow *self); /* "": not known */
gboolean due_project_row_is_ticked (DueProjectRow *self);
void due_project_row_set_ticked (DueProjectRow *self, gboolean ticked); /* without a signal */
gboolean due_project_matches (gint64 id, const char *name, const char *search);

/* Whether it says that the project was left or deleted. */
void due_project_row_set_lost (DueProjectRow *self, gboolean lost);

G_END_DECLS
