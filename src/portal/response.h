/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "failure.h"

G_BEGIN_DECLS

/* What the portal answered to one call: a result or a failure. */
typedef struct
{
  JsonNode *result;          /* (nullable): of any content; NULL for a failure */
  const DueFailure *failure; /* (nullable): the row of the table */
  GError *error;             /* (nullable): the same for the caller */
} DueResponse;

/* @result: (transfer full) */
DueResponse *due_response_new_result (JsonNode *result);
DueResponse *due_response_new_failure (const DueFailure *failure);
void due_response_free (DueResponse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueResponse, due_response_free)

G_END_DECLS
