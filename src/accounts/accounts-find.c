/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "accounts.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a person typed, taken apart. */
typedef struct
{
  const char *whole; /* perhaps an id */
  char *user;        /* (nullable): case folded */
  char *host;        /* without scheme and slash at the end */
} Wanted;

static const char *
skip_scheme (const char *portal)
{
  const char *scheme = strstr (portal, "://");

  return scheme != NULL ? scheme + strlen ("://") : portal;
}

static void
wanted_init (Wanted *wanted, const char *text)
{
  const char *at = strrchr (text, '@');

  wanted->whole = text;
  wanted->user = NULL;
  if (at != NULL)
    {
      g_autofree char *user = g_strndup (text, (gsize) (at - text));

      wanted->user = g_utf8_casefold (user, -1);
      text = at + 1;
    }
  wanted->host = g_strdup (skip_scheme (text));
  if (g_str_has_suffix (wanted->host, "/"))
    wanted->host[strlen (wanted->host) - 1] = '\0';
}

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->user);
  g_free (wanted->host);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

/* With or without what follows the host's name. */
static gboolean
is_host (const char *portal, const char *host)
{
  const char *name = skip_scheme (portal);
  gsize length = strlen (host);

  if (g_ascii_strcasecmp (name, host) == 0)
    return TRUE;
  return length > 0 && g_ascii_strncasecmp (name, host, length) == 0 &&
         (name[length] == ':' || name[length] == '/');
}

static gboolean
is_user (DueAccount *account, const char *user)
{
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, due_account_get_user_id (account));
  g_autofree char *name = g_utf8_casefold (due_account_get_user_name (account), -1);

  return g_str_equal (number, user) || (user[0] != '\0' && g_str_equal (name, user));
}

static gboolean
matches (DueAccount *account, const Wanted *wanted)
{
  if (g_ascii_strcasecmp (due_account_get_id (account), wanted->whole) == 0)
    return TRUE;
  return is_host (due_account_get_portal (account), wanted->host) &&
         (wanted->user == NULL || is_user (account, wanted->user));
}

DueAccount *
due_accounts_find (DueAccounts *self, const char *text, GError **error)
{
  g_autofree char *valid = NULL;
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (DueAccount) found = NULL;
  guint n_found = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  valid = g_strstrip (g_utf8_make_valid (text, -1));
  wanted_init (&wanted, valid);
  for (guint i = 0; i < due_accounts_get_n (self); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (!matches (account, &wanted))
        continue;
      n_found++;
      g_set_object (&found, account);
    }
  if (n_found == 1)
    return g_steal_pointer (&found);
  if (n_found == 0)
    /* Translators: %s is what the person typed: an id, a host, or user@host */
    g_set_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_NOT_FOUND,
                 _ ("There is no account “%s”."), valid);
  else
    /* Translators: %s is a host that the person typed; "user@" is to be kept */
    g_set_error (error, DUE_ACCOUNTS_ERROR, DUE_ACCOUNTS_ERROR_AMBIGUOUS,
                 _ ("Several accounts fit “%s”. Name one by its id or as user@portal."), valid);
  return NULL;
}
