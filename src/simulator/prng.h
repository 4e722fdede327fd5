/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SplitMix64. Our own, so that a seed gives the same world with every GLib. */
typedef struct
{
  guint64 state;
} DuePrng;

guint64 due_prng_next (DuePrng *self);
guint due_prng_below (DuePrng *self, guint limit);

G_END_DECLS
