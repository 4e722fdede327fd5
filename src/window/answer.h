/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueAnswer:
 *
 * A line below a field that says what stands behind what was typed there: nothing yet, a check that
 * runs, that it is good, or what is wrong. The field tells a screen reader the same.
 */
#define DUE_TYPE_ANSWER (due_answer_get_type ())
G_DECLARE_FINAL_TYPE (DueAnswer, due_answer, DUE, ANSWER, GtkWidget)

void due_answer_belong_to (DueAnswer *self, GtkWidget *field);

/* @text: a sentence, or NULL for none. */
void due_answer_show_hint (DueAnswer *self, const char *text);
void due_answer_show_busy (DueAnswer *self, const char *text);
void due_answer_show_success (DueAnswer *self, const char *text);
void due_answer_show_error (DueAnswer *self, const char *text);

G_END_DECLS
