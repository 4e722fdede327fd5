/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notice.h"

G_BEGIN_DECLS

/**
 * DueNotifier:
 *
 * Shows notifications. All that waits for the notification server happens in a thread of its own:
 * a server that hangs or dies never holds up the caller. At most one in a process at a time.
 *
 * Signal "action" (id s, key s, activation_token s nullable): a person chose an action of the
 * notification @id; "default" is the click.
 *
 * Signal "closed" (id s): the notification @id is gone: dismissed, expired, withdrawn, or lost
 * with a server that ended. Not sent for one that is replaced.
 *
 * Property "server-known" (read, notify): whether a server has told its name and capabilities.
 */
#define DUE_TYPE_NOTIFIER (due_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DueNotifier, due_notifier, DUE, NOTIFIER, GObject)

DueNotifier *due_notifier_new (const char *app_name,
                               const char *desktop_entry,
                               const char *icon_name) G_GNUC_WARN_UNUSED_RESULT;

void due_notifier_send (DueNotifier *self, const char *id, DueNotice *notice);
void due_notifier_withdraw (DueNotifier *self, const char *id);

gboolean due_notifier_get_server_known (DueNotifier *self);
const char *due_notifier_get_server_name (DueNotifier *self);
const char *due_notifier_get_server_version (DueNotifier *self);
const char *const *due_notifier_get_capabilities (DueNotifier *self);

G_END_DECLS
