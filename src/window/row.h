/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueRow:
 *
 * A row of a boxed list: "title", "subtitle", and controls. In a .ui file, children are put behind
 * the text, those of type "prefix" before it, those of type "below" under it; of type "named" is a
 * control with a name of its own for screen readers. Every other control is named after the title,
 * and one switch or check button is toggled by a click anywhere on the row.
 */
#define DUE_TYPE_ROW (due_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DueRow, due_row, DUE, ROW, GtkListBoxRow)

struct _DueRowClass
{
  GtkListBoxRowClass parent_class;

  gboolean is_stop; /* the row itself takes the keyboard's focus, whatever controls it has */
};

void due_row_set_title (DueRow *self, const char *title);
void due_row_set_subtitle (DueRow *self, const char *subtitle);
void due_row_add (DueRow *self, GtkWidget *child, const char *type);
void due_row_set_locked (DueRow *self, gboolean locked);
GtkWidget *due_row_get_toggle (DueRow *self);
void due_row_toggle (DueRow *self);
void due_row_name (DueRow *self, GtkWidget *control);
void due_row_describe (DueRow *self, GtkWidget *control);
void due_row_describe_by (DueRow *self, GtkWidget *first, GtkWidget *second);

G_END_DECLS
