/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notice.h"
#include "notify-event.h"

G_BEGIN_DECLS

/* @event: (transfer full) */
typedef void (*DueNotifySessionFunc) (DueNotifyEvent *event, gpointer user_data);

/**
 * DueNotifySession:
 *
 * libnotify, and what it shows. Lives in one thread, with that thread's default context; its calls
 * wait for the notification server.
 */
typedef struct _DueNotifySession DueNotifySession;

DueNotifySession *due_notify_session_new (const char *app_name,
                                          const char *desktop_entry,
                                          const char *icon_name,
                                          DueNotifySessionFunc on_event,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void due_notify_session_free (DueNotifySession *self);

void due_notify_session_show (DueNotifySession *self, const char *id, DueNotice *notice);
void due_notify_session_close (DueNotifySession *self, const char *id);

G_END_DECLS
