/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "address.h"
#include "certificate.h"
#include "method-call.h"
#include "response.h"

G_BEGIN_DECLS

/**
 * DueExchange:
 *
 * Puts calls to one portal in as few requests as possible and learns what the portal can do:
 * whether it has `batch`, how long a blocked method stays blocked. One exchange at a time.
 */
#define DUE_TYPE_EXCHANGE (due_exchange_get_type ())
G_DECLARE_FINAL_TYPE (DueExchange, due_exchange, DUE, EXCHANGE, GObject)

/* @token: (nullable) (transfer none): an access token, for an @address that is no webhook. */
DueExchange *due_exchange_new (DueAddress *address, DueSecret *token, guint deadline_ms);
/* From the next request on; only where there was one before. */
void due_exchange_set_token (DueExchange *self, DueSecret *token);
DueCredential due_exchange_get_credential (DueExchange *self);

void due_exchange_run_async (DueExchange *self,
                             GPtrArray *calls,
                             gsize max_body,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *due_exchange_run_finish (DueExchange *self, GAsyncResult *result, GError **error);

/* As of #DueTransport. */
void due_exchange_set_trusted_certificate (DueExchange *self, const char *fingerprint);
DueCertificate *due_exchange_get_certificate (DueExchange *self);

guint due_exchange_get_last_status (DueExchange *self);
guint due_exchange_get_last_duration_ms (DueExchange *self);
const char *due_exchange_get_last_error_name (DueExchange *self); /* (nullable) */

G_END_DECLS
