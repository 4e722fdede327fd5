/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "snapshot.h"
#include "watch.h"

G_BEGIN_DECLS

/* (transfer full) (element-type DueMethodCall): one for each of @queries (element-type DueQuery).
 */
GPtrArray *due_poll_make_calls (GPtrArray *queries, gint64 user_id);
/* (transfer full) (nullable): what @answers (element-type DueResponse) to the calls say; NULL with
 * a #DuePortalError if a number would be missing. @now: Unix seconds. */
DueSnapshot *
due_poll_read (DueWatch *watch, GPtrArray *queries, GPtrArray *answers, gint64 now, GError **error);

G_END_DECLS
