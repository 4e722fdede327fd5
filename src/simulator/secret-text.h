/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "prng.h"

G_BEGIN_DECLS

#define DUE_SECRET_HEX "0123456789abcdef"
#define DUE_SECRET_DIGITS "0123456789"
#define DUE_SECRET_LOWER "abcdefghijklmnopqrstuvwxyz0123456789"
#define DUE_SECRET_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

char *due_secret_text_new (DuePrng *prng, const char *alphabet, guint length);

G_END_DECLS
