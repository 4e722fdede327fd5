/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "forget.h"
#include "read-secret.h"
#include "remote.h"
#include "secret-pipe.h"
#include "settings.h"
#include "webhook-signin.h"

/* One `duebell connect`. */
typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  DueAccounts *accounts;
  DueSecrets *secrets;
  DueAccount *account; /* (nullable): the result */
  char **known;        /* ids of the accounts that were there before */
  DueSecret *secret;   /* (nullable): to hand over when it is kept in memory only */
  GError *error;       /* (nullable) */
} Connecting;

static gboolean
on_interrupt (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Connecting *connecting = user_data;

  connecting->account = due_signin_webhook_finish (result, &connecting->error);
  g_main_loop_quit (connecting->loop);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Connecting *connecting = user_data;

  connecting->secret = due_secrets_lookup_finish (connecting->secrets, result, &connecting->error);
  g_main_loop_quit (connecting->loop);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Connecting *connecting = user_data;

  due_signin_forget_finish (result, NULL);
  g_main_loop_quit (connecting->loop);
}

static gboolean
send_secret (DueBusDuebell1 *remote, const char *id, DueSecret *secret, GError **error)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  int fd = due_secret_pipe_open (secret, error);
  gboolean done = FALSE;

  if (fd < 0)
    return FALSE;
  done = g_unix_fd_list_append (fds, fd, error) >= 0 &&
         due_bus_duebell1_call_adopt_secret_sync (remote, id, g_variant_new_handle (0), fds, NULL,
                                                  NULL, error);
  close (fd);
  return done;
}

/* Gives the running service the secret that it cannot find in a keyring. */
static gboolean
hand_over (Connecting *connecting, DueBusDuebell1 *remote)
{
  const char *id = due_account_get_id (connecting->account);

  due_secrets_lookup_async (connecting->secrets, id, NULL, on_looked_up, connecting);
  g_main_loop_run (connecting->loop);
  return connecting->secret != NULL &&
         send_secret (remote, id, connecting->secret, &connecting->error);
}

/* Nothing stays half stored; but an account that was there before is not lost by it. */
static void
take_back (Connecting *connecting)
{
  const char *id = due_account_get_id (connecting->account);

  if (g_strv_contains ((const char *const *) connecting->known, id))
    return;
  due_signin_forget_async (connecting->accounts, connecting->secrets, NULL, id, NULL, on_forgotten,
                           connecting);
  g_main_loop_run (connecting->loop);
  g_settings_sync ();
}

static int
finish (Connecting *connecting, DueSecretsPlace place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;

  g_settings_sync ();
  remote = due_remote_ensure (&error);
  if (place == DUE_SECRETS_PLACE_SESSION && (remote == NULL || !hand_over (connecting, remote)))
    {
      take_back (connecting);
      return due_command_fail (error != NULL ? error->message
                                             : _ ("The link could not be handed over."));
    }

  /* Translators: the first %s is a person, the second a portal */
  g_print (_ ("Connected as %s on %s\n"), due_account_get_user_name (connecting->account),
           due_account_get_portal (connecting->account));
  /* An account that was there has a new secret now: the service is to read it. */
  if (remote != NULL)
    due_bus_duebell1_call_check_sync (remote, NULL, NULL);
  return DUE_EXIT_DONE;
}

/* The way on that only the command line has. */
static int
fail (const GError *error)
{
  g_autofree char *text = NULL;

  if (error->domain != DUE_SECRETS_ERROR)
    return due_command_fail (error->message);
  text = g_strconcat (error->message, " ",
                      _ ("With the option “--session” it is kept in memory only."), NULL);
  return due_command_fail (text);
}

static int
sign_in (Connecting *connecting, DueSecret *link, DueSecretsPlace place)
{
  guint int_id = g_unix_signal_add (SIGINT, on_interrupt, connecting->cancellable);
  DueSigninPlan plan = {
    .accounts = connecting->accounts,
    .secrets = connecting->secrets,
    .place = place,
  };

  due_signin_webhook_async (&plan, due_secret_peek (link), connecting->cancellable, on_signed_in,
                            connecting);
  g_main_loop_run (connecting->loop);
  g_source_remove (int_id);
  if (connecting->account == NULL)
    return fail (connecting->error);
  return finish (connecting, place);
}

static void
connecting_clear (Connecting *connecting)
{
  g_clear_pointer (&connecting->loop, g_main_loop_unref);
  g_clear_object (&connecting->cancellable);
  g_clear_object (&connecting->account);
  g_clear_object (&connecting->accounts);
  g_clear_object (&connecting->secrets);
  g_clear_pointer (&connecting->secret, due_secret_unref);
  g_clear_pointer (&connecting->known, g_strfreev);
  g_clear_error (&connecting->error);
}

int
due_command_connect (int argc, char **argv)
{
  gboolean session = FALSE;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DueSecret) link = NULL;
  g_autoptr (GError) error = NULL;
  Connecting connecting = { .loop = NULL };
  int status = DUE_EXIT_FAILED;
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_NONE, &session, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  /* A link as an argument would be read by every program of the machine. */
  for (int i = 0; i < argc; i++)
    if (strstr (argv[i], "/rest/") != NULL)
      return due_command_misused (_ ("Do not write the link behind the command: other programs can "
                                     "read it there. Start “duebell connect” and paste it then."));
  if (!due_command_parse (entries, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  settings = due_settings_new (&error);
  if (settings == NULL)
    return due_command_fail (error->message);

  link = due_read_secret (_ ("Webhook link (it is not shown): "));
  if (link == NULL)
    return due_command_fail (_ ("No link was given, and nothing was stored."));

  connecting.loop = g_main_loop_new (NULL, FALSE);
  connecting.cancellable = g_cancellable_new ();
  connecting.known = g_settings_get_strv (settings, "accounts");
  connecting.accounts = due_accounts_new (settings);
  connecting.secrets = due_secrets_new ();
  status =
      sign_in (&connecting, link, session ? DUE_SECRETS_PLACE_SESSION : DUE_SECRETS_PLACE_KEYRING);
  connecting_clear (&connecting);
  return status;
}
