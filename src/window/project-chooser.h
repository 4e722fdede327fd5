/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueProjectChooser:
 *
 * Which projects of an account count: all of them, only some, or all but some.
 */
#define DUE_TYPE_PROJECT_CHOOSER (due_project_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DueProjectChooser, due_project_chooser, DUE, PROJECT_CHOOSER, GtkWidget)

void
due_project_chooser_follow (DueProjectChooser *self, DueWindowModel *model, DueAccount *account);

G_END_DECLS
