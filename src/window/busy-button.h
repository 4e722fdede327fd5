/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DueBusyButton:
 *
 * A button whose work takes a while: "text" says what it does, "busy-text" what it is doing, and
 * "done-text" what it did. While busy it is insensitive; it gives the keyboard focus back
 * afterwards. Its width is that of the longest text.
 */
#define DUE_TYPE_BUSY_BUTTON (due_busy_button_get_type ())
G_DECLARE_FINAL_TYPE (DueBusyButton, due_busy_button, DUE, BUSY_BUTTON, GtkButton)

void due_busy_button_set_text (DueBusyButton *self, const char *text);
void due_busy_button_set_busy (DueBusyButton *self, gboolean busy);
void due_busy_button_set_done (DueBusyButton *self, gboolean done);

G_END_DECLS
