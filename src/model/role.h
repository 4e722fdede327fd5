/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueRoles:
 *
 * A set of roles that a person has in tasks. One role is a set of one.
 */
typedef enum
{
  DUE_ROLE_RESPONSIBLE = 1 << 0,
  DUE_ROLE_ACCOMPLICE = 1 << 1,
  DUE_ROLE_AUDITOR = 1 << 2,
  DUE_ROLE_ORIGINATOR = 1 << 3,
} DueRoles;

#define DUE_ROLES_ALL                                                                              \
  (DUE_ROLE_RESPONSIBLE | DUE_ROLE_ACCOMPLICE | DUE_ROLE_AUDITOR | DUE_ROLE_ORIGINATOR)
#define DUE_N_ROLES 4

DueRoles due_role_nth (guint n);
/* The `type` of tasks.task.counters.get: "view_role_responsible"...; "view_all" for DUE_ROLES_ALL.
 */
const char *due_role_get_type_name (DueRoles role);
/* The portal's own word, translated: Ongoing, Assisting, Following, Set by me. */
const char *due_role_get_label (DueRoles role);

G_END_DECLS
