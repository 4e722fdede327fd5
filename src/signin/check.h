/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "counters.h"

G_BEGIN_DECLS

/**
 * DueSigninCheck:
 * @is_webhook: the text is the link of a webhook, and it works; else it is the address of a portal
 * @portal: the portal, as due_address_get_portal() gives it
 * @user_name: in whose name the link asks; "" for an address, or when the portal knows no name
 * @counters: (nullable): what the link counts: all roles and projects
 *
 * What stands behind a text that a person typed.
 */
typedef struct
{
  gboolean is_webhook;
  char *portal;
  char *user_name;
  DueCounters *counters;
} DueSigninCheck;

void due_signin_check_free (DueSigninCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSigninCheck, due_signin_check_free)

/* Looks whether a webhook link works, or a portal answers at an address. Nothing is stored.
 *
 * @text: what a person typed, any bytes. @trusted_certificate: SHA-256 in hex, "" for none. */
void due_signin_check_async (const char *text,
                             const char *trusted_certificate,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (nullable): NULL with @error: DUE_ADDRESS_ERROR, DUE_PORTAL_ERROR (with what it
 * carries: a certificate, a new address) or G_IO_ERROR_CANCELLED; the message is a translated
 * sentence to stand beside the field. */
DueSigninCheck *due_signin_check_finish (GAsyncResult *result, GError **error);

G_END_DECLS
