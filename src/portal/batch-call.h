/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "method-call.h"
#include "response.h"

G_BEGIN_DECLS

#define DUE_BATCH_CALL_MAX 50

/* (transfer full): the call `batch` for @calls (element-type DueMethodCall), up to
 * DUE_BATCH_CALL_MAX of them; the portal goes on after a failed one. */
DueMethodCall *due_batch_call_new (GPtrArray *calls);
/* (transfer full) (nullable): what @result, of any content, says of call number @n of
 * @n_calls. A call that stands nowhere is malformed, never empty. */
DueResponse *due_batch_call_read (JsonNode *result, guint n, guint n_calls);
/* Seconds until the operating time of the method of call @n is counted anew; 0: not said. */
gint64 due_batch_call_read_reset (JsonNode *result, guint n, guint n_calls);

G_END_DECLS
