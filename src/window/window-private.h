/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "removal.h"
#include "window.h"

G_BEGIN_DECLS

/* All (transfer none). */
DueWindowModel *due_window_get_model (DueWindow *self);
DueRemoval *due_window_get_removal (DueWindow *self);

/* Shows a sentence for a while. */
void due_window_say (DueWindow *self, const char *text);

G_END_DECLS
