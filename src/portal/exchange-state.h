/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "http-request.h"
#include "questions.h"

G_BEGIN_DECLS

/* What the request under way is. */
typedef enum
{
  DUE_SENT_ALONE, /* the chosen call */
  DUE_SENT_BATCH, /* all chosen calls */
  DUE_SENT_CHECK, /* whether the credential works */
} DueSent;

/* The state of one exchange, a request after the other. */
typedef struct
{
  DueQuestions *questions;
  gsize max_body;
  gint64 ends_us; /* monotonic */
  DueSent sent;
  DueHttpRequest *request; /* (nullable): the last one */
  gint64 sent_us;          /* monotonic */
} DueExchangeState;

/* @calls: (transfer none) (element-type DueMethodCall). @deadline_ms: for each batch that they
 * take. */
DueExchangeState *due_exchange_state_new (GPtrArray *calls, gsize max_body, guint deadline_ms);
void due_exchange_state_free (DueExchangeState *self);

/* Returns: milliseconds that a request which begins now may take; 0: time is over */
guint due_exchange_state_begin (DueExchangeState *self, DueSent what);
/* @request: (transfer full): replaces the one before. */
void due_exchange_state_take_request (DueExchangeState *self, DueHttpRequest *request);
/* Returns: milliseconds since the request began */
guint due_exchange_state_get_duration_ms (const DueExchangeState *self);

G_END_DECLS
