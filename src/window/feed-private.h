/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "feed.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): the service, while it is there */
GDBusProxy *due_feed_get_service (DueFeed *self);

G_END_DECLS
