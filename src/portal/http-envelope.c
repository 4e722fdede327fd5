/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "http-envelope.h"

#include "json-read.h"

/* Ten baskets of a minute each; more is not believed. */
#define RESET_MAX_S 900

/* A code is a string or, tolerated, a number; anything else is an error that says nothing. */
const DueFailure *
due_http_envelope_find_failure (JsonNode *error, guint status)
{
  const char *code = due_json_as_string (error);
  g_autofree char *number = NULL;
  gint64 value = 0;

  if (due_json_is_null (error))
    return NULL;
  if (code == NULL && due_json_as_int (error, 0, G_MAXINT64, &value))
    number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (number != NULL)
    code = number;
  if (code == NULL || code[0] == '\0')
    return due_failure_for_status (status);
  return due_failure_for_code (code);
}

gint64
due_http_envelope_read_reset (JsonObject *time)
{
  double finish = 0;
  double reset = 0;

  if (!due_json_get_number (time, "operating_reset_at", &reset) ||
      !due_json_get_number (time, "finish", &finish))
    return 0;
  /* Both by the portal's clock: ours may differ. */
  return reset - finish > 0 && reset - finish <= RESET_MAX_S ? (gint64) (reset - finish) + 1 : 0;
}

void
due_http_envelope_open (DueHttpEnvelope *self, const DueHttpReply *reply)
{
  g_autoptr (JsonNode) root = due_json_parse (reply->body);
  JsonObject *object = due_json_as_object (root);
  JsonNode *result = due_json_get (object, "result");
  const DueFailure *failure = NULL;

  failure = due_http_envelope_find_failure (due_json_get (object, "error"), reply->status);
  if (failure == NULL && (result == NULL || reply->status < 200 || reply->status > 299))
    failure = due_failure_for_status (reply->status);

  if (failure != NULL)
    self->response = due_response_new_failure (failure);
  else
    self->response = due_response_new_result (json_node_ref (result));
  self->reset_s = due_http_envelope_read_reset (due_json_get_object (object, "time"));
}

void
due_http_envelope_clear (DueHttpEnvelope *self)
{
  g_clear_pointer (&self->response, due_response_free);
}
