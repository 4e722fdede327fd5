/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control-server.h"

#include "json-make.h"
#include "params.h"
#include "php-query.h"
#include "reply.h"

struct _DueControlServer
{
  GObject parent_instance;

  DueControl control;
  SoupServer *server;
};

G_DEFINE_FINAL_TYPE (DueControlServer, due_control_server, G_TYPE_OBJECT)

static JsonNode *
read_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return due_json_take_object (json_object_new ());
  return due_json_parse (text, length);
}

static JsonNode *
read_input (SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);

  if (g_strcmp0 (soup_server_message_get_method (message), "GET") == 0)
    return due_json_take_object (due_php_query_parse (g_uri_get_query (uri)));
  return read_body (message);
}

static void
send_node (SoupServerMessage *message, guint status, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  due_reply_send_text (message, status, NULL, text);
}

static void
send_complaint (SoupServerMessage *message, guint status, const char *sentence)
{
  g_autoptr (JsonNode) node = due_json_take_object (json_object_new ());

  json_object_set_string_member (json_node_get_object (node), "error", sentence);
  send_node (message, status, node);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  DueControlServer *self = user_data;
  g_autoptr (JsonNode) input = read_input (message);
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *complaint = NULL;
  guint status = 400;

  if (input == NULL || !JSON_NODE_HOLDS_OBJECT (input))
    {
      send_complaint (message, status, "The body is no JSON object.");
      return;
    }
  answer = due_control_run (&self->control, soup_server_message_get_method (message), path,
                            json_node_get_object (input), &status, &complaint);
  if (answer != NULL)
    send_node (message, status, answer);
  else
    send_complaint (message, status, complaint);
}

/* @site and @portal outlive the server. */
DueControlServer *
due_control_server_new (DueSite *site, DuePortalServer *portal)
{
  DueControlServer *self = g_object_new (DUE_TYPE_CONTROL_SERVER, NULL);

  self->control.site = site;
  self->control.portal = portal;
  return self;
}

/* Any port, loopback only. */
gboolean
due_control_server_listen (DueControlServer *self, GError **error)
{
  return soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error);
}

/* Returns: (transfer full): such as http://127.0.0.1:41235 */
char *
due_control_server_dup_origin (DueControlServer *self)
{
  g_autoslist (GUri) uris = soup_server_get_uris (self->server);

  return g_strdup_printf ("http://127.0.0.1:%d", uris != NULL ? g_uri_get_port (uris->data) : 0);
}

static void
due_control_server_init (DueControlServer *self)
{
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
}

static void
due_control_server_dispose (GObject *object)
{
  DueControlServer *self = DUE_CONTROL_SERVER (object);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  G_OBJECT_CLASS (due_control_server_parent_class)->dispose (object);
}

static void
due_control_server_class_init (DueControlServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_control_server_dispose;
}
