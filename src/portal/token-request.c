/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "token-request.h"

#include "oauth-failure.h"
#include "portal-error.h"
#include "transport.h"

static void
take_reply (GTask *task, const DueHttpReply *reply)
{
  DueSecret *client_secret = g_task_get_task_data (task);
  GError *error = due_oauth_failure_find (reply);
  DueOAuthAnswer *answer = NULL;

  if (error == NULL)
    answer =
        due_oauth_answer_read (reply->body, client_secret, g_get_real_time () / G_USEC_PER_SEC);
  if (error == NULL && answer == NULL)
    error = due_oauth_failure_malformed ();

  g_debug ("Token request ended: %u, %s", reply->status,
           error == NULL ? "granted" : due_trouble_get_name (due_portal_error_get_trouble (error)));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, (GDestroyNotify) due_oauth_answer_free);
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
    g_task_return_error (task, due_oauth_failure_map (error));
  else
    take_reply (task, reply);
}

void
due_token_request_async (GUri *uri,
                         char *form,
                         DueSecret *client_secret,
                         guint deadline_ms,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (DueTransport) transport = due_transport_new ();
  g_autoptr (DueHttpRequest) request = due_http_request_new_form (g_uri_ref (uri), form);

  g_task_set_source_tag (task, due_token_request_async);
  g_task_set_task_data (task, due_secret_ref (client_secret), (GDestroyNotify) due_secret_unref);
  due_transport_send_async (transport, request, DUE_TRANSPORT_MAX_BODY, deadline_ms, cancellable,
                            on_replied, task);
}

DueOAuthAnswer *
due_token_request_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
