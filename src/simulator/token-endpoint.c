/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "token-endpoint.h"

#include <string.h>

#include "call.h"
#include "fault-reply.h"
#include "json-make.h"
#include "params.h"
#include "request.h"

/* One request for tokens; borrowed, all of it. */
typedef struct
{
  DueSite *site;
  SoupServerMessage *message;
  const DueRestRequest *request;
} Asking;

static void
set_number (JsonObject *object, const char *name, gint64 value, gboolean as_text)
{
  if (as_text)
    due_json_set_id (object, name, value);
  else
    json_object_set_int_member (object, name, value);
}

/**
 * due_token_endpoint_make_answer:
 * @site: the portal
 * @pair: the tokens
 * @first: whether they are for a code; or else for a refresh token
 *
 * Returns: (transfer full): what the token host says
 */
JsonNode *
due_token_endpoint_make_answer (DueSite *site, const DueTokenPair *pair, gboolean first)
{
  JsonObject *object = json_object_new ();
  const DueSwitches *switches = site->switches;
  gboolean as_text = due_switches_is_on (switches, DUE_SWITCH_TOKEN_NUMBERS_AS_TEXT);
  const char *portal = due_site_get_address (site);

  json_object_set_string_member (object, "access_token", pair->access);
  if (!first || due_switches_is_on (switches, DUE_SWITCH_FIRST_EXPIRES))
    set_number (object, "expires", pair->ends_us / G_USEC_PER_SEC, as_text);
  set_number (object, "expires_in", (gint64) due_switches_get (switches, DUE_SWITCH_TOKEN_LIFE),
              as_text);
  json_object_set_string_member (object, "scope", "app");
  json_object_set_string_member (object, "domain", strstr (site->origin, "://") + 3);
  due_json_take_text (object, "server_endpoint", g_strconcat (site->origin, "/rest/", NULL));
  json_object_set_string_member (object, "status", "L");
  due_json_take_text (object, "client_endpoint", g_strconcat (portal, "/rest/", NULL));
  json_object_set_string_member (object, "member_id", site->app->member_id);
  if (!first || due_switches_is_on (switches, DUE_SWITCH_FIRST_USER_ID))
    set_number (object, "user_id", pair->user, as_text);
  json_object_set_string_member (object, "refresh_token", pair->refresh);
  return due_json_take_object (object);
}

static DueAnswer *
refuse (const char *code, guint status)
{
  return due_answer_new_error (code, status, NULL);
}

static DueAnswer *
refuse_missing (const char *name)
{
  g_autofree char *text = g_strdup_printf ("No \"%s\" parameter found", name);

  return due_answer_new_error ("invalid_request", 400, text);
}

static void
on_message_gone (gpointer user_data, GObject *where_it_was)
{
  g_autoptr (DueTokenFamily) family = user_data;

  family->under_way--;
}

/* A message lives until it is answered. */
static void
watch_for_parallel (const Asking *asking, const char *refresh)
{
  DueTokenFamily *family = due_token_book_find_family (asking->site->book, refresh);

  if (family == NULL)
    return;
  if (family->under_way++ > 0)
    family->parallel++;
  g_object_weak_ref (G_OBJECT (asking->message), on_message_gone, due_token_family_ref (family));
}

static DueAnswer *
give (const Asking *asking, gboolean first)
{
  DueSite *site = asking->site;
  const char *name = first ? "code" : "refresh_token";
  g_autofree char *value = due_params_dup_text (asking->request->params, name);
  gint64 now_us = due_world_now (site->world);
  DueTokenPair pair = { 0 };
  gboolean good = FALSE;

  if (value == NULL)
    return refuse_missing (name);
  if (!first)
    watch_for_parallel (asking, value);
  good = first ? due_token_book_redeem (site->book, value, now_us, &pair)
               : due_token_book_refresh (site->book, value, now_us, &pair);
  if (!good)
    return refuse ("invalid_grant", 400);
  return due_answer_new (due_token_endpoint_make_answer (site, &pair, first));
}

/* Returns: (transfer full) (nullable): what is wrong with the application's credentials */
static DueAnswer *
judge_client (const Asking *asking)
{
  const DueLocalApp *app = asking->site->app;
  JsonObject *params = asking->request->params;
  g_autofree char *id = due_params_dup_text (params, "client_id");
  g_autofree char *secret = due_params_dup_text (params, "client_secret");

  if (id == NULL)
    return refuse_missing ("client_id");
  if (!g_str_equal (id, app->client_id))
    return refuse ("wrong_client", 200);
  if (secret == NULL)
    return refuse_missing ("client_secret");
  if (!g_str_equal (secret, app->client_secret))
    return refuse ("invalid_client", (guint) due_switches_get (asking->site->switches,
                                                               DUE_SWITCH_INVALID_CLIENT_STATUS));
  if (!app->installed)
    return due_error_answer (asking->site->switches, "NOT_INSTALLED");
  return NULL;
}

static DueAnswer *
run (const Asking *asking)
{
  g_autofree char *type = due_params_dup_text (asking->request->params, "grant_type");
  DueAnswer *refusal = judge_client (asking);

  if (refusal != NULL)
    return refusal;
  if (type == NULL)
    return refuse_missing ("grant_type");
  if (g_str_equal (type, "authorization_code"))
    return give (asking, TRUE);
  if (g_str_equal (type, "refresh_token"))
    return give (asking, FALSE);
  return refuse ("unsupported_grant_type", 400);
}

static JsonNode *
make_error (const DueAnswer *answer)
{
  JsonObject *object = json_object_new ();
  const char *description = due_answer_get_description (answer);

  json_object_set_string_member (object, "error", due_answer_get_code (answer));
  if (description != NULL && *description != '\0')
    json_object_set_string_member (object, "error_description", description);
  return due_json_take_object (object);
}

/* PHP writes each slash in a text with a backslash. */
static char *
print (const DueSwitches *switches, const DueAnswer *answer)
{
  g_autoptr (JsonNode) node = due_answer_is_error (answer)
                                  ? make_error (answer)
                                  : json_node_copy (due_answer_get_result (answer));
  GString *text = NULL;
  g_autofree char *plain = json_to_string (node, FALSE);

  text = g_string_new (plain);
  if (due_switches_is_on (switches, DUE_SWITCH_TOKEN_ESCAPES))
    g_string_replace (text, "/", "\\/", 0);
  return g_string_free (text, FALSE);
}

static const char *
get_carrier (const DueRestRequest *request)
{
  if (json_object_has_member (request->body, "client_secret"))
    return "body";
  return json_object_has_member (request->query, "client_secret") ? "query" : "none";
}

static void
record (const Asking *asking, guint status, const char *error)
{
  DueSite *site = asking->site;
  g_autofree char *time = due_world_format_time (site->world, due_world_now (site->world));
  DueRequest entry = {
    .time = time,
    .verb = soup_server_message_get_method (asking->message),
    .method = DUE_TOKEN_METHOD,
    .carrier = get_carrier (asking->request),
    .params = asking->request->params,
    .status = status,
    .error = error,
  };

  due_request_log_add (site->log, &entry);
}

/**
 * due_token_endpoint_answer:
 * @site: the portal, which is its own token host
 * @message: a request to /oauth/token/
 *
 * Gives tokens, or says why not. Faults are those of the method `oauth.token`, by its name: a
 * fault of all methods is the portal's, and the token host is another machine.
 */
void
due_token_endpoint_answer (DueSite *site, SoupServerMessage *message)
{
  g_autoptr (DueRestRequest) request = due_rest_request_read_form (message, DUE_TOKEN_METHOD);
  g_autoptr (DueFault) fault = due_faults_take_named (site->faults, DUE_TOKEN_METHOD);
  g_autoptr (DueAnswer) answer = NULL;
  g_autofree char *text = NULL;
  Asking asking = { site, message, request };
  guint status = 200;

  if (fault != NULL && fault->error != NULL)
    answer = due_fault_make_answer (fault, site->switches);
  else if (!due_fault_is_instead (fault))
    answer = run (&asking);

  if (answer != NULL)
    {
      text = print (site->switches, answer);
      status = due_answer_get_status (answer);
    }
  if (fault != NULL && fault->status != 0)
    status = fault->status;
  record (&asking, due_fault_is_silent (fault) ? 0 : status,
          answer != NULL ? due_answer_get_code (answer) : NULL);
  due_fault_send (fault, message, status, text != NULL ? text : "");
}
