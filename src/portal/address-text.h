/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): @text without white space and marks that cannot be seen; NULL with a
 * #DueAddressError set. Wiped by the caller. */
char *due_address_text_clean (const char *text, GError **error);
/* Takes the brackets, quotes and full stops around a pasted link away, in place. */
void due_address_text_strip (char *text);

G_END_DECLS
