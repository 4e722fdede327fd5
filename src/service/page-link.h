/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "monitor.h"

G_BEGIN_DECLS

/* The portal's pages for what a monitor counts. A portal's list shows one role and one project at a
 * time. Both (transfer full) (nullable). */

/* The page that most of @kind comes from; the unfiltered list for DUE_KINDS_ALL. */
char *due_page_link_for_kind (DueMonitor *monitor, DueKinds kind);
/* The page of @kind in one role. */
char *due_page_link_for_role (DueMonitor *monitor, DueKinds kind, DueRoles role);

G_END_DECLS
