/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the property Accounts, or one account of it, from GVariant text:
 * "[{'id': <'a'>, 'state': <'current'>}]". Both (transfer full), not floating. */
GVariant *test_accounts (const char *text);
GVariant *test_account (const char *text);

G_END_DECLS
