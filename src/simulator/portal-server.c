/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-server.h"

#include <string.h>

#include "authorize-page.h"
#include "path-match.h"
#include "portal-pages.h"
#include "reply.h"
#include "rest.h"
#include "token-endpoint.h"
#include "url-secrets.h"

#define HTML "text/html; charset=utf-8"

struct _DuePortalServer
{
  GObject parent_instance;

  DueSite *site; /* outlives the server */
  SoupServer *server;
  gboolean https;
  guint moved_port; /* 0: not yet */
};

G_DEFINE_FINAL_TYPE (DuePortalServer, due_portal_server, G_TYPE_OBJECT)

static char *
make_origin (DuePortalServer *self, guint port)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", self->https ? "https" : "http", port);
}

static guint
get_local_port (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_local_address (message);

  return G_IS_INET_SOCKET_ADDRESS (address)
             ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address))
             : 0;
}

static void
send_moved (DuePortalServer *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autofree char *location =
      g_strdup_printf ("%s%s%s%s", self->site->moved_origin, g_uri_get_path (uri),
                       query != NULL ? "?" : "", query != NULL ? query : "");
  g_autoptr (GBytes) body =
      g_bytes_new_static ("<h1>302 Found</h1>", strlen ("<h1>302 Found</h1>"));
  DueReply reply = {
    .status = 302, .content_type = HTML, .location = location, .body = body, .cut = -1
  };

  due_reply_send (message, &reply);
}

static gboolean
is_rest (const char *path)
{
  return g_str_equal (path, "/rest") || g_str_has_prefix (path, "/rest/");
}

static void
answer_rest (DuePortalServer *self, SoupServerMessage *message, gboolean at_new_address)
{
  const char *verb = soup_server_message_get_method (message);

  /* A POST that was turned into a GET on its way here has lost what it said. */
  if (at_new_address && !g_str_equal (verb, "POST"))
    due_reply_send_text (message, 405, HTML,
                         "<h1>405 Method Not Allowed</h1><p>A redirect was followed blindly.</p>");
  else if (!g_str_equal (verb, "POST") && !g_str_equal (verb, "GET") && !g_str_equal (verb, "HEAD"))
    due_reply_send_text (message, 405, HTML, "<h1>405 Method Not Allowed</h1>");
  else
    due_rest_answer (self->site, message, self->https);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  DuePortalServer *self = user_data;
  gboolean at_new_address = self->moved_port != 0 && get_local_port (message) == self->moved_port;

  due_url_secrets_look (self->site, message);
  /* The token host is another machine, which stays where it is. */
  if (due_path_match (path, "/oauth/token/", NULL))
    due_token_endpoint_answer (self->site, message);
  else if (due_switches_is_on (self->site->switches, DUE_SWITCH_RENAMED) && !at_new_address)
    send_moved (self, message);
  else if (is_rest (path))
    answer_rest (self, message, at_new_address);
  else if (due_path_match (path, "/oauth/authorize/", NULL))
    due_authorize_page_answer (self->site, message);
  else
    due_pages_answer (self->site, message, path, query);
}

static gboolean
listen_on (DuePortalServer *self, guint port, guint *actual, GError **error)
{
  g_autoslist (GUri) before = soup_server_get_uris (self->server);
  g_autoslist (GUri) after = NULL;
  SoupServerListenOptions options =
      SOUP_SERVER_LISTEN_IPV4_ONLY | (self->https ? SOUP_SERVER_LISTEN_HTTPS : 0);

  if (!soup_server_listen_local (self->server, port, options, error))
    return FALSE;
  after = soup_server_get_uris (self->server);
  for (GSList *l = after; l != NULL; l = l->next)
    {
      gboolean known = FALSE;

      for (GSList *old = before; old != NULL; old = old->next)
        known |= g_uri_get_port (old->data) == g_uri_get_port (l->data);
      if (!known)
        *actual = (guint) g_uri_get_port (l->data);
    }
  return TRUE;
}

/**
 * due_portal_server_new:
 * @site: what to serve; outlives the server
 * @certificate: (nullable): for HTTPS
 *
 * Returns: (transfer full): the server, which does not listen yet
 */
DuePortalServer *
due_portal_server_new (DueSite *site, GTlsCertificate *certificate)
{
  DuePortalServer *self = g_object_new (DUE_TYPE_PORTAL_SERVER, NULL);

  self->site = site;
  self->https = certificate != NULL;
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);
  return self;
}

/* @port: 0 for any. Loopback only. */
gboolean
due_portal_server_listen (DuePortalServer *self, guint port, GError **error)
{
  guint actual = 0;

  if (!listen_on (self, port, &actual, error))
    return FALSE;
  g_free (self->site->origin);
  self->site->origin = make_origin (self, actual);
  return TRUE;
}

/* Opens the address to which a renamed portal moves, unless it is open. */
gboolean
due_portal_server_move (DuePortalServer *self, GError **error)
{
  if (self->moved_port != 0)
    return TRUE;
  if (!listen_on (self, 0, &self->moved_port, error))
    return FALSE;
  g_free (self->site->moved_origin);
  self->site->moved_origin = make_origin (self, self->moved_port);
  return TRUE;
}

/* Returns: (transfer none): such as http://127.0.0.1:41234 */
const char *
due_portal_server_get_origin (DuePortalServer *self)
{
  return self->site->origin;
}

static void
due_portal_server_init (DuePortalServer *self)
{
  self->server = soup_server_new ("server-header", "nginx", NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
}

static void
due_portal_server_dispose (GObject *object)
{
  DuePortalServer *self = DUE_PORTAL_SERVER (object);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  G_OBJECT_CLASS (due_portal_server_parent_class)->dispose (object);
}

static void
due_portal_server_class_init (DuePortalServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_portal_server_dispose;
}
