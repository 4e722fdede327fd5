/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "certificate.h"
#include "http-reply.h"
#include "http-request.h"

G_BEGIN_DECLS

#define DUE_TRANSPORT_MAX_BODY ((gsize) 256 * 1024)
#define DUE_TRANSPORT_MAX_BODY_OF_LIST ((gsize) 1024 * 1024)

/**
 * DueTransport:
 *
 * Sends one request at a time to one portal and believes nothing: size, time, redirects,
 * certificates and interim answers are bounded here.
 */
#define DUE_TYPE_TRANSPORT (due_transport_get_type ())
G_DECLARE_FINAL_TYPE (DueTransport, due_transport, DUE, TRANSPORT, GObject)

DueTransport *due_transport_new (void);
/* @fingerprint: (nullable): the one certificate to take although the system rejects it; "" or of
 * any other content: none. Holds for what is sent from now on, on connections of its own. */
void due_transport_set_trusted (DueTransport *self, const char *fingerprint);
/* (transfer none) (nullable): of the peer of the last connection, refused ones too; NULL: none was
 * made, or plain http. */
DueCertificate *due_transport_get_certificate (DueTransport *self);

void due_transport_send_async (DueTransport *self,
                               const DueHttpRequest *request,
                               gsize max_body,
                               guint deadline_ms,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DueHttpReply *due_transport_send_finish (DueTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
