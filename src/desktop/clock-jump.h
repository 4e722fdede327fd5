/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first call of due_clock_jump(). */
#define DUE_CLOCK_JUMP_INIT (-1)

gboolean due_clock_jump (gint64 *asleep_us);

G_END_DECLS
