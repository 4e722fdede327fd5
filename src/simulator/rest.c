/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rest.h"

#include "batch.h"
#include "envelope.h"
#include "fault-reply.h"
#include "methods.h"
#include "params.h"
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

static const char *
judge_webhook (DueCall *call, const DueSite *site, const DueRestRequest *request)
{
  call->user = find_user (site, request);
  if (call->user == NULL)
    return "INVALID_CREDENTIALS";
  call->scopes = (const char *const *) call->user->scopes;
  return NULL;
}

static const char *
judge_token (DueCall *call, const DueSite *site, const DueRestRequest *request)
{
  g_autofree char *auth = due_params_dup_text (request->params, "auth");
  const char *code = NULL;
  gint64 user = 0;

  if (!json_object_has_member (request->params, "auth"))
    return "NO_AUTH_FOUND";
  code = due_token_book_check (site->book, auth != NULL ? auth : "", due_world_now (site->world),
                               &user);
  if (code != NULL)
    return code;
  if (!site->app->installed)
    return "APPLICATION_NOT_FOUND";
  call->user = due_world_user (site->world, user);
  call->scopes = (const char *const *) site->app->scopes;
  call->app = site->app;
  return NULL;
}

/* Fills in who calls. Returns: (nullable): the code of what is wrong with the credential */
static const char *
judge_credential (DueCall *call, const DueSite *site, const DueRestRequest *request)
{
  const char *code = request->secret != NULL ? judge_webhook (call, site, request)
                                             : judge_token (call, site, request);

  if (code == NULL && !call->user->active && g_ascii_strcasecmp (request->method, "profile") != 0)
    return "authorization_error";
  return code;
}

static DueAnswer *
run (DueSite *site, DueCall *call, const DueRestRequest *request, gboolean https)
{
  gboolean known = due_methods_exist (request->method);
  gboolean late = due_switches_is_on (site->switches, DUE_SWITCH_UNKNOWN_METHOD_AFTER_AUTH);
  const char *code = judge_credential (call, site, request);

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
  DueCall call = { .world = site->world,
                   .switches = site->switches,
                   .limits = site->limits,
                   .params = request->params };
  guint status = 200;

  if (fault != NULL && fault->error != NULL)
    answer = due_fault_make_answer (fault, site->switches);
  else if (!due_fault_is_instead (fault))
    answer = run (site, &call, request, https);

  if (answer != NULL)
    {
      text = due_envelope_print (&call, answer, request->method, site->serial++);
      status = due_answer_get_status (answer);
    }
  if (fault != NULL && fault->status != 0)
    status = fault->status;
  record (site, message, request, due_fault_is_silent (fault) ? 0 : status,
          answer != NULL ? due_answer_get_code (answer) : NULL);
  due_fault_send (fault, message, status, text != NULL ? text : "");
}
