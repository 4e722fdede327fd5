/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"
#include "json-make.h"
#include "params.h"
#include "token-endpoint.h"

#define MAX_TEXT 500

static JsonNode *
complain (char **complaint, const char *sentence)
{
  *complaint = g_strdup (sentence);
  return NULL;
}

/* @text: NULL if it is not there */
static gboolean
read_text (JsonObject *input, const char *name, char **text, char **complaint)
{
  *text = due_params_dup_text (input, name);
  if (!json_object_has_member (input, name) ||
      (*text != NULL && **text != '\0' && g_utf8_strlen (*text, -1) <= MAX_TEXT))
    return TRUE;
  *complaint = g_strdup_printf ("\"%s\" has 1 to 500 characters.", name);
  return FALSE;
}

static gboolean
is_handler (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' && g_uri_get_fragment (uri) == NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "http") ||
          g_str_equal (g_uri_get_scheme (uri), "https"));
}

static void
replace (char **place, char **text)
{
  if (*text == NULL)
    return;
  g_free (*place);
  *place = g_steal_pointer (text);
}

static JsonNode *
describe_app (const DueLocalApp *app)
{
  JsonObject *object = json_object_new ();
  JsonArray *scopes = json_array_new ();

  for (guint i = 0; app->scopes[i] != NULL; i++)
    json_array_add_string_element (scopes, app->scopes[i]);
  json_object_set_string_member (object, "client_id", app->client_id);
  json_object_set_string_member (object, "client_secret", app->client_secret);
  json_object_set_string_member (object, "name", app->name);
  json_object_set_string_member (object, "handler", app->handler);
  json_object_set_array_member (object, "scopes", scopes);
  json_object_set_boolean_member (object, "installed", app->installed);
  json_object_set_string_member (object, "member_id", app->member_id);
  return due_json_take_object (object);
}

static void
apply_scopes (DueLocalApp *app, JsonNode *node)
{
  g_autoptr (GPtrArray) scopes = node != NULL ? due_node_dup_texts (node) : NULL;

  if (scopes == NULL)
    return;
  g_ptr_array_add (scopes, NULL);
  g_strfreev (app->scopes);
  app->scopes = g_strdupv ((char **) scopes->pdata);
}

/* Changes the application as an administrator may. */
JsonNode *
due_control_application (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  static const char *const known[] = { "name",   "handler",   "client_secret",
                                       "scopes", "installed", NULL };
  DueLocalApp *app = control->site->app;
  g_autofree char *name = NULL;
  g_autofree char *handler = NULL;
  g_autofree char *secret = NULL;
  JsonNode *installed = json_object_get_member (input, "installed");
  gboolean is_installed = app->installed;

  if (!due_control_check_names (input, known, complaint) ||
      !read_text (input, "name", &name, complaint) ||
      !read_text (input, "handler", &handler, complaint) ||
      !read_text (input, "client_secret", &secret, complaint) ||
      (installed != NULL && !due_control_read_flag (installed, &is_installed, complaint)))
    return NULL;
  if (handler != NULL && !is_handler (handler))
    return complain (complaint, "A handler is an address like http://localhost:23547/.");

  replace (&app->name, &name);
  replace (&app->handler, &handler);
  replace (&app->client_secret, &secret);
  apply_scopes (app, json_object_get_member (input, "scopes"));
  app->installed = is_installed;
  return describe_app (app);
}

static gboolean
read_whose (const DueControl *control, JsonObject *input, gint64 *user, char **complaint)
{
  static const char *const known[] = { "user", NULL };
  JsonNode *node = json_object_get_member (input, "user");

  return due_control_check_names (input, known, complaint) &&
         (node == NULL || due_control_read_user (control, node, user, complaint));
}

/* Lets somebody sign in without a browser. */
JsonNode *
due_control_give_tokens (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  DueSite *site = control->site;
  gint64 now_us = due_world_now (site->world);
  DueTokenPair pair = { 0 };
  gint64 user = 1;

  if (!read_whose (control, input, &user, complaint))
    return NULL;
  if (!due_token_book_redeem (site->book, due_token_book_sign_in (site->book, user, now_us), now_us,
                              &pair))
    return complain (complaint, "Codes end before they are given: see the switch code_life.");
  return due_token_endpoint_make_answer (site, &pair, FALSE);
}

static JsonNode *
end_tokens (const DueControl *control, DueTokenKind kind, JsonObject *input, char **complaint)
{
  JsonObject *answer = NULL;
  gint64 user = 0;

  if (!read_whose (control, input, &user, complaint))
    return NULL;
  answer = json_object_new ();
  json_object_set_int_member (answer, "ended",
                              due_token_book_end (control->site->book, kind, user));
  return due_json_take_object (answer);
}

/* The hour of the access tokens is over. */
JsonNode *
due_control_expire_tokens (const DueControl *control,
                           gint64 id,
                           JsonObject *input,
                           char **complaint)
{
  return end_tokens (control, DUE_TOKEN_ACCESS, input, complaint);
}

/* The refresh tokens are of no use any more; access tokens live on until their end. */
JsonNode *
due_control_revoke_tokens (const DueControl *control,
                           gint64 id,
                           JsonObject *input,
                           char **complaint)
{
  return end_tokens (control, DUE_TOKEN_REFRESH, input, complaint);
}

static void
set_counts (JsonObject *object, const DueTokenFamily *counts)
{
  json_object_set_int_member (object, "refreshes", counts->refreshes);
  json_object_set_int_member (object, "parallel", counts->parallel);
  json_object_set_int_member (object, "reused", counts->reused);
}

static JsonObject *
describe_family (const DueControl *control, const DueTokenFamily *family)
{
  DueTokenBook *book = control->site->book;
  gint64 now_us = due_world_now (control->site->world);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "user", family->user);
  set_counts (object, family);
  json_object_set_int_member (object, "access_tokens",
                              due_token_book_count (book, family, DUE_TOKEN_ACCESS, now_us));
  json_object_set_int_member (object, "refresh_tokens",
                              due_token_book_count (book, family, DUE_TOKEN_REFRESH, now_us));
  return object;
}

/* How often each sign-in was renewed, and how often in a way that a client should not. */
JsonNode *
due_control_describe_tokens (const DueControl *control)
{
  GPtrArray *families = due_token_book_families (control->site->book);
  DueTokenFamily sum = { 0 };
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < families->len; i++)
    {
      const DueTokenFamily *family = families->pdata[i];

      sum.refreshes += family->refreshes;
      sum.parallel += family->parallel;
      sum.reused += family->reused;
      json_array_add_object_element (list, describe_family (control, family));
    }
  json_object_set_member (object, "application", describe_app (control->site->app));
  set_counts (object, &sum);
  json_object_set_array_member (object, "sign_ins", list);
  json_object_set_int_member (object, "secrets_in_urls",
                              due_request_log_count_leaks (control->site->log));
  return due_json_take_object (object);
}

JsonNode *
due_control_get_tokens (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  return due_control_describe_tokens (control);
}
