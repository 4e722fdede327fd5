/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "accounts.h"
#include "forget.h"
#include "settings.h"

typedef struct
{
  GMainLoop *loop;
  GError *error; /* (nullable) */
} Forgetting;

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forgetting *forgetting = user_data;

  due_signin_forget_finish (result, &forgetting->error);
  g_main_loop_quit (forgetting->loop);
}

static int
forget (DueAccounts *accounts, DueAccount *account)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DueSecrets) secrets = due_secrets_new ();
  g_autofree char *dir = g_build_filename (g_get_user_state_dir (), "duebell", NULL);
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);
  g_autofree char *portal = g_strdup (due_account_get_portal (account));
  g_autofree char *name = g_strdup (due_account_get_user_name (account));
  Forgetting forgetting = { .loop = loop };

  due_signin_forget_async (accounts, secrets, announced, due_account_get_id (account), NULL,
                           on_forgotten, &forgetting);
  g_main_loop_run (loop);
  g_settings_sync ();
  if (forgetting.error != NULL)
    {
      int status = due_command_fail (forgetting.error->message);

      g_error_free (forgetting.error);
      return status;
    }
  /* Translators: the first %s is a person, the second a portal */
  g_print (_ ("Disconnected %s on %s\n"), name, portal);
  return DUE_EXIT_DONE;
}

int
due_command_disconnect (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DueAccounts) accounts = NULL;
  g_autoptr (DueAccount) account = NULL;

  if (!due_command_parse (NULL, argc, argv, 1, &arguments))
    return DUE_EXIT_USAGE;
  if (arguments[0] == NULL)
    return due_command_misused (
        _ ("Name the account to remove: its id, its portal, or user@portal."));

  settings = due_settings_new (&error);
  if (settings == NULL)
    return due_command_fail (error->message);
  accounts = due_accounts_new (settings);
  account = due_accounts_find (accounts, arguments[0], &error);
  if (account == NULL)
    return due_command_fail (error->message);
  return forget (accounts, account);
}
