/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clock.h"

#include <time.h>

gint64
due_clock_now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gint64
due_clock_steady_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
