/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notify-event.h"

/* @id: (nullable); the other fields are for the caller to fill */
DueNotifyEvent *
due_notify_event_new (DueNotifyEventKind kind, const char *id)
{
  DueNotifyEvent *self = g_new0 (DueNotifyEvent, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

void
due_notify_event_free (DueNotifyEvent *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self->token);
  g_free (self->server);
  g_free (self->version);
  g_strfreev (self->capabilities);
  g_free (self);
}
