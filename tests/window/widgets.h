/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person would find on the screen below @top. (transfer none) (nullable) */
GtkWidget *test_find_text (GtkWidget *top, const char *text);
GtkWidget *test_find_type (GtkWidget *top, GType type, guint n);
/* The button whose words are @text. */
GtkWidget *test_find_button (GtkWidget *top, const char *text);
/* Waits until the text is on the screen. */
GtkWidget *test_wait_text (GtkWidget *top, const char *text);

G_END_DECLS
