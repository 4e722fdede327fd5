/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "authorize-page.h"

#include <string.h>

#include "html.h"
#include "page-words.h"
#include "params.h"
#include "reply.h"
#include "request.h"

#define HTML "text/html; charset=utf-8"

/* Somebody who was sent here by an application; borrowed, all of it. */
typedef struct
{
  DueSite *site;
  SoupServerMessage *message;
  const DuePageWords *words;
  const char *state; /* (nullable) */
} Visit;

static void
send_error (const Visit *visit, guint status, const char *title, const char *hint)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *html = NULL;

  due_html_append (body, "<p class=\"quiet\">%s</p>", hint);
  html = due_html_page (visit->words->language, title, visit->words->banner, body->str);
  due_reply_send_text (visit->message, status, HTML, html);
}

static void
append_parameter (GString *uri, const char *name, const char *value)
{
  g_string_append_printf (uri, "&%s=", name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

/* The browser goes back to the application, with a code for @user. */
static void
send_back (const Visit *visit, gint64 user)
{
  DueSite *site = visit->site;
  const DueLocalApp *app = site->app;
  g_autoptr (GString) uri = g_string_new (app->handler);
  g_autofree char *scope = g_strjoinv (",", app->scopes);
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  DueReply reply = { .status = 302, .content_type = HTML, .body = body, .cut = -1 };

  g_string_append_printf (uri, "%scode=%s", strchr (app->handler, '?') != NULL ? "&" : "?",
                          due_token_book_sign_in (site->book, user, due_world_now (site->world)));
  if (visit->state != NULL)
    append_parameter (uri, "state", visit->state);
  append_parameter (uri, "domain", strstr (due_site_get_address (site), "://") + 3);
  append_parameter (uri, "member_id", app->member_id);
  append_parameter (uri, "scope", scope);
  append_parameter (uri, "server_domain", strstr (site->origin, "://") + 3);
  reply.location = uri->str;
  due_reply_send (visit->message, &reply);
}

/* No word of it reaches the application. */
static void
send_refused (const Visit *visit)
{
  send_error (visit, 403, visit->words->refused, visit->words->close);
}

static gint64
get_usual_user (const DueSite *site)
{
  return (gint64) due_switches_get (site->switches, DUE_SWITCH_CONSENT_USER);
}

static void
append_users (GString *body, const DueSite *site)
{
  GPtrArray *users = due_world_users (site->world);

  for (guint i = 0; i < users->len; i++)
    {
      const DueWorldUser *user = users->pdata[i];

      if (user->active)
        due_html_append (body, "<option value=\"%" G_GINT64_FORMAT "\"%s>%s %s</option>", user->id,
                         user->id == get_usual_user (site) ? " selected" : "", user->name,
                         user->last_name);
    }
}

static void
send_question (const Visit *visit)
{
  g_autoptr (GString) body = g_string_new (NULL);
  const DuePageWords *words = visit->words;
  const DueLocalApp *app = visit->site->app;
  g_autofree char *scope = g_strjoinv (", ", app->scopes);
  g_autofree char *html = NULL;

  due_html_append (body, "<p>%s <b>%s</b></p><p class=\"quiet\">%s %s</p>", words->asks, app->name,
                   words->permissions, scope);
  due_html_append (body,
                   "<form method=\"post\" action=\"/oauth/authorize/\">"
                   "<input type=\"hidden\" name=\"client_id\" value=\"%s\">",
                   app->client_id);
  if (visit->state != NULL)
    due_html_append (body, "<input type=\"hidden\" name=\"state\" value=\"%s\">", visit->state);
  due_html_append (body, "<p><label>%s <select name=\"user\">", words->sign_in_as);
  append_users (body, visit->site);
  due_html_append (body,
                   "</select></label></p><p>"
                   "<button name=\"answer\" value=\"allow\">%s</button> "
                   "<button name=\"answer\" value=\"refuse\">%s</button></p></form>",
                   words->allow, words->refuse);
  html = due_html_page (words->language, words->access, words->banner, body->str);
  due_reply_send_text (visit->message, 200, HTML, html);
}

/* @id: as the page or the switch names somebody */
static void
sign_in (const Visit *visit, gint64 id)
{
  const DueWorldUser *user = due_world_user (visit->site->world, id);

  if (user != NULL && user->active)
    send_back (visit, id);
  else
    send_error (visit, 403, visit->words->no_person, visit->words->close);
}

static void
take_answer (const Visit *visit, JsonObject *params)
{
  g_autofree char *answer = due_params_dup_text (params, "answer");
  gint64 user = 0;

  if (g_strcmp0 (answer, "allow") != 0)
    send_refused (visit);
  else if (due_params_read_int (params, "user", &user) == DUE_GIVEN_WRONG)
    send_error (visit, 403, visit->words->no_person, visit->words->close);
  else
    sign_in (visit, user != 0 ? user : get_usual_user (visit->site));
}

static gboolean
is_known (const DueLocalApp *app, JsonObject *params)
{
  g_autofree char *id = due_params_dup_text (params, "client_id");

  return app->installed && g_strcmp0 (id, app->client_id) == 0;
}

/**
 * due_authorize_page_answer:
 * @site: the portal
 * @message: a request to /oauth/authorize/
 *
 * Asks whether the application may come in, or takes the answer to that. A switch answers in the
 * person's place.
 */
void
due_authorize_page_answer (DueSite *site, SoupServerMessage *message)
{
  g_autoptr (DueRestRequest) request = due_rest_request_read_form (message, "");
  g_autofree char *state = due_params_dup_text (request->params, "state");
  DueLanguage language = (DueLanguage) due_switches_get (site->switches, DUE_SWITCH_LANGUAGE);
  Visit visit = { site, message, due_page_words_get (language), state };
  DueConsent consent = (DueConsent) due_switches_get (site->switches, DUE_SWITCH_CONSENT);

  due_site_record_page (site, message);
  if (!is_known (site->app, request->params))
    send_error (&visit, 400, visit.words->no_app, visit.words->close);
  else if (g_strcmp0 (soup_server_message_get_method (message), "POST") == 0)
    take_answer (&visit, request->params);
  else if (consent == DUE_CONSENT_ALLOW)
    sign_in (&visit, get_usual_user (site));
  else if (consent == DUE_CONSENT_REFUSE)
    send_refused (&visit);
  else
    send_question (&visit);
}
