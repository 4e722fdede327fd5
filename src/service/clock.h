/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unix seconds: for what people read. May jump either way. */
gint64 due_clock_now_s (void);
/* Milliseconds since the machine started, sleep included: for what waits. Never jumps back. */
gint64 due_clock_steady_ms (void);

G_END_DECLS
