/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "certificate.h"
#include "trouble.h"

G_BEGIN_DECLS

/**
 * DuePortalError:
 * @DUE_PORTAL_ERROR_RETRY: transient: ask again after a back-off; keep what is shown
 * @DUE_PORTAL_ERROR_WAIT: the portal asks us to wait; see due_portal_error_get_wait_ms()
 * @DUE_PORTAL_ERROR_REFRESH: get a new access token and ask again once
 * @DUE_PORTAL_ERROR_SIGN_IN: the credential is dead: stop asking, tell the person
 * @DUE_PORTAL_ERROR_FORBIDDEN: the credential is fine, rights are missing: ask rarely
 * @DUE_PORTAL_ERROR_UNSUPPORTED: this portal does not do that: do not ask for it again
 *
 * Named by what the caller does; the trouble in it says what happened. The message is English, for
 * logs, and holds no text of the portal.
 */
typedef enum
{
  DUE_PORTAL_ERROR_RETRY,
  DUE_PORTAL_ERROR_WAIT,
  DUE_PORTAL_ERROR_REFRESH,
  DUE_PORTAL_ERROR_SIGN_IN,
  DUE_PORTAL_ERROR_FORBIDDEN,
  DUE_PORTAL_ERROR_UNSUPPORTED,
} DuePortalError;

#define DUE_PORTAL_ERROR (due_portal_error_quark ())
GQuark due_portal_error_quark (void);

/* These take any error of due_client_*(): what is not ours is DUE_TROUBLE_NETWORK, 0 and NULL. */
DueTrouble due_portal_error_get_trouble (const GError *error);
/* Milliseconds from now that the portal wants to be left alone, 0 for no wish; up to a day. */
gint64 due_portal_error_get_wait_ms (const GError *error);
/* (nullable): for DUE_TROUBLE_PORTAL_MOVED "host[:port]" as in due_address_get_portal(): a sound
 * address, but one that a person has to confirm. */
const char *due_portal_error_get_new_portal (const GError *error);
/* (transfer none) (nullable): for DUE_TROUBLE_CERTIFICATE the one that was refused; NULL when the
 * connection failed before one was seen. */
DueCertificate *due_portal_error_get_certificate (const GError *error);

/* For this folder, and for who prepares what it asks with: @wait_ms is clamped to 0 to a day;
 * @new_portal (nullable) is copied. */
GError *due_portal_error_new (DuePortalError code, DueTrouble trouble, gint64 wait_ms);
GError *due_portal_error_new_moved (const char *new_portal);
/* @certificate: (nullable) */
GError *due_portal_error_new_refused (DueCertificate *certificate);

G_END_DECLS
