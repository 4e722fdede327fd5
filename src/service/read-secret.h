/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "secret.h"

G_BEGIN_DECLS

/* Reads one line: from the terminal after @prompt, without echo, or from standard input when that
 * is not a terminal. (transfer full) (nullable): NULL at the end of the input and on Ctrl-C.
 * Blocks. */
DueSecret *due_read_secret (const char *prompt);
/* The same of what is no secret, with echo. */
char *due_read_line (const char *prompt);

G_END_DECLS
