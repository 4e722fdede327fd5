/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/* More bytes than this are no address that a person would paste. */
#define DUE_ADDRESS_TEXT_MAX 4096
#define DUE_ADDRESS_SECRET_MAX 128

/**
 * DueAddressError:
 *
 * Why a text is not an address. The message is a translated sentence for a person: what is wrong
 * and what to do. It never contains the text.
 */
typedef enum
{
  DUE_ADDRESS_ERROR_EMPTY,
  DUE_ADDRESS_ERROR_TOO_LONG,
  DUE_ADDRESS_ERROR_NOT_AN_ADDRESS,
  DUE_ADDRESS_ERROR_SEVERAL, /* two links pasted together */
  DUE_ADDRESS_ERROR_CONTROL,
  DUE_ADDRESS_ERROR_BACKSLASH,
  DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS,
  DUE_ADDRESS_ERROR_USER_INFO,
  DUE_ADDRESS_ERROR_BAD_HOST,
  DUE_ADDRESS_ERROR_BAD_PORT,
  DUE_ADDRESS_ERROR_BAD_PATH,
  DUE_ADDRESS_ERROR_NO_SECRET, /* an address, but not the link of a webhook */
  DUE_ADDRESS_ERROR_BAD_USER,
  DUE_ADDRESS_ERROR_BAD_SECRET,
  DUE_ADDRESS_ERROR_REST_API, /* /rest/api/: another interface of the portal */
  DUE_ADDRESS_ERROR_OUTGOING, /* the page of an outgoing webhook */
  DUE_ADDRESS_ERROR_BAD_CLIENT_ID,
  DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET,
  DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER,
} DueAddressError;

#define DUE_ADDRESS_ERROR (due_address_error_quark ())
GQuark due_address_error_quark (void);

/**
 * DueAddress:
 *
 * Where a portal is and, for a webhook's link, in whose name to ask and with which secret.
 * Immutable. Holds a secret: never print one.
 */
typedef struct _DueAddress DueAddress;

#define DUE_TYPE_ADDRESS (due_address_get_type ())
GType due_address_get_type (void);
DueAddress *due_address_ref (DueAddress *self);
void due_address_unref (DueAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueAddress, due_address_unref)

/* A webhook's link or a bare portal address, as people paste them. */
DueAddress *due_address_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same where only a webhook's link will do. */
DueAddress *due_address_parse_webhook (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DueAddress *
due_address_for_webhook (const char *portal, gint64 user_id, DueSecret *secret, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* A portal without credentials. @portal: as of due_address_get_portal(), but checked. */
DueAddress *due_address_for_portal (const char *portal, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean due_address_is_webhook (const DueAddress *self);
/* "host[:port][/sub]", or "http://127.0.0.1:PORT" for a simulator: the GSettings key `portal`. */
const char *due_address_get_portal (const DueAddress *self);
/* "https://host[:port][/sub]", without a slash at the end: what links are built from. */
const char *due_address_get_base (const DueAddress *self);
gint64 due_address_get_user_id (const DueAddress *self);    /* 0 unless a webhook */
DueSecret *due_address_get_secret (const DueAddress *self); /* (transfer none) (nullable) */

G_END_DECLS
