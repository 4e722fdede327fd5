/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "response.h"

DueResponse *
due_response_new_result (JsonNode *result)
{
  DueResponse *self = g_new0 (DueResponse, 1);

  self->result = result;
  return self;
}

DueResponse *
due_response_new_failure (const DueFailure *failure)
{
  DueResponse *self = g_new0 (DueResponse, 1);

  self->failure = failure;
  return self;
}

void
due_response_free (DueResponse *self)
{
  g_clear_pointer (&self->result, json_node_unref);
  g_clear_error (&self->error);
  g_free (self);
}
