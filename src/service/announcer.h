/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "announced.h"
#include "monitor.h"
#include "task-notice.h"

G_BEGIN_DECLS

/**
 * DueAnnouncer:
 *
 * Says in notifications what got worse for one account, once, and takes it back when its reason is
 * gone. Listens to its monitor by itself.
 */
#define DUE_TYPE_ANNOUNCER (due_announcer_get_type ())
G_DECLARE_FINAL_TYPE (DueAnnouncer, due_announcer, DUE, ANNOUNCER, GObject)

DueAnnouncer *due_announcer_new (DueMonitor *monitor,
                                 DueAnnounced *announced,
                                 DueNotifier *notifier,
                                 GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @notification_id is one of ours. */
gboolean due_announcer_owns (DueAnnouncer *self, const char *notification_id);
DueTaskNotice *due_announcer_get_task_notice (DueAnnouncer *self); /* (transfer none) */
/* The account is one of several: notifications name the portal. */
void due_announcer_set_names_portal (DueAnnouncer *self, gboolean names_portal);
/* The account is gone: takes back what is shown. */
void due_announcer_withdraw (DueAnnouncer *self);

G_END_DECLS
