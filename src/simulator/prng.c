/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "prng.h"

guint64
due_prng_next (DuePrng *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Returns: 0 to @limit - 1; 0 for a @limit of 0 */
guint
due_prng_below (DuePrng *self, guint limit)
{
  return limit == 0 ? 0 : (guint) (due_prng_next (self) % limit);
}
