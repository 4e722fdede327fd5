/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "http-reply.h"
#include "response.h"

G_BEGIN_DECLS

/* One whole answer of the portal: {"result": …, "time": {…}} or {"error": …}. */
typedef struct
{
  DueResponse *response; /* never NULL */
  gint64 reset_s; /* seconds until the method's operating time is counted anew; 0: not said */
} DueHttpEnvelope;

/* Takes any reply. The error code decides; without one the HTTP status. */
void due_http_envelope_open (DueHttpEnvelope *self, const DueHttpReply *reply);
void due_http_envelope_clear (DueHttpEnvelope *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueHttpEnvelope, due_http_envelope_clear)

/* (transfer none) (nullable): what "error" in @object, of an envelope or a batch, means; NULL if
 * there is none. */
const DueFailure *due_http_envelope_find_failure (JsonNode *error, guint status);
/* Seconds from @time to its operating_reset_at, 0 if not said. @time: (nullable). */
gint64 due_http_envelope_read_reset (JsonObject *time);

G_END_DECLS
