/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "token-request.h"

#include "oauth-failure.h"
#include "portal-error.h"
#include "transport.h"

/* What is known before the answer. Owned by its task. */
typedef struct
{
  DueSecret *client_secret;
  gboolean asks_portal; /* the server is the portal itself */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  due_secret_unref (request->client_secret);
  g_free (request);
}

static void
take_reply (GTask *task, const DueHttpReply *reply)
{
  const Request *request = g_task_get_task_data (task);
  GError *error = due_oauth_failure_find (reply);
  DueOAuthAnswer *answer = NULL;

  if (error == NULL)
    answer = due_oauth_answer_read (reply->body, request->client_secret,
                                    g_get_real_time () / G_USEC_PER_SEC);
  if (error == NULL && answer == NULL)
    error = due_oauth_failure_malformed ();

  g_debug ("Token request ended: %u, %s", reply->status,
           error == NULL ? "granted" : due_trouble_get_name (due_portal_error_get_trouble (error)));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, (GDestroyNotify) due_oauth_answer_free);
}

/* (transfer full): consent is for the portal: nobody is asked to trust the certificate of another
 * host in its place. */
static GError *
map_error (const Request *request, const GError *error)
{
  if (due_portal_error_get_trouble (error) == DUE_TROUBLE_CERTIFICATE && !request->asks_portal)
    return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_CERTIFICATE, 0);
  return due_oauth_failure_map (error);
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueHttpReply) reply =
      due_transport_send_finish (DUE_TRANSPORT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (reply == NULL)
    g_task_return_error (task, map_error (g_task_get_task_data (task), error));
  else
    take_reply (task, reply);
}

void
due_token_request_async (GUri *uri,
                         char *form,
                         DueSecret *client_secret,
                         const char *trusted_certificate,
                         guint deadline_ms,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (DueTransport) transport = due_transport_new ();
  g_autoptr (DueHttpRequest) message = due_http_request_new_form (g_uri_ref (uri), form);
  Request *request = g_new0 (Request, 1);

  request->client_secret = due_secret_ref (client_secret);
  request->asks_portal = trusted_certificate != NULL;
  g_task_set_source_tag (task, due_token_request_async);
  g_task_set_task_data (task, request, request_free);
  due_transport_set_trusted (transport, trusted_certificate);
  due_transport_send_async (transport, message, DUE_TRANSPORT_MAX_BODY, deadline_ms, cancellable,
                            on_replied, task);
}

DueOAuthAnswer *
due_token_request_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
