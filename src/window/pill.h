/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DuePill:
 *
 * A word on a coloured pill. The colour only repeats what the word says.
 */
#define DUE_TYPE_PILL (due_pill_get_type ())
G_DECLARE_FINAL_TYPE (DuePill, due_pill, DUE, PILL, GtkWidget)

void due_pill_set (DuePill *self, const char *tone, const char *word);

/* (transfer none): what holds the word, to describe others by it. */
GtkWidget *due_pill_get_label (DuePill *self);

G_END_DECLS
