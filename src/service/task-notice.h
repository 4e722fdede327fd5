/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "change.h"
#include "notifier.h"
#include "snapshot.h"

G_BEGIN_DECLS

/**
 * DueTaskNotice:
 *
 * The notification about the tasks of one account: there is one at a time, and the next takes its
 * place.
 */
#define DUE_TYPE_TASK_NOTICE (due_task_notice_get_type ())
G_DECLARE_FINAL_TYPE (DueTaskNotice, due_task_notice, DUE, TASK_NOTICE, GObject)

DueTaskNotice *due_task_notice_new (DueNotifier *notifier,
                                    GSettings *settings,
                                    const char *account_id) G_GNUC_WARN_UNUSED_RESULT;

const char *due_task_notice_get_id (DueTaskNotice *self);
/* @portal: (nullable): to be named. @before: (nullable): the numbers before @change. */
void due_task_notice_show (DueTaskNotice *self,
                           DueChange *change,
                           const char *portal,
                           DueCounters *before);
/* Takes it back if nothing of what it says holds any more. */
void due_task_notice_withdraw_passed (DueTaskNotice *self, const DueSnapshot *snapshot);
void due_task_notice_withdraw (DueTaskNotice *self);
/* "Remind Me in an Hour": says the same again then, if it still holds. */
void due_task_notice_remind_later (DueTaskNotice *self);

/* What a click on it opens: the one task (0 for none), or the list of a kind. */
gint64 due_task_notice_get_task (DueTaskNotice *self);
DueKinds due_task_notice_get_kind (DueTaskNotice *self);

/* As the settings want it. */
DueNoticeFlags due_task_notice_get_flags (GSettings *settings);

G_END_DECLS
