/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): the whole answer, head and HTML, that a browser gets from us. It loads nothing
 * and is kept nowhere.
 *
 * @status: of HTTP, one of 200, 400, 404, 405 and 431; @title: a few words; @text: sentences for a
 * person, one paragraph a line. Both are escaped here. */
GBytes *due_redirect_page_make (guint status, const char *title, const char *text);

G_END_DECLS
