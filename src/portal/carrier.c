/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "carrier.h"

#include <libsoup/soup.h>
#include <string.h>

/* (transfer full): BASE/rest/USER/SECRET/METHOD */
static GUri *
make_uri (DueAddress *address, const char *method)
{
  char *text = g_strdup_printf ("%s/rest/%" G_GINT64_FORMAT "/%s/%s",
                                due_address_get_base (address), due_address_get_user_id (address),
                                due_secret_peek (due_address_get_secret (address)), method);
  GUri *uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);

  due_secret_wipe (text, strlen (text));
  g_free (text);
  return uri;
}

/* (transfer full) */
static GBytes *
make_body (JsonObject *parameters)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  char *text = NULL;

  json_node_set_object (node, parameters);
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

DueHttpRequest *
due_carrier_make_request (DueAddress *address, const DueMethodCall *call)
{
  return due_http_request_new (make_uri (address, due_method_call_get_method (call)),
                               make_body (due_method_call_get_parameters (call)));
}
