/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Deeper documents are refused: json-glib 1.6 parses by recursion. */
#define DUE_JSON_DEPTH_MAX 32

/* Whether @text is made of the words of JSON alone, at most DUE_JSON_DEPTH_MAX deep, one object and
 * nothing after it. What is left to json-glib is only which word may follow which. */
gboolean due_json_scan (const char *text, gsize length);

G_END_DECLS
