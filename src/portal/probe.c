/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "probe.h"

#include <libsoup/soup.h>

#include "http-envelope.h"
#include "transport.h"

#define DEADLINE_MS 20000
/* Each portal has it, and it answers to nobody without a credential. */
#define PATH "/rest/profile"

typedef struct
{
  DueAddress *address;
  DueHttpRequest *request;
} Probe;

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  due_address_unref (probe->address);
  due_http_request_free (probe->request);
  g_free (probe);
}

/* Whether only a Bitrix24 says this to a request without credential: "not found", for one, says
 * any server. */
static gboolean
is_of_portal (const DueFailure *failure)
{
  DuePortalError reaction = failure->reactions[DUE_CREDENTIAL_OAUTH];

  return failure->code != NULL && failure->rule != DUE_FAILURE_OF_METHOD &&
         failure->rule != DUE_FAILURE_NO_METHOD && reaction != DUE_PORTAL_ERROR_RETRY;
}

/* (transfer full): no Bitrix24 is there, or not just now. */
static GError *
make_error (const DueFailure *failure)
{
  DueTrouble trouble = failure->trouble;

  if (failure->rule == DUE_FAILURE_OF_METHOD || failure->rule == DUE_FAILURE_NO_METHOD)
    trouble = DUE_TROUBLE_NOT_A_PORTAL;
  return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, trouble, 0);
}

static void
take_reply (GTask *task, const DueHttpReply *reply)
{
  g_auto (DueHttpEnvelope) envelope = { NULL, 0 };
  const DueFailure *failure = NULL;

  due_http_envelope_open (&envelope, reply);
  failure = envelope.response->failure;
  if (failure == NULL) /* a result, without any credential: not the answer of a portal */
    g_task_return_error (
        task, due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0));
  else if (is_of_portal (failure) && failure->trouble != DUE_TROUBLE_PORTAL_CLOSED)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, make_error (failure));
}

static void
take_redirect (GTask *task, const DueHttpReply *reply)
{
  const Probe *probe = g_task_get_task_data (task);
  g_autofree char *new_portal = due_http_reply_get_new_portal (
      reply, due_address_get_base (probe->address), g_uri_get_path (probe->request->uri));

  if (new_portal != NULL)
    g_task_return_error (task, due_portal_error_new_moved (new_portal));
  else
    g_task_return_error (
        task, due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_NOT_A_PORTAL, 0));
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DueHttpReply) reply =
      due_transport_send_finish (DUE_TRANSPORT (source), result, &error);

  if (reply == NULL)
    g_task_return_error (task, error);
  else if (due_http_reply_is_redirect (reply))
    take_redirect (task, reply);
  else
    take_reply (task, reply);
}

/* (transfer full) */
static DueHttpRequest *
make_request (DueAddress *address)
{
  g_autofree char *text = g_strconcat (due_address_get_base (address), PATH, NULL);

  return due_http_request_new (g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL), g_strdup ("{}"));
}

void
due_probe_async (DueAddress *address,
                 const char *trusted_certificate,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (DueTransport) transport = NULL;
  GTask *task = NULL;
  Probe *probe = NULL;

  g_return_if_fail (address != NULL);

  transport = due_transport_new ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  probe = g_new0 (Probe, 1);
  probe->address = due_address_ref (address);
  probe->request = make_request (address);
  g_task_set_source_tag (task, due_probe_async);
  g_task_set_task_data (task, probe, probe_free);
  due_transport_set_trusted (transport, trusted_certificate);
  due_transport_send_async (transport, probe->request, DUE_TRANSPORT_MAX_BODY, DEADLINE_MS,
                            cancellable, on_replied, task);
}

gboolean
due_probe_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
