/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): @text as pasted, without white space, invisible marks and the
 * brackets or quotes around it; NULL with a #DueAddressError set. Wiped by the caller. */
char *due_address_text_clean (const char *text, GError **error);

G_END_DECLS
