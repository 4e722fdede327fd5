/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"

G_BEGIN_DECLS

/* Whether @text is a SHA-256 in hexadecimal digits, with colons or without, or "". @digits: (out)
 * (transfer full): lower case, no colons; untouched on FALSE. */
gboolean due_account_read_fingerprint (const char *text, char **digits);

G_END_DECLS
