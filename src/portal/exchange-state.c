/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-state.h"

#include "batch-call.h"

DueExchangeState *
due_exchange_state_new (GPtrArray *calls, gsize max_body, guint deadline_ms)
{
  DueExchangeState *self = g_new0 (DueExchangeState, 1);
  gint64 n_batches = MAX (1, (calls->len + DUE_BATCH_CALL_MAX - 1) / DUE_BATCH_CALL_MAX);

  self->questions = due_questions_new (calls);
  self->max_body = max_body;
  self->ends_us = g_get_monotonic_time () + n_batches * deadline_ms * 1000;
  return self;
}

void
due_exchange_state_free (DueExchangeState *self)
{
  due_questions_free (self->questions);
  g_clear_pointer (&self->request, due_http_request_free);
  g_free (self);
}

guint
due_exchange_state_begin (DueExchangeState *self, DueSent what)
{
  self->sent = what;
  self->sent_us = g_get_monotonic_time ();
  return (guint) MAX (0, (self->ends_us - self->sent_us) / 1000);
}

void
due_exchange_state_take_request (DueExchangeState *self, DueHttpRequest *request)
{
  g_clear_pointer (&self->request, due_http_request_free);
  self->request = request;
}

guint
due_exchange_state_get_duration_ms (const DueExchangeState *self)
{
  return (guint) ((g_get_monotonic_time () - self->sent_us) / 1000);
}
