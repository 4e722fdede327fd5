/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueBusyButton:
 *
 * A button whose work takes a while: "text" says what it does, "busy-text" what it is doing. While
 * busy it is insensitive, keeps its width, and gives the keyboard focus back afterwards.
 */
#define DUE_TYPE_BUSY_BUTTON (due_busy_button_get_type ())
G_DECLARE_FINAL_TYPE (DueBusyButton, due_busy_button, DUE, BUSY_BUTTON, GtkButton)

void due_busy_button_set_text (DueBusyButton *self, const char *text);
void due_busy_button_set_busy (DueBusyButton *self, gboolean busy);

G_END_DECLS
