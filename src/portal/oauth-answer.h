/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "grant.h"

G_BEGIN_DECLS

/* What the server said about a sign-in or its renewal. */
typedef struct
{
  DueGrant *grant;
  gint64 user_id;  /* 0: not said */
  char *member_id; /* the portal's own name for itself; "": not said */
  char *portal;    /* (nullable): where the portal is now, as of due_address_get_portal() */
} DueOAuthAnswer;

void due_oauth_answer_free (DueOAuthAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueOAuthAnswer, due_oauth_answer_free)

/* (transfer full) (nullable): NULL when @body, of any content, is no such answer. @client_secret:
 * (transfer none): for the grant. @now: Unix seconds. */
DueOAuthAnswer *due_oauth_answer_read (GBytes *body, DueSecret *client_secret, gint64 now);
/* What the answer does not say stays as it was. */
void
due_oauth_answer_complete (DueOAuthAnswer *self, const char *member_id, const char *server_domain);

G_END_DECLS
