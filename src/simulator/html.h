/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *due_html_page (const char *language, const char *title, const char *banner, const char *body);
void due_html_append (GString *html, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
