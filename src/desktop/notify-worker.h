/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notice.h"
#include "notify-event.h"

G_BEGIN_DECLS

/**
 * DueNotifyWorker:
 *
 * The thread that libnotify lives in. Its calls wait for the notification server, up to 25 s each.
 */
typedef struct _DueNotifyWorker DueNotifyWorker;

DueNotifyWorker *due_notify_worker_start (const char *app_name,
                                          const char *desktop_entry,
                                          const char *icon_name,
                                          GSource *on_event) G_GNUC_WARN_UNUSED_RESULT;
void due_notify_worker_stop (DueNotifyWorker *self, guint patience_ms);

void due_notify_worker_push (DueNotifyWorker *self, const char *id, DueNotice *notice);
DueNotifyEvent *due_notify_worker_take_event (DueNotifyWorker *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
