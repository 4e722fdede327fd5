/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "answer.h"

G_BEGIN_DECLS

/* Opens a page of a portal in the person's browser. @from: the widget that was clicked. @answer:
 * says so if that fails, unless @cancellable was cancelled: it has to be when @answer goes. */
void
due_browser_open (GtkWidget *from, const char *uri, GCancellable *cancellable, DueAnswer *answer);

G_END_DECLS
