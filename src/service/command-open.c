/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "accounts.h"
#include "kind.h"
#include "remote.h"
#include "settings.h"

/* The id of the account that a person named. FALSE with @error. */
static gboolean
resolve_account (const char *text, char **id, GError **error)
{
  g_autoptr (GSettings) settings = due_settings_new (error);
  g_autoptr (DueAccounts) accounts = settings != NULL ? due_accounts_new (settings) : NULL;
  g_autoptr (DueAccount) account =
      accounts != NULL ? due_accounts_find (accounts, text, error) : NULL;

  if (account == NULL)
    return FALSE;
  *id = g_strdup (due_account_get_id (account));
  return TRUE;
}

static int
open_or_print (DueBusDuebell1 *remote, const char *what, const char *id, gboolean print)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  const char *token = g_getenv ("XDG_ACTIVATION_TOKEN");
  gboolean done = FALSE;

  if (print)
    done = due_bus_duebell1_call_get_link_sync (remote, what, id, &uri, NULL, &error);
  else
    done = due_bus_duebell1_call_open_sync (remote, what, id, token != NULL ? token : "", NULL,
                                            &error);
  if (!done)
    {
      due_remote_strip (error);
      return due_command_fail (error->message);
    }
  if (print)
    g_print ("%s\n", uri);
  return DUE_EXIT_DONE;
}

int
due_command_open (int argc, char **argv)
{
  gboolean print = FALSE;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;
  g_autofree char *id = NULL;
  const char *what = "all";
  const char *account = NULL;
  DueKinds kinds = DUE_KINDS_NONE;
  const GOptionEntry entries[] = {
    { "print", 0, 0, G_OPTION_ARG_NONE, &print, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!due_command_parse (entries, argc, argv, 2, &arguments))
    return DUE_EXIT_USAGE;
  if (arguments[0] != NULL && due_kinds_from_name (arguments[0], &kinds))
    {
      what = arguments[0];
      account = arguments[1];
    }
  else if (arguments[0] != NULL && arguments[1] == NULL)
    account = arguments[0];
  else if (arguments[0] != NULL)
    return due_command_misused (_ ("What can be opened is all, overdue, comments or mentions."));

  remote = due_remote_find (DUE_APP_ID, &error);
  if (error != NULL)
    return due_command_fail (error->message);
  if (remote == NULL)
    return due_command_not_running ();
  if (account != NULL && !resolve_account (account, &id, &error))
    return due_command_fail (error->message);
  return open_or_print (remote, what, id != NULL ? id : "", print);
}
