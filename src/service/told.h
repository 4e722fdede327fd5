/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "change.h"

G_BEGIN_DECLS

/* Whether the reason of a notification is gone: the numbers are back to what they were before it,
 * or the tasks whose deadline it told are listed no more.
 * @before: (nullable): the numbers before it. */
gboolean due_told_has_passed (const DueChange *change,
                              const DueCounters *before,
                              const DueSnapshot *snapshot);

G_END_DECLS
