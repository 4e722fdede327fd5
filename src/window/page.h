/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DuePage:
 *
 * A page of the window: a title for the header bar, and groups one below the other that scroll.
 * Children given in a .ui file are put into that column.
 */
#define DUE_TYPE_PAGE (due_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuePage, due_page, DUE, PAGE, GtkWidget)

struct _DuePageClass
{
  GtkWidgetClass parent_class;
};

const char *due_page_get_title (DuePage *self);
void due_page_set_title (DuePage *self, const char *title);

G_END_DECLS
