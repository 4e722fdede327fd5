/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "monitor.h"

G_BEGIN_DECLS

/* (transfer full) (floating): the account fields of the D-Bus property Accounts, type a{sv}. */
GVariant *due_account_variant_new (DueMonitor *monitor, gint64 now);

G_END_DECLS
