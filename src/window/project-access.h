/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "account-facts.h"

G_BEGIN_DECLS

/* Says at @rows (element-type DueProjectRow) which projects the portal does not count for the
 * person any more. A project that is not asked for stays as it is. */
void due_project_access_show (GPtrArray *rows, const DueAccountFacts *facts);

G_END_DECLS
