/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The item of one account in the person's keyring. Each takes @task, whose data is a
 * #DueKeyringCall with a deadline, and returns it: a #DueSecret, else TRUE. After a
 * store or a clear it is kept neither in memory nor in a file any more. */
void due_keyring_item_lookup (GTask *task);
void due_keyring_item_store (GTask *task);
void due_keyring_item_clear (GTask *task);
void due_keyring_item_check (GTask *task);      /* of none: that one could be stored */
void due_keyring_item_unlock_all (GTask *task); /* of all accounts */

G_END_DECLS
