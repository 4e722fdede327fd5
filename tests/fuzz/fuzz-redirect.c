/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a browser or a person hands over: a sentence, or a code that fits into a form as it is.
 */

#include <string.h>

#include "redirect.h"

#define STATE "5ff1f1e2a9b8"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const DueRedirect *redirect, gboolean good, const GError *error)
{
  g_assert_true (good == (error == NULL));
  g_assert_true (good == (redirect->code != NULL));
  if (good)
    g_assert_cmpuint (strlen (due_secret_peek (redirect->code)), ==,
                      due_secret_get_length (redirect->code));
  else
    g_assert_true (error->domain == DUE_REDIRECT_ERROR && error->message[0] != '\0');
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (guint pasted = 0; pasted < 2; pasted++)
    {
      g_auto (DueRedirect) redirect = { .code = NULL };
      g_autoptr (GError) error = NULL;
      gboolean good = pasted ? due_redirect_parse_pasted (&redirect, text, STATE, &error)
                             : due_redirect_parse_query (&redirect, text, STATE, &error);

      check (&redirect, good, error);
    }
  return 0;
}
