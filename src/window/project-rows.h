/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "account.h"

G_BEGIN_DECLS

/**
 * DueProjectRows:
 *
 * The rows of a list in which projects of an account are chosen: those that the portal lists, those
 * that are chosen already, and a number that somebody types. Ticks go into the settings and come
 * from there. Signal "toggled": the person changed the choice, or could not.
 */
#define DUE_TYPE_PROJECT_ROWS (due_project_rows_get_type ())
G_DECLARE_FINAL_TYPE (DueProjectRows, due_project_rows, DUE, PROJECT_ROWS, GObject)

/* (transfer full): @list outlives it. */
DueProjectRows *due_project_rows_new (GtkListBox *list, DueAccount *account);
/* @listed: a(xs) of any content; @complete: those are all that the person is in. */
void due_project_rows_take_listed (DueProjectRows *self, GVariant *listed, gboolean complete);
/* Somebody else may have chosen. */
void due_project_rows_follow_choice (DueProjectRows *self);
/* Shows those that fit to @search, "" being all; none at all without @shown. */
void due_project_rows_show (DueProjectRows *self, gboolean shown, const char *search);
gboolean due_project_rows_is_empty (DueProjectRows *self);
gboolean due_project_rows_is_any_visible (DueProjectRows *self);
/* (transfer none) (element-type DueProjectRow) */
GPtrArray *due_project_rows_get_all (DueProjectRows *self);

G_END_DECLS
