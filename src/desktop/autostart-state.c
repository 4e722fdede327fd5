/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autostart-state.h"

const char *
due_autostart_state_get_name (DueAutostartState state)
{
  static const char *const names[] = {
    [DUE_AUTOSTART_OFF] = "off",
    [DUE_AUTOSTART_ON] = "on",
    [DUE_AUTOSTART_OFF_ELSEWHERE] = "off-elsewhere",
    [DUE_AUTOSTART_IMPOSSIBLE] = "impossible",
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "impossible");

  return names[state];
}
