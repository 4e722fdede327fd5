/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-facts.h"

#include <glib/gi18n.h>

#include "address.h"
#include "portal-error.h"
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

gboolean
due_check_is_about_webhook (const GError *error)
{
  DueTrouble trouble = DUE_TROUBLE_NONE;

  if (error == NULL || error->domain != DUE_PORTAL_ERROR)
    return FALSE;
  trouble = due_portal_error_get_trouble (error);
  return trouble == DUE_TROUBLE_WEBHOOK_GONE || trouble == DUE_TROUBLE_NO_PERMISSION;
}

char *
due_check_make_base (const char *text)
{
  g_autoptr (DueAddress) address = due_address_parse (text, NULL);

  return address != NULL ? g_strdup (due_address_get_base (address)) : NULL;
}
