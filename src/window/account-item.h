/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account-facts.h"

G_BEGIN_DECLS

/**
 * DueAccountItem:
 *
 * One account for as long as it is there: the id stays, the property "facts" changes.
 */
#define DUE_TYPE_ACCOUNT_ITEM (due_account_item_get_type ())
G_DECLARE_FINAL_TYPE (DueAccountItem, due_account_item, DUE, ACCOUNT_ITEM, GObject)

DueAccountItem *due_account_item_new (DueAccountFacts *facts);
const char *due_account_item_get_id (DueAccountItem *self);
DueAccountFacts *due_account_item_get_facts (DueAccountItem *self);
void due_account_item_set_facts (DueAccountItem *self, DueAccountFacts *facts);

G_END_DECLS
