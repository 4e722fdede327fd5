/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "connecting.h"
#include "read-secret.h"
#include "redirect-listener.h"
#include "webhook-signin.h"

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueConnecting *connecting = user_data;

  connecting->account = due_signin_webhook_finish (result, &connecting->error);
  g_main_loop_quit (connecting->loop);
}

static int
connect_by_link (DueConnecting *connecting)
{
  DueSigninPlan plan = due_connecting_get_plan (connecting);
  g_autoptr (DueSecret) link = due_read_secret (_ ("Webhook link (it is not shown): "));

  if (link == NULL)
    return due_command_fail (_ ("No link was given, and nothing was stored."));
  due_signin_webhook_async (&plan, due_secret_peek (link), connecting->cancellable, on_signed_in,
                            connecting);
  due_connecting_run (connecting);
  return due_connecting_finish (connecting);
}

static void
options_clear (DueConnectBrowserOptions *options)
{
  g_clear_pointer (&options->portal, g_free);
  g_clear_pointer (&options->client_id, g_free);
  g_clear_pointer (&options->token_server, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueConnectBrowserOptions, options_clear)

/* Returns: (nullable): a sentence about what does not go together */
static const char *
find_misuse (const DueConnectBrowserOptions *options)
{
  if (options->portal == NULL && (options->client_id != NULL || options->token_server != NULL ||
                                  options->redirect_port != 0 || options->no_browser))
    return _ ("Name the portal to sign in to: “duebell connect --oauth PORTAL”.");
  if (options->redirect_port != 0 && (options->redirect_port < DUE_REDIRECT_PORT_MIN ||
                                      options->redirect_port > DUE_REDIRECT_PORT_MAX))
    return _ ("The port of the redirect address is a number from 1024 to 32767.");
  return NULL;
}

int
due_command_connect (int argc, char **argv)
{
  gboolean session = FALSE;
  g_auto (DueConnectBrowserOptions) options = { .portal = NULL };
  g_auto (DueConnecting) connecting = { .loop = NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_NONE, &session, NULL, NULL },
    { "oauth", 0, 0, G_OPTION_ARG_STRING, &options.portal, NULL, NULL },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &options.client_id, NULL, NULL },
    { "redirect-port", 0, 0, G_OPTION_ARG_INT, &options.redirect_port, NULL, NULL },
    { "token-server", 0, 0, G_OPTION_ARG_STRING, &options.token_server, NULL, NULL },
    { "no-browser", 0, 0, G_OPTION_ARG_NONE, &options.no_browser, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  /* A link as an argument would be read by every program of the machine. */
  for (int i = 0; i < argc; i++)
    if (strstr (argv[i], "/rest/") != NULL)
      return due_command_misused (_ ("Do not write the link behind the command: other programs can "
                                     "read it there. Start “duebell connect” and paste it then."));
  if (!due_command_parse (entries, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  if (find_misuse (&options) != NULL)
    return due_command_misused (find_misuse (&options));
  if (!due_connecting_init (&connecting, session, &error))
    return due_command_fail (error->message);
  return options.portal != NULL ? due_connect_browser (&connecting, &options)
                                : connect_by_link (&connecting);
}
