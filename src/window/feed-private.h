/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "feed.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): the service, while it is there */
GDBusProxy *due_feed_get_service (DueFeed *self);
/* Makes the message of an error of a call, which it may replace, one for a person: the service says
 * a sentence, the bus itself something for developers. */
void due_feed_say_error (GError **error);

G_END_DECLS
