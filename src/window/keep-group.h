/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueKeepGroup:
 *
 * Where a secret is kept. It is shown only where the keyring does not serve: nobody else is asked.
 */
#define DUE_TYPE_KEEP_GROUP (due_keep_group_get_type ())
G_DECLARE_FINAL_TYPE (DueKeepGroup, due_keep_group, DUE, KEEP_GROUP, GtkWidget)

void due_keep_group_replace (DueKeepGroup *self);
void due_keep_group_follow (DueKeepGroup *self, DueWindowModel *model);
void due_keep_group_offer (DueKeepGroup *self, const GError *error);
DueSecretsPlace due_keep_group_get_place (DueKeepGroup *self);

G_END_DECLS
