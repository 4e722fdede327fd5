/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "quiet.h"

G_BEGIN_DECLS

/* Whether the settings want no notification now: quiet hours or days, or paused. */
gboolean due_settings_is_quiet_now (GSettings *settings);
/* Unix seconds until which notifications are paused, -1 until resumed, 0 if they are not now. */
gint64 due_settings_get_paused_until (GSettings *settings);

G_END_DECLS
