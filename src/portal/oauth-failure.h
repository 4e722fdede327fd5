/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "http-reply.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the #DuePortalError that the answer of the server of tokens stands
 * for; NULL when it may be a good one. Only a word that we know, in an answer below 500, ends a
 * sign-in: an outage never does. */
GError *due_oauth_failure_find (const DueHttpReply *reply);
/* (transfer full): @error of the transport, as the person is told about it. */
GError *due_oauth_failure_map (const GError *error);
/* (transfer full): an answer that makes no sense. */
GError *due_oauth_failure_malformed (void);

G_END_DECLS
