/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "accounts.h"
#include "announcer.h"
#include "overview.h"
#include "view-part.h"

G_BEGIN_DECLS

/**
 * DueRoster:
 *
 * A monitor and an announcer for each account, in the accounts' order, following the list and the
 * settings live. Signal "changed": something that views show differs.
 */
#define DUE_TYPE_ROSTER (due_roster_get_type ())
G_DECLARE_FINAL_TYPE (DueRoster, due_roster, DUE, ROSTER, GObject)

DueRoster *due_roster_new (DueAccounts *accounts,
                           DueSecrets *secrets,
                           DueAnnounced *announced,
                           DueNotifier *notifier,
                           GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *
due_roster_get_monitors (DueRoster *self); /* (transfer none) (element-type DueMonitor) */
DueMonitor *due_roster_find (DueRoster *self,
                             const char *account_id); /* (transfer none) (nullable) */
/* (transfer none) (nullable): whose notification it is; *monitor gets its account. */
DueAnnouncer *
due_roster_find_announcer (DueRoster *self, const char *notification_id, DueMonitor **monitor);
/* (transfer full) (element-type DueViewPart): good until anything changes. */
GArray *due_roster_list_parts (DueRoster *self);
DueOverview *due_roster_make_overview (DueRoster *self); /* (transfer full) */

void due_roster_set_pace (DueRoster *self, DuePace pace);
void due_roster_wake (DueRoster *self, gboolean resumed);
void due_roster_unlock (DueRoster *self);
/* Polls all accounts and is done when all polls have ended. */
void due_roster_check_async (DueRoster *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean due_roster_check_finish (DueRoster *self, GAsyncResult *result, GError **error);

G_END_DECLS
