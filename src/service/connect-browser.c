/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "connecting.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "address.h"
#include "browser-signin.h"
#include "client-secret.h"
#include "command.h"
#include "line-reader.h"
#include "read-secret.h"

/* What is to be signed in with. */
typedef struct
{
  char *portal;
  DueAccount *account; /* (nullable): one of that portal that knows the application */
  char *client_id;
  DueSecret *client_secret; /* (nullable): until it is known */
} Application;

static void
application_clear (Application *self)
{
  g_clear_pointer (&self->portal, g_free);
  g_clear_object (&self->account);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->client_secret, due_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Application, application_clear)

/* Returns: (transfer full) (nullable): an account of @portal with this application, or, without
 * @client_id, with any */
static DueAccount *
find_account (DueAccounts *accounts, const char *portal, const char *client_id)
{
  for (guint i = 0; i < due_accounts_get_n (accounts); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), i);
      g_autofree char *known = due_account_get_client_id (account);

      if (g_ascii_strcasecmp (due_account_get_portal (account), portal) == 0 && known[0] != '\0' &&
          (client_id == NULL || g_str_equal (known, client_id)))
        return g_steal_pointer (&account);
    }
  return NULL;
}

typedef struct
{
  DueConnecting *connecting;
  DueSecret *secret;
} Looking;

static void
on_secret_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Looking *looking = user_data;

  looking->secret = due_signin_get_client_secret_finish (result, &looking->connecting->error);
  g_main_loop_quit (looking->connecting->loop);
}

/* The key that an administrator has provided is not asked for; one that was typed earlier may have
 * been changed on the portal since. */
static gboolean
find_client_secret (DueConnecting *connecting, Application *application)
{
  g_autofree char *path = NULL;
  g_autoptr (DueSecret) typed = NULL;
  Looking looking = { connecting, NULL };

  if (application->account != NULL)
    {
      due_signin_get_client_secret_async (application->account, connecting->secrets,
                                          connecting->cancellable, on_secret_found, &looking);
      due_connecting_run (connecting);
      path = due_account_get_client_secret_file (application->account);
    }
  application->client_secret = looking.secret;
  if (connecting->error != NULL)
    return FALSE;
  if (application->client_secret != NULL && path[0] != '\0')
    return TRUE;
  typed = due_read_secret (
      application->client_secret == NULL
          /* Translators: the label is that of the portal's page, with the word in brackets */
          ? _ ("Application key (client_secret), it is not shown: ")
          : _ ("Application key (client_secret), it is not shown; Enter leaves it as it is: "));
  if (typed != NULL && due_secret_get_length (typed) > 0)
    {
      g_clear_pointer (&application->client_secret, due_secret_unref);
      application->client_secret = g_steal_pointer (&typed);
    }
  else if (typed == NULL)
    g_clear_pointer (&application->client_secret, due_secret_unref);
  if (application->client_secret != NULL)
    return TRUE;
  g_set_error_literal (&connecting->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("No key was given, and nothing was stored."));
  return FALSE;
}

static gboolean
find_application (DueConnecting *connecting,
                  const DueConnectBrowserOptions *options,
                  Application *application)
{
  g_autoptr (DueAddress) address = due_address_parse (options->portal, &connecting->error);

  if (address == NULL)
    return FALSE;
  application->portal = g_strdup (due_address_get_portal (address));
  application->account =
      find_account (connecting->accounts, application->portal, options->client_id);
  if (options->client_id != NULL)
    application->client_id = g_strdup (options->client_id);
  else if (application->account != NULL)
    application->client_id = due_account_get_client_id (application->account);
  else
    /* Translators: the label is that of the portal's page, with the word in brackets */
    application->client_id = due_read_line (_ ("Application ID (client_id): "));
  if (application->client_id != NULL && application->client_id[0] != '\0')
    return find_client_secret (connecting, application);
  g_set_error_literal (&connecting->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("No application was given, and nothing was stored."));
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static DueBrowserSignin *
make_signin (DueConnecting *connecting, const DueConnectBrowserOptions *options)
{
  g_auto (Application) application = { .portal = NULL };
  g_autofree char *token_server = NULL;
  guint port = (guint) options->redirect_port;
  DueSigninPlan plan = due_connecting_get_plan (connecting);

  if (!find_application (connecting, options, &application))
    return NULL;
  if (options->token_server != NULL || application.account == NULL)
    token_server = g_strdup (options->token_server != NULL ? options->token_server : "");
  else
    token_server = due_account_get_token_server (application.account);
  if (port == 0 && application.account != NULL)
    port = due_account_get_redirect_port (application.account);
  return due_browser_signin_new (&plan, application.portal, application.client_id,
                                 application.client_secret, token_server, port, &connecting->error);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueConnecting *connecting = user_data;

  connecting->account =
      due_browser_signin_run_finish (DUE_BROWSER_SIGNIN (source), result, &connecting->error);
  g_main_loop_quit (connecting->loop);
}

typedef struct
{
  DueConnecting *connecting;
  DueBrowserSignin *signin;
} Browsing;

static void
on_line (DueLineReader *reader, const char *text, DueBrowserSignin *signin)
{
  g_autoptr (GError) error = NULL;

  if (text[0] != '\0' && !due_browser_signin_paste (signin, text, &error))
    g_printerr ("%s\n", error->message);
}

/* Where nobody listens either, nothing can come any more. */
static void
on_input_ended (DueLineReader *reader, Browsing *browsing)
{
  if (!due_browser_signin_is_listening (browsing->signin) &&
      due_browser_signin_get_stage (browsing->signin) == DUE_BROWSER_SIGNIN_WAITING)
    g_cancellable_cancel (browsing->connecting->cancellable);
}

static void
invite (DueBrowserSignin *signin, gboolean no_browser)
{
  const char *uri = due_browser_signin_get_uri (signin);

  /* In all languages alike, for programs that read it. */
  if (no_browser || !g_app_info_launch_default_for_uri (uri, NULL, NULL))
    g_print ("Open: %s\n", uri);
  if (due_browser_signin_is_listening (signin))
    g_print ("%s\n", _ ("Sign in there. If the browser shows an error at the end, copy the whole "
                        "address from its address bar and paste it here."));
  else
    g_print ("%s\n", _ ("Sign in there. Another program has the port of the redirect address: the "
                        "browser shows an error at the end. Copy the whole address from its "
                        "address bar and paste it here."));
}

int
due_connect_browser (DueConnecting *self, const DueConnectBrowserOptions *options)
{
  g_autoptr (DueBrowserSignin) signin = make_signin (self, options);
  g_autoptr (DueLineReader) reader = NULL;
  Browsing browsing = { self, signin };

  if (signin == NULL)
    return due_connecting_finish (self);
  due_connecting_heed_interrupt (self);
  invite (signin, options->no_browser);
  reader = due_line_reader_new (STDIN_FILENO);
  g_signal_connect_object (reader, "line", G_CALLBACK (on_line), signin, 0);
  g_signal_connect (reader, "ended", G_CALLBACK (on_input_ended), &browsing);
  due_browser_signin_run_async (signin, self->cancellable, on_signed_in, self);
  due_connecting_run (self);
  return due_connecting_finish (self);
}
