/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * DueNavigator:
 *
 * The way through the pages of a stack: one of its own children at the root, and the pages that
 * were opened from there, the last one on top. A page lives while it is on the way.
 *
 * Signal "changed": another page is shown, or its title is another one.
 */
#define DUE_TYPE_NAVIGATOR (due_navigator_get_type ())
G_DECLARE_FINAL_TYPE (DueNavigator, due_navigator, DUE, NAVIGATOR, GObject)

DueNavigator *due_navigator_new (GtkStack *stack, const char *root);

void due_navigator_set_root (DueNavigator *self, const char *name);
void due_navigator_push (DueNavigator *self, const char *name, DuePage *page);
gboolean due_navigator_go_back_to (DueNavigator *self, const char *name);
void due_navigator_pop (DueNavigator *self);
void due_navigator_drop (DueNavigator *self, const char *name);

DuePage *due_navigator_get_page (DueNavigator *self);    /* (transfer none): the one that shows */
const char *due_navigator_get_root (DueNavigator *self); /* its name */
guint due_navigator_get_depth (DueNavigator *self);      /* 0 at the root */
/* (nullable): the name of the page at @depth, from 1 on */
const char *due_navigator_get_name (DueNavigator *self, guint depth);

G_END_DECLS
