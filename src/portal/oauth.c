/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "oauth.h"

#include <string.h>

#include "token-request.h"

/* Returns: where it ends now. */
static char *
add_escaped (char *end, const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || strchr ("-._~", *text) != NULL)
      *end++ = *text;
    else
      end += g_snprintf (end, sizeof "%00", "%%%02X", (guint) (guchar) *text);
  *end = '\0';
  return end;
}

/* (transfer full): the form that asks for tokens with @secret, a code or a refresh token. */
static char *
make_form (const DueOAuthApp *app, const char *type, const char *name, DueSecret *secret)
{
  const char *client_id = due_oauth_app_get_client_id (app);
  DueSecret *client_secret = due_oauth_app_get_client_secret (app);
  gsize n_words =
      strlen ("grant_type=&client_id=&client_secret=&=") + strlen (type) + strlen (name);
  gsize n_texts =
      strlen (client_id) + due_secret_get_length (client_secret) + due_secret_get_length (secret);
  char *form = g_malloc (n_words + 3 * n_texts + 1);
  char *end = g_stpcpy (g_stpcpy (form, "grant_type="), type);

  end = add_escaped (g_stpcpy (end, "&client_id="), client_id);
  end = add_escaped (g_stpcpy (end, "&client_secret="), due_secret_peek (client_secret));
  end = g_stpcpy (g_stpcpy (g_stpcpy (end, "&"), name), "=");
  add_escaped (end, due_secret_peek (secret));
  return form;
}

/* What is known before the answer. Owned by its task. */
typedef struct
{
  char *member_id;     /* "": not known */
  char *server_domain; /* "": not known */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->member_id);
  g_free (request->server_domain);
  g_free (request);
}

/* A portal keeps its name for life: tokens of another one are not for this account. */
static gboolean
is_of_other_portal (const DueOAuthAnswer *answer, const Request *request)
{
  return request->member_id[0] != '\0' && answer->member_id[0] != '\0' &&
         !g_str_equal (request->member_id, answer->member_id);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DueOAuthAnswer) answer = due_token_request_finish (result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (is_of_other_portal (answer, request))
    {
      g_task_return_error (task, due_portal_error_new_moved (answer->portal));
      return;
    }
  due_oauth_answer_complete (answer, request->member_id, request->server_domain);
  g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) due_oauth_answer_free);
}

/* @form: (transfer full). @server_domain: (nullable). */
static void
start (GTask *task, DueOAuthApp *app, const char *member_id, const char *server_domain, char *form)
{
  g_autoptr (GUri) uri = due_oauth_app_make_token_uri (app, server_domain);
  const char *named = due_oauth_server_find (server_domain);
  Request *request = g_new0 (Request, 1);

  request->member_id = g_strdup (member_id);
  request->server_domain = g_strdup (named == NULL ? "" : named);
  g_task_set_task_data (task, request, request_free);
  due_token_request_async (uri, form, due_oauth_app_get_client_secret (app),
                           due_oauth_app_get_trusted_certificate (app), DUE_OAUTH_DEADLINE_MS,
                           g_task_get_cancellable (task), on_answered, task);
}

/**
 * due_oauth_exchange_async:
 * @app: the application
 * @code: (transfer none): what the portal gave to the browser; good once and for 30 seconds
 * @server_domain: (nullable): the host that the portal named with it, of any content
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Gets the first tokens. The code is sent once: after any error a new sign-in has to begin.
 */
void
due_oauth_exchange_async (DueOAuthApp *app,
                          DueSecret *code,
                          const char *server_domain,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (app != NULL && code != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_oauth_exchange_async);
  start (task, app, "", server_domain, make_form (app, "authorization_code", "code", code));
}

/**
 * due_oauth_refresh_async:
 * @app: the application
 * @grant: (transfer none): what to renew
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Gets the next pair of tokens, which replaces that of @grant: store it before it is used. One at a
 * time for an account: a refresh token is good once. With an answer that got lost, the server may
 * have replaced the pair; the next try tells.
 */
void
due_oauth_refresh_async (DueOAuthApp *app,
                         DueGrant *grant,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (app != NULL && grant != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_oauth_refresh_async);
  start (task, app, due_grant_get_member_id (grant), due_grant_get_server_domain (grant),
         make_form (app, "refresh_token", "refresh_token", due_grant_get_refresh_token (grant)));
}

/**
 * due_oauth_finish:
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error set to a #DuePortalError or
 *   %G_IO_ERROR_CANCELLED. Only %DUE_PORTAL_ERROR_SIGN_IN ends a sign-in; a renewed pair of another
 *   portal is %DUE_TROUBLE_PORTAL_MOVED.
 */
DueOAuthAnswer *
due_oauth_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
