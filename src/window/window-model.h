/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "accounts.h"
#include "demo-portal.h"
#include "feed.h"
#include "secrets.h"

G_BEGIN_DECLS

/**
 * DueWindowModel:
 *
 * What the pages of the window show and change: the settings and secrets that are stored, and the
 * service that works with them.
 */
#define DUE_TYPE_WINDOW_MODEL (due_window_model_get_type ())
G_DECLARE_FINAL_TYPE (DueWindowModel, due_window_model, DUE, WINDOW_MODEL, GObject)

DueWindowModel *due_window_model_new (GSettings *settings, DueFeed *feed, gboolean is_demo);

/* All (transfer none). */
GSettings *due_window_model_get_settings (DueWindowModel *self);
DueFeed *due_window_model_get_feed (DueWindowModel *self);
DueAccounts *due_window_model_get_accounts (DueWindowModel *self);
DueSecrets *due_window_model_get_secrets (DueWindowModel *self);
gboolean due_window_model_is_demo (DueWindowModel *self);
/* (nullable): the portal of the demo, if this is one */
const DueDemoPortal *due_window_model_get_demo_portal (DueWindowModel *self);
void due_window_model_take_demo_portal (DueWindowModel *self, DueDemoPortal *portal);

G_END_DECLS
