/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueAutostartState:
 * @DUE_AUTOSTART_OFF: no, and it can be switched on
 * @DUE_AUTOSTART_ON: yes
 * @DUE_AUTOSTART_OFF_ELSEWHERE: the desktop's own settings, or whoever else, have switched it off
 * @DUE_AUTOSTART_IMPOSSIBLE: no, and nothing that we can do changes that
 *
 * Whether the desktop will start Duebell at the next login.
 */
typedef enum
{
  DUE_AUTOSTART_OFF,
  DUE_AUTOSTART_ON,
  DUE_AUTOSTART_OFF_ELSEWHERE,
  DUE_AUTOSTART_IMPOSSIBLE,
} DueAutostartState;

/* "off", "on", "off-elsewhere", "impossible" */
const char *due_autostart_state_get_name (DueAutostartState state);

G_END_DECLS
