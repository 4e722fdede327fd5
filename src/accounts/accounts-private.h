/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "accounts.h"

G_BEGIN_DECLS

GSettings *due_accounts_get_general (DueAccounts *self); /* (transfer none) */
/* FALSE with LOCKED. */
gboolean due_accounts_check_list_writable (DueAccounts *self, GError **error);
/* What is written is what is shown, before anybody hears of it from the settings. */
void due_accounts_write_list (DueAccounts *self, const char *const *ids);

G_END_DECLS
