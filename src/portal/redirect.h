/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/* More bytes than this are not what a sign-in ends on. */
#define DUE_REDIRECT_TEXT_MAX 8192

/**
 * DueRedirectError:
 *
 * Why a text is not what the browser ends on. The message is a translated sentence for a person. It
 * never contains the text.
 */
typedef enum
{
  DUE_REDIRECT_ERROR_EMPTY,
  DUE_REDIRECT_ERROR_UNUSABLE,    /* no such address, or not all of it */
  DUE_REDIRECT_ERROR_NO_CODE,     /* an address, but that of another page */
  DUE_REDIRECT_ERROR_OTHER_STATE, /* of another sign-in */
  DUE_REDIRECT_ERROR_REFUSED,     /* the portal said no */
} DueRedirectError;

#define DUE_REDIRECT_ERROR (due_redirect_error_quark ())
GQuark due_redirect_error_quark (void);

/* What the portal hands to the browser at the end of a sign-in. Begins as all zero. */
typedef struct
{
  DueSecret *code;
  char *portal;        /* (nullable): "host[:port]" that signed in, without a scheme */
  char *server_domain; /* (nullable): the host that gives tokens, of any content */
} DueRedirect;

/* @query: what follows "?" in the address, of any content. @state: what this sign-in was begun
 * with. FALSE with a #DueRedirectError set, and nothing written. */
gboolean
due_redirect_parse_query (DueRedirect *self, const char *query, const char *state, GError **error);
/* @text: what a person pasted: the whole address, or the code alone; of any content. */
gboolean
due_redirect_parse_pasted (DueRedirect *self, const char *text, const char *state, GError **error);
/* Whether it comes from @portal, as of due_address_get_portal(), as far as it says. */
gboolean due_redirect_is_from (const DueRedirect *self, const char *portal);
void due_redirect_clear (DueRedirect *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueRedirect, due_redirect_clear)

G_END_DECLS
