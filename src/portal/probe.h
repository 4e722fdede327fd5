/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "address.h"
#include "portal-error.h"

G_BEGIN_DECLS

/**
 * due_probe_async:
 * @address: where to look; a secret in it is not sent
 * @trusted_certificate: (nullable): as of due_client_set_trusted_certificate()
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Asks whether a Bitrix24 answers at @address, without any credential. Ends within 20 seconds.
 */
void due_probe_async (DueAddress *address,
                      const char *trusted_certificate,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* Whether one does; FALSE with @error set to %G_IO_ERROR_CANCELLED or a #DuePortalError:
 * DUE_TROUBLE_NOT_A_PORTAL for what is none, DUE_TROUBLE_PORTAL_MOVED with the new portal,
 * DUE_TROUBLE_CERTIFICATE with the certificate, or why nothing could be learnt now. */
gboolean due_probe_finish (GAsyncResult *result, GError **error);

G_END_DECLS
