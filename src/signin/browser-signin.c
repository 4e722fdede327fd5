/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser-signin.h"

#include <glib/gi18n.h>
#include <sys/random.h>

#include "browser-finish.h"
#include "redirect-listener.h"
#include "signin-error.h"

#define STATE_BYTES 16 /* 128 bits that nobody can guess */
#define TICK_MS 1000

struct _DueBrowserSignin
{
  GObject parent_instance;

  DueSigninPlan *plan;
  DueOAuthApp *app;
  char *token_server;
  guint redirect_port;
  char state[2 * STATE_BYTES + 1];
  char *uri;
  DueRedirectListener *listener; /* (nullable): none when the port is taken */
  DueBrowserSigninStage stage;
  gint64 timeout_us;
  gint64 deadline_us; /* monotonic; 0: it does not run yet */
  guint tick_id;
  GSource *cancelled;  /* (nullable): watches the caller's cancellable */
  GTask *task;         /* (nullable): while it runs; holds this object */
  DueAccount *account; /* (nullable): the result */
  GError *failure;     /* (nullable): or why there is none */
};

G_DEFINE_FINAL_TYPE (DueBrowserSignin, due_browser_signin, G_TYPE_OBJECT)

static guint changed_signal;

static void
return_result (DueBrowserSignin *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (self->account != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->account), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&self->failure));
}

static void
on_listener_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueBrowserSignin) self = user_data;

  due_redirect_listener_end_finish (DUE_REDIRECT_LISTENER (source), result);
  g_clear_object (&self->listener);
  return_result (self);
}

static void
stop_waiting (DueBrowserSignin *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

/* The browser shows how it went before the caller learns of it: that may end the program. */
static void
end (DueBrowserSignin *self)
{
  g_autofree char *text = NULL;

  stop_waiting (self);
  self->stage = DUE_BROWSER_SIGNIN_CHECKING;
  if (self->listener == NULL)
    {
      return_result (self);
      return;
    }
  if (self->account != NULL)
    /* Translators: of the browser's page at the end of a sign-in */
    text = g_strdup (_ ("Duebell is connected. You may close this page."));
  else
    text = g_strconcat (self->failure->message, "\n",
                        /* Translators: of the browser's page when a sign-in did not work */
                        _ ("You may close this page and go on in Duebell."), NULL);
  due_redirect_listener_end_async (
      self->listener, self->account != NULL ? 200 : 400,
      self->account != NULL
          /* Translators: head of the browser's page at the end of a sign-in */
          ? _ ("Signed In")
          : _ ("Not Signed In"),
      text, on_listener_ended, g_object_ref (self));
}

/* Takes @error, whose message is for a person. */
static void
fail (DueBrowserSignin *self, GError *error)
{
  self->failure = error;
  end (self);
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueBrowserSignin) self = user_data;

  self->account = due_browser_finish_finish (result, &self->failure);
  end (self);
}

static void
finish_with (DueBrowserSignin *self, const DueRedirect *redirect)
{
  stop_waiting (self);
  self->stage = DUE_BROWSER_SIGNIN_CHECKING;
  due_browser_finish_async (self->plan, self->app, redirect, self->token_server,
                            self->redirect_port, g_task_get_cancellable (self->task), on_finished,
                            g_object_ref (self));
  g_signal_emit (self, changed_signal, 0);
}

/* The browser has come back. One that comes twice gets the same page. */
static gboolean
on_redirected (const char *query, gpointer user_data, GError **error)
{
  DueBrowserSignin *self = user_data;
  g_auto (DueRedirect) redirect = { .code = NULL };
  g_autoptr (GError) failure = NULL;

  if (due_redirect_parse_query (&redirect, query, self->state, &failure))
    {
      if (self->stage == DUE_BROWSER_SIGNIN_WAITING)
        finish_with (self, &redirect);
      return TRUE;
    }
  if (self->stage == DUE_BROWSER_SIGNIN_WAITING &&
      g_error_matches (failure, DUE_REDIRECT_ERROR, DUE_REDIRECT_ERROR_REFUSED))
    {
      fail (self, g_steal_pointer (&failure));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (DueBrowserSignin) self = g_object_ref (DUE_BROWSER_SIGNIN (user_data));
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  due_signin_error_say (error);
  fail (self, error);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  g_autoptr (DueBrowserSignin) self = g_object_ref (DUE_BROWSER_SIGNIN (user_data));

  if (g_get_monotonic_time () >= self->deadline_us)
    {
      self->tick_id = 0;
      fail (self,
            g_error_new_literal (
                DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_TIMED_OUT,
                _ ("Nobody signed in within five minutes. Nothing was stored. Start again.")));
      return G_SOURCE_REMOVE;
    }
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_CONTINUE;
}

const char *
due_browser_signin_get_uri (DueBrowserSignin *self)
{
  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), NULL);

  return self->uri;
}

const char *
due_browser_signin_get_portal (DueBrowserSignin *self)
{
  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), NULL);

  return due_oauth_app_get_portal (self->app);
}

gboolean
due_browser_signin_is_listening (DueBrowserSignin *self)
{
  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), FALSE);

  return self->listener != NULL;
}

DueBrowserSigninStage
due_browser_signin_get_stage (DueBrowserSignin *self)
{
  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), DUE_BROWSER_SIGNIN_WAITING);

  return self->stage;
}

guint
due_browser_signin_get_seconds_left (DueBrowserSignin *self)
{
  gint64 left_us = 0;

  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), 0);

  left_us = self->deadline_us == 0 ? self->timeout_us : self->deadline_us - g_get_monotonic_time ();
  return (guint) (MAX (0, left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

void
due_browser_signin_set_timeout (DueBrowserSignin *self, guint timeout_ms)
{
  g_return_if_fail (DUE_IS_BROWSER_SIGNIN (self));

  self->timeout_us = (gint64) timeout_ms * 1000;
}

void
due_browser_signin_run_async (DueBrowserSignin *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (DUE_IS_BROWSER_SIGNIN (self));
  g_return_if_fail (self->deadline_us == 0);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, due_browser_signin_run_async);
  /* What was stored is never reported as cancelled. */
  g_task_set_check_cancellable (self->task, FALSE);
  self->deadline_us = g_get_monotonic_time () + self->timeout_us;
  self->tick_id = g_timeout_add ((guint) MIN (TICK_MS, self->timeout_us / 1000), on_tick, self);
  g_source_set_name_by_id (self->tick_id, "duebell-browser-signin");
  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), self, NULL);
      g_source_attach (self->cancelled, g_main_context_get_thread_default ());
    }
  if (self->listener != NULL)
    due_redirect_listener_start (self->listener, on_redirected, self);
}

DueAccount *
due_browser_signin_run_finish (DueBrowserSignin *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
due_browser_signin_paste (DueBrowserSignin *self, const char *text, GError **error)
{
  g_auto (DueRedirect) redirect = { .code = NULL };

  g_return_val_if_fail (DUE_IS_BROWSER_SIGNIN (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (self->task == NULL)
    {
      g_set_error_literal (error, DUE_SIGNIN_ERROR, DUE_SIGNIN_ERROR_EXPIRED,
                           _ ("This sign-in is over. Start again."));
      return FALSE;
    }
  if (self->stage != DUE_BROWSER_SIGNIN_WAITING)
    return TRUE;
  if (!due_redirect_parse_pasted (&redirect, text, self->state, error))
    return FALSE;
  finish_with (self, &redirect);
  return TRUE;
}

static void
due_browser_signin_dispose (GObject *object)
{
  DueBrowserSignin *self = DUE_BROWSER_SIGNIN (object);

  stop_waiting (self);
  g_clear_object (&self->listener);

  G_OBJECT_CLASS (due_browser_signin_parent_class)->dispose (object);
}

static void
due_browser_signin_finalize (GObject *object)
{
  DueBrowserSignin *self = DUE_BROWSER_SIGNIN (object);

  g_clear_pointer (&self->plan, due_signin_plan_free);
  g_clear_pointer (&self->app, due_oauth_app_unref);
  g_clear_object (&self->account);
  g_clear_error (&self->failure);
  g_free (self->token_server);
  g_free (self->uri);

  G_OBJECT_CLASS (due_browser_signin_parent_class)->finalize (object);
}

static void
due_browser_signin_class_init (DueBrowserSigninClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_browser_signin_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_browser_signin_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_BROWSER_SIGNIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_browser_signin_init (DueBrowserSignin *self)
{
  self->timeout_us = (gint64) DUE_BROWSER_SIGNIN_TIMEOUT_S * G_USEC_PER_SEC;
}

static void
make_state (DueBrowserSignin *self)
{
  guint8 bytes[STATE_BYTES];

  /* So few bytes come at once and in full. */
  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    g_error ("The system has no random numbers");
  for (guint i = 0; i < STATE_BYTES; i++)
    g_snprintf (self->state + 2 * i, 3, "%02x", bytes[i]);
}

static void
open_listener (DueBrowserSignin *self)
{
  g_autoptr (GError) error = NULL;
  guint port = self->redirect_port == 0 ? DUE_REDIRECT_PORT : self->redirect_port;

  if (port < DUE_REDIRECT_PORT_MIN || port > DUE_REDIRECT_PORT_MAX)
    return;
  self->listener = due_redirect_listener_new (port, DUE_REDIRECT_PATIENCE_MS, &error);
  if (self->listener == NULL)
    g_info ("Cannot listen for the browser: %s %d", g_quark_to_string (error->domain), error->code);
}

DueBrowserSignin *
due_browser_signin_new (const DueSigninPlan *plan,
                        const char *portal,
                        const char *client_id,
                        DueSecret *client_secret,
                        const char *token_server,
                        guint redirect_port,
                        GError **error)
{
  g_autoptr (DueOAuthApp) app = NULL;
  g_autofree char *certificate = NULL;
  DueBrowserSignin *self = NULL;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (portal != NULL && client_id != NULL && token_server != NULL, NULL);
  g_return_val_if_fail (client_secret != NULL, NULL);

  certificate = due_signin_plan_get_certificate (plan);
  app = due_oauth_app_new (portal, token_server, certificate, client_id, client_secret, error);
  if (app == NULL)
    return NULL;
  self = g_object_new (DUE_TYPE_BROWSER_SIGNIN, NULL);
  self->plan = due_signin_plan_copy (plan);
  self->app = g_steal_pointer (&app);
  self->token_server = g_strdup (token_server);
  self->redirect_port = redirect_port;
  make_state (self);
  self->uri = due_oauth_app_make_authorize_uri (self->app, self->state);
  open_listener (self);
  return self;
}
