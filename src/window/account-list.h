/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "account-item.h"

G_BEGIN_DECLS

/**
 * DueAccountList:
 *
 * A GListModel of DueAccountItem in the service's order. An account keeps its item from update to
 * update, so that its row stays as it is on the screen.
 */
#define DUE_TYPE_ACCOUNT_LIST (due_account_list_get_type ())
G_DECLARE_FINAL_TYPE (DueAccountList, due_account_list, DUE, ACCOUNT_LIST, GObject)

DueAccountList *due_account_list_new (void);
void due_account_list_update (DueAccountList *self, GVariant *accounts);
DueAccountItem *due_account_list_find (DueAccountList *self, const char *id);
guint due_account_list_count_trouble (DueAccountList *self);

G_END_DECLS
