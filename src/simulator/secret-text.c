/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret-text.h"

#include <string.h>

/* Returns: (transfer full): @length characters of @alphabet; secret from nobody who has the seed */
char *
due_secret_text_new (DuePrng *prng, const char *alphabet, guint length)
{
  char *text = g_malloc (length + 1);
  guint n = (guint) strlen (alphabet);

  for (guint i = 0; i < length; i++)
    text[i] = alphabet[due_prng_below (prng, n)];
  text[length] = '\0';
  return text;
}
