/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-words.h"

#include <glib/gi18n.h>

#include "words.h"

static char *
make_address_words (const DueSigninCheck *check, gboolean replaces)
{
  if (replaces)
    /* Translators: %s is a portal, such as acme.bitrix24.ru */
    return g_strdup_printf (_ ("%s answers. Now its webhook link."), check->portal);
  /* Translators: %s is a portal, such as acme.bitrix24.ru */
  return g_strdup_printf (_ ("%s answers. How shall Duebell connect?"), check->portal);
}

char *
due_check_words (const DueSigninCheck *check, gboolean replaces)
{
  g_autofree char *counters = NULL;

  g_return_val_if_fail (check != NULL, NULL);

  if (!check->is_webhook)
    return make_address_words (check, replaces);
  if (check->counters == NULL)
    /* Translators: the first %s is a person, the second a portal */
    return g_strdup_printf (_ ("%s on %s, may read tasks."), check->user_name, check->portal);
  counters = due_words_for_counters (check->counters, DUE_KINDS_ALL);
  /* Translators: a person, a portal, and "3 overdue, 12 new comments" */
  return g_strdup_printf (_ ("%s on %s: %s."), check->user_name, check->portal, counters);
}
