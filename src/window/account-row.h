/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account-item.h"
#include "row.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueAccountRow:
 *
 * How an account is doing: portal, person, numbers, state, and the button for what helps. Follows
 * its item.
 */
#define DUE_TYPE_ACCOUNT_ROW (due_account_row_get_type ())
G_DECLARE_FINAL_TYPE (DueAccountRow, due_account_row, DUE, ACCOUNT_ROW, DueRow)

DueAccountRow *due_account_row_new (DueWindowModel *model, DueAccountItem *item);

G_END_DECLS
