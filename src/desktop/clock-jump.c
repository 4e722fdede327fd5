/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clock-jump.h"

#include <time.h>

/* The two clocks cannot be read at the same moment; a real sleep is longer. */
#define TOLERANCE_US (2 * G_USEC_PER_SEC)

static gint64
read_clock_us (clockid_t clock)
{
  struct timespec now;

  if (clock_gettime (clock, &now) != 0)
    return 0;
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/**
 * due_clock_jump:
 * @asleep_us: (inout): where the function keeps how long the machine has slept altogether, in
 *   microseconds; %DUE_CLOCK_JUMP_INIT before the first call
 *
 * Returns: whether the machine slept, for two seconds or more, since the call before; %FALSE at
 *   the first one
 */
gboolean
due_clock_jump (gint64 *asleep_us)
{
  gint64 before_us = *asleep_us;

  *asleep_us = MAX (0, read_clock_us (CLOCK_BOOTTIME) - read_clock_us (CLOCK_MONOTONIC));
  return before_us != DUE_CLOCK_JUMP_INIT && *asleep_us - before_us >= TOLERANCE_US;
}
