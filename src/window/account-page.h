/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueAccountPage:
 *
 * One account: how it is doing, what of it counts, and how to get rid of it.
 */
#define DUE_TYPE_ACCOUNT_PAGE (due_account_page_get_type ())
G_DECLARE_FINAL_TYPE (DueAccountPage, due_account_page, DUE, ACCOUNT_PAGE, DuePage)

/* (transfer floating) */
DuePage *due_account_page_new (DueWindowModel *model, DueAccount *account);

G_END_DECLS
