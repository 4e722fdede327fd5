/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request.h"

#include <string.h>

#include "params.h"
#include "php-query.h"

static JsonObject *
read_json (const char *text, gsize length)
{
  g_autoptr (JsonNode) node = due_json_parse (text, length);

  return due_node_is_container (node) ? due_node_dup_map (node) : json_object_new ();
}

static void
add_part (SoupMultipart *multipart, int index, JsonObject *into)
{
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *disposition = NULL;
  g_autofree char *value = NULL;
  SoupMessageHeaders *headers = NULL;
  GBytes *data = NULL;

  if (!soup_multipart_get_part (multipart, index, &headers, &data) ||
      !soup_message_headers_get_content_disposition (headers, &disposition, &names))
    return;
  if (g_hash_table_lookup (names, "name") == NULL)
    return;
  value = g_utf8_make_valid (g_bytes_get_data (data, NULL), (gssize) g_bytes_get_size (data));
  due_php_query_add (into, g_hash_table_lookup (names, "name"), value);
}

static JsonObject *
read_multipart (SoupMessageHeaders *headers, GBytes *bytes)
{
  JsonObject *map = json_object_new ();
  SoupMultipart *multipart = soup_multipart_new_from_message (headers, bytes);

  if (multipart == NULL)
    return map;
  for (int i = 0; i < soup_multipart_get_length (multipart); i++)
    add_part (multipart, i, map);
  soup_multipart_free (multipart);
  return map;
}

static JsonObject *
read_form (const char *text, gsize length)
{
  g_autofree char *query = g_strndup (text, length);

  return due_php_query_parse (query);
}

static JsonObject *
read_body (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return json_object_new ();
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") == 0)
    return read_form (text, length);
  if (g_strcmp0 (type, "multipart/form-data") == 0)
    return read_multipart (headers, bytes);
  return read_json (text, length);
}

static void
read_path (DueRestRequest *self, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path + strlen ("/rest"), "/", -1);
  const char *named[4] = { NULL };
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < G_N_ELEMENTS (named); i++)
    if (*parts[i] != '\0')
      named[n++] = parts[i];

  if (n == 3)
    {
      self->user = g_strdup (named[0]);
      self->secret = g_strdup (named[1]);
    }
  self->method = g_strdup (n == 3 ? named[2] : n == 1 ? named[0] : "");
  if (g_str_has_suffix (self->method, ".json"))
    self->method[strlen (self->method) - strlen (".json")] = '\0';
}

static DueRestRequest *
read_params (SoupServerMessage *message)
{
  DueRestRequest *self = g_new0 (DueRestRequest, 1);

  self->query = due_php_query_parse (g_uri_get_query (soup_server_message_get_uri (message)));
  self->body = read_body (message);
  self->params = json_object_new ();
  due_params_merge (self->params, self->query);
  due_params_merge (self->params, self->body);
  return self;
}

/**
 * due_rest_request_read:
 * @message: a request to a path below /rest
 *
 * Never fails: what is not understood is not there. In a conflict the body has the last word.
 *
 * Returns: (transfer full): what was asked
 */
DueRestRequest *
due_rest_request_read (SoupServerMessage *message)
{
  DueRestRequest *self = read_params (message);

  read_path (self, g_uri_get_path (soup_server_message_get_uri (message)));
  return self;
}

/* The same for any other path, which names no method: it is @method. */
DueRestRequest *
due_rest_request_read_form (SoupServerMessage *message, const char *method)
{
  DueRestRequest *self = read_params (message);

  self->method = g_strdup (method);
  return self;
}

void
due_rest_request_free (DueRestRequest *self)
{
  g_free (self->user);
  g_free (self->secret);
  g_free (self->method);
  json_object_unref (self->query);
  json_object_unref (self->body);
  json_object_unref (self->params);
  g_free (self);
}

/* Where the credential travelled. */
const char *
due_rest_request_get_carrier (const DueRestRequest *self)
{
  if (self->secret != NULL)
    return "path";
  if (json_object_has_member (self->body, "auth"))
    return "body";
  return json_object_has_member (self->query, "auth") ? "query" : "none";
}
