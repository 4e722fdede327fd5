/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "connecting.h"

#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "command.h"
#include "forget.h"
#include "portal-error.h"
#include "remote.h"
#include "secret-pipe.h"
#include "settings.h"

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueConnecting *self = user_data;

  self->secret = due_secrets_lookup_finish (self->secrets, result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueConnecting *self = user_data;

  due_signin_forget_finish (result, NULL);
  g_main_loop_quit (self->loop);
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
hand_over (DueConnecting *self, DueBusDuebell1 *remote)
{
  const char *id = due_account_get_id (self->account);

  due_secrets_lookup_async (self->secrets, id, NULL, on_looked_up, self);
  g_main_loop_run (self->loop);
  return self->secret != NULL && send_secret (remote, id, self->secret, &self->error);
}

static gboolean
is_known (DueConnecting *self)
{
  return g_strv_contains ((const char *const *) self->known, due_account_get_id (self->account));
}

/* Nothing stays half stored; but an account that was there before is not lost by it. */
static void
take_back (DueConnecting *self)
{
  if (is_known (self))
    return;
  due_signin_forget_async (self->accounts, self->secrets, NULL, due_account_get_id (self->account),
                           NULL, on_forgotten, self);
  g_main_loop_run (self->loop);
  g_settings_sync ();
}

/* Returns: (nullable): the way on that only the command line has, or has not */
static const char *
find_hint (const GError *error)
{
  if (error->domain == DUE_SECRETS_ERROR)
    return _ ("With the option “--session” it is kept in memory only.");
  if (due_portal_error_get_certificate (error) != NULL)
    return _ ("Add the account in the window of Duebell: it shows the certificate and asks.");
  return NULL;
}

static int
fail (const GError *error)
{
  const char *hint = find_hint (error);
  g_autofree char *text = NULL;

  if (hint == NULL)
    return due_command_fail (error->message);
  text = g_strconcat (error->message, " ", hint, NULL);
  return due_command_fail (text);
}

int
due_connecting_finish (DueConnecting *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;

  if (self->account == NULL)
    return fail (self->error);
  g_settings_sync ();
  remote = due_remote_ensure (&error);
  if (self->place == DUE_SECRETS_PLACE_SESSION && (remote == NULL || !hand_over (self, remote)))
    {
      take_back (self);
      return due_command_fail (error != NULL ? error->message
                                             : _ ("The sign-in could not be handed over."));
    }

  /* Translators: the first %s is a person, the second a portal */
  g_print (_ ("Connected as %s on %s\n"), due_account_get_user_name (self->account),
           due_account_get_portal (self->account));
  /* The service may have looked for the secret before it was there. */
  if (remote != NULL && self->place != DUE_SECRETS_PLACE_SESSION && is_known (self))
    due_bus_duebell1_call_reload_sync (remote, due_account_get_id (self->account), NULL, NULL);
  if (remote != NULL)
    due_bus_duebell1_call_check_sync (remote, NULL, NULL);
  return DUE_EXIT_DONE;
}

static gboolean
on_interrupt (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

void
due_connecting_heed_interrupt (DueConnecting *self)
{
  if (self->int_id != 0)
    return;
  self->int_id = g_unix_signal_add (SIGINT, on_interrupt, self->cancellable);
  self->term_id = g_unix_signal_add (SIGTERM, on_interrupt, self->cancellable);
}

void
due_connecting_run (DueConnecting *self)
{
  due_connecting_heed_interrupt (self);
  g_main_loop_run (self->loop);
  g_clear_handle_id (&self->int_id, g_source_remove);
  g_clear_handle_id (&self->term_id, g_source_remove);
}

DueSigninPlan
due_connecting_get_plan (DueConnecting *self)
{
  return (DueSigninPlan){
    .accounts = self->accounts,
    .secrets = self->secrets,
    .place = self->place,
  };
}

gboolean
due_connecting_init (DueConnecting *self, gboolean session, GError **error)
{
  g_autoptr (GSettings) settings = due_settings_new (error);

  if (settings == NULL)
    return FALSE;
  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  self->known = g_settings_get_strv (settings, "accounts");
  self->accounts = due_accounts_new (settings);
  self->secrets = due_secrets_new ();
  self->place = session ? DUE_SECRETS_PLACE_SESSION : DUE_SECRETS_PLACE_KEEP;
  return TRUE;
}

void
due_connecting_clear (DueConnecting *self)
{
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->account);
  g_clear_object (&self->accounts);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->secret, due_secret_unref);
  g_clear_pointer (&self->known, g_strfreev);
  g_clear_error (&self->error);
}
