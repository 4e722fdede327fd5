/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): @text with the entities of HTML ("&quot;") turned into characters, once. */
char *due_plain_text_decode (const char *text);
/* (transfer full): the same, in one line, without control and direction characters, cut at
 * @max_bytes of UTF-8. */
char *due_plain_text (const char *text, gsize max_bytes);

G_END_DECLS
