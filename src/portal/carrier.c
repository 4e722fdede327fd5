/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "carrier.h"

#include <libsoup/soup.h>
#include <string.h>

/* (transfer full): BASE/rest/USER/SECRET/METHOD, or BASE/rest/METHOD with an access token. */
static GUri *
make_uri (DueAddress *address, const char *method)
{
  DueSecret *secret = due_address_get_secret (address);
  const char *base = due_address_get_base (address);
  char *text = NULL;
  GUri *uri = NULL;

  if (secret == NULL)
    text = g_strdup_printf ("%s/rest/%s", base, method);
  else
    text = g_strdup_printf ("%s/rest/%" G_GINT64_FORMAT "/%s/%s", base,
                            due_address_get_user_id (address), due_secret_peek (secret), method);
  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);

  due_secret_wipe (text, strlen (text));
  g_free (text);
  return uri;
}

/* (transfer full) */
static char *
make_body (JsonObject *parameters)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, parameters);
  return json_to_string (node, FALSE);
}

/* (transfer full): @object, an object in JSON, with one more member. Without a generator, which
 * would leave copies of the token behind. */
static char *
add_token (const char *object, DueSecret *token)
{
  const char *text = due_secret_peek (token);
  const char *rest = object + 1;
  char *result = g_malloc (strlen (object) + 6 * strlen (text) + strlen ("\"auth\":\"\",") + 1);
  char *end = g_stpcpy (result, "{\"auth\":\"");

  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\' || g_ascii_iscntrl (*text))
      end += g_snprintf (end, sizeof "\\u0000", "\\u%04x", (guint) (guchar) *text);
    else
      *end++ = *text;
  end = g_stpcpy (end, *rest == '}' ? "\"" : "\",");
  g_stpcpy (end, rest);
  return result;
}

DueHttpRequest *
due_carrier_make_request (DueAddress *address, DueSecret *token, const DueMethodCall *call)
{
  GUri *uri = make_uri (address, due_method_call_get_method (call));
  g_autofree char *body = make_body (due_method_call_get_parameters (call));

  return due_http_request_new (uri,
                               token == NULL ? g_steal_pointer (&body) : add_token (body, token));
}
