/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rest.h"

#include <string.h>

#include "batch.h"
#include "envelope.h"
#include "methods.h"
#include "reply.h"
#include "request.h"

static DueAnswer *
refuse_unknown_method (const DueSite *site)
{
  g_autoptr (DueAnswer) usual = due_error_answer (site->switches, "ERROR_METHOD_NOT_FOUND");

  return due_answer_new_error (
      due_answer_get_code (usual),
      (guint) due_switches_get (site->switches, DUE_SWITCH_UNKNOWN_METHOD_STATUS),
      due_answer_get_description (usual));
}

/* Returns: (transfer none) (nullable): whose webhook it is */
static DueWorldUser *
find_user (const DueSite *site, const DueRestRequest *request)
{
  DueWorldUser *user = NULL;
  gint64 id = 0;

  if (request->user == NULL ||
      !g_ascii_string_to_signed (request->user, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;
  user = due_world_user (site->world, id);
  return user != NULL && g_str_equal (user->secret, request->secret) ? user : NULL;
}

/* Returns: (nullable): the code of what is wrong with the credential */
static const char *
judge_credential (const DueWorldUser *user, const DueRestRequest *request)
{
  if (request->secret == NULL)
    return json_object_has_member (request->params, "auth") ? "invalid_token" : "NO_AUTH_FOUND";
  if (user == NULL)
    return "INVALID_CREDENTIALS";
  if (!user->active && g_ascii_strcasecmp (request->method, "profile") != 0)
    return "authorization_error";
  return NULL;
}

static DueAnswer *
run (DueSite *site, const DueCall *call, const DueRestRequest *request, gboolean https)
{
  gboolean known = due_methods_exist (request->method);
  gboolean late = due_switches_is_on (site->switches, DUE_SWITCH_UNKNOWN_METHOD_AFTER_AUTH);
  const char *code = judge_credential (call->user, request);

  if (!https && due_switches_is_on (site->switches, DUE_SWITCH_HTTPS_ONLY))
    return due_call_fail (call, "INVALID_REQUEST");
  if (!due_limits_admit (site->limits, g_get_monotonic_time ()))
    return due_call_fail (call, "QUERY_LIMIT_EXCEEDED");
  if (!known && !late)
    return refuse_unknown_method (site);
  if (code != NULL)
    return due_call_fail (call, code);
  if (!known)
    return refuse_unknown_method (site);
  if (g_ascii_strcasecmp (request->method, "batch") == 0)
    return due_batch_run (call, site->faults, site->serial);
  return due_methods_run (call, request->method);
}

/* A new address without a path gets the old path. */
static char *
make_location (const char *redirect, GUri *uri)
{
  const char *authority = strstr (redirect, "://");
  const char *path = authority != NULL ? strchr (authority + 3, '/') : NULL;
  const char *query = g_uri_get_query (uri);

  if (path != NULL && path[1] != '\0')
    return g_strdup (redirect);
  return g_strdup_printf ("%.*s%s%s%s", path != NULL ? (int) (path - redirect) : G_MAXINT, redirect,
                          g_uri_get_path (uri), query != NULL ? "?" : "",
                          query != NULL ? query : "");
}

static GBytes *
make_body (const DueFault *fault, const char *text)
{
  gsize length = 0;

  if (fault != NULL && fault->body != NULL)
    text = fault->body;
  length = strlen (text);
  if (fault != NULL && fault->truncate >= 0)
    length = MIN (length, (gsize) fault->truncate);
  return g_bytes_new (text, length);
}

static void
send_answer (SoupServerMessage *message, const DueFault *fault, guint status, const char *text)
{
  g_autoptr (GBytes) body = make_body (fault, text);
  g_autofree char *location = NULL;
  DueReply reply = { .status = status, .body = body, .cut = -1 };

  if (fault != NULL)
    {
      if (fault->redirect != NULL)
        location = make_location (fault->redirect, soup_server_message_get_uri (message));
      reply.content_type = fault->content_type;
      reply.location = location;
      reply.retry_after = fault->retry_after;
      reply.delay_ms = fault->delay_ms;
      reply.trickle_ms = fault->trickle_ms;
      reply.cut = fault->cut;
      reply.close = fault->close;
    }
  due_reply_send (message, &reply);
}

static void
record (DueSite *site,
        SoupServerMessage *message,
        const DueRestRequest *request,
        guint status,
        const char *error)
{
  g_autofree char *time = due_world_format_time (site->world, due_world_now (site->world));
  DueRequest entry = {
    .time = time,
    .verb = soup_server_message_get_method (message),
    .method = request->method,
    .carrier = due_rest_request_get_carrier (request),
    .params = request->params,
    .status = status,
    .error = error,
  };

  due_request_log_add (site->log, &entry);
}

/* Whether the fault speaks in the method's place. */
static gboolean
is_instead (const DueFault *fault)
{
  return fault != NULL && (fault->body != NULL || fault->redirect != NULL || fault->close);
}

/**
 * due_rest_answer:
 * @site: the portal
 * @message: a request to a path below /rest
 * @https: whether it came over TLS
 *
 * Runs the method and sends, now or later, what it says or what a fault makes of it.
 */
void
due_rest_answer (DueSite *site, SoupServerMessage *message, gboolean https)
{
  g_autoptr (DueRestRequest) request = due_rest_request_read (message);
  g_autoptr (DueFault) fault = due_faults_take (site->faults, request->method);
  g_autoptr (DueAnswer) answer = NULL;
  g_autofree char *text = NULL;
  DueCall call = { site->world, site->switches, site->limits, find_user (site, request),
                   request->params };
  guint status = 200;

  if (fault != NULL && fault->error != NULL)
    answer = due_fault_make_answer (fault, site->switches);
  else if (!is_instead (fault))
    answer = run (site, &call, request, https);

  if (answer != NULL)
    {
      text = due_envelope_print (&call, answer, request->method, site->serial++);
      status = due_answer_get_status (answer);
    }
  if (fault != NULL && fault->status != 0)
    status = fault->status;
  record (site, message, request, fault != NULL && fault->close ? 0 : status,
          answer != NULL ? due_answer_get_code (answer) : NULL);
  send_answer (message, fault, status, text != NULL ? text : "");
}
