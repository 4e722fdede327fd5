/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text from outside, made fit to be shown in a line: valid UTF-8 without control characters,
 * changes of direction and invisible characters; white space is one space, none at the ends.
 * @text: (nullable). (transfer full): never NULL; at most @max_bytes (16 or more) long, cut with
 * an ellipsis. */
char *due_clean_text (const char *text, gsize max_bytes);
/* (transfer full): @text (valid UTF-8), cut with an ellipsis when it has more than @max_chars
 * characters, never within what a person sees as one. */
char *due_shorten_text (const char *text, gsize max_chars);

G_END_DECLS
