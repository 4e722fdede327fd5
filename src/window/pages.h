/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/* Makes the page that ShowWindow and the action win.page know as @name: "add", "why", "account:ID".
 * (transfer floating) (nullable): NULL if there is no such page, or no such account any more. */
DuePage *due_pages_make (DueWindowModel *model, const char *name);

/* (nullable): the id of the account that the page @name is about: what is behind its colon. */
const char *due_pages_get_account_id (const char *name);

G_END_DECLS
