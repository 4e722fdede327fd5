/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueNotifyEventKind:
 * @DUE_NOTIFY_EVENT_ACTION: @id, @key and maybe @token are set
 * @DUE_NOTIFY_EVENT_CLOSED: @id is set
 * @DUE_NOTIFY_EVENT_SERVER: @server, @version and @capabilities are set, or none if it has gone
 */
typedef enum
{
  DUE_NOTIFY_EVENT_ACTION,
  DUE_NOTIFY_EVENT_CLOSED,
  DUE_NOTIFY_EVENT_SERVER,
} DueNotifyEventKind;

/* What the notification server told, on its way from the worker to the main thread. */
typedef struct
{
  DueNotifyEventKind kind;
  char *id;
  char *key;
  char *token;
  char *server;
  char *version;
  char **capabilities;
} DueNotifyEvent;

DueNotifyEvent *due_notify_event_new (DueNotifyEventKind kind, const char *id)
    G_GNUC_WARN_UNUSED_RESULT;
void due_notify_event_free (DueNotifyEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueNotifyEvent, due_notify_event_free)

G_END_DECLS
