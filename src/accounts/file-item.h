/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file of one account, for those who have chosen it over the keyring. Each takes @task, whose
 * data is a #DueKeyringCall with a deadline, and works in a thread: a home folder on a network may
 * hang. */

/* Returns @task with the #DueSecret of the file, or goes on with due_keyring_item_lookup() where
 * there is no file. */
void due_file_item_lookup (GTask *task);
/* Returns @task with TRUE; the secret is not kept in memory any more. */
void due_file_item_store (GTask *task);
/* The same, but goes on with due_keyring_item_store() where there is no file to replace. */
void due_file_item_keep (GTask *task);
/* Returns @task with TRUE once there is no file. */
void due_file_item_remove (GTask *task);

G_END_DECLS
