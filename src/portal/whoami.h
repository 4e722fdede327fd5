/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "failure.h"
#include "identity.h"

G_BEGIN_DECLS

/* (transfer full) (element-type DueMethodCall): who asks, what may they do, what is due. */
GPtrArray *due_whoami_make_calls (void);
/* (transfer full) (nullable): what @answers (element-type DueResponse) say; NULL with a
 * #DuePortalError when the credential is not good for Duebell. */
DueIdentity *due_whoami_read (GPtrArray *answers, DueCredential credential, GError **error);

G_END_DECLS
