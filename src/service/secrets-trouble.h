/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"

G_BEGIN_DECLS

/* (transfer full): @error of a DueSecrets that was asked for the secret of an account of @method,
 * as a DuePortalError: in the terms of who polls. */
GError *due_secrets_trouble (const GError *error, DueMethod method);

G_END_DECLS
