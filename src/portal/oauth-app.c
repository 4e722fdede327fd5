/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "oauth-app.h"

#include <string.h>

#include "address-error.h"
#include "address.h"
#include "certificate.h"

struct _DueOAuthApp
{
  DueAddress *portal;
  DueAddress *server; /* NULL: by zone */
  char *trusted;      /* (nullable): see due_oauth_app_get_trusted_certificate() */
  char *client_id;
  DueSecret *client_secret;
};

G_DEFINE_BOXED_TYPE (DueOAuthApp, due_oauth_app, due_oauth_app_ref, due_oauth_app_unref)

/* The countries whose portals are in the east. */
static const char *const east_zones[] = { "ru", "by", "kz", "kg", "uz", "am", "az", "ge" };

static void
clear (gpointer data)
{
  DueOAuthApp *self = data;

  g_clear_pointer (&self->portal, due_address_unref);
  g_clear_pointer (&self->server, due_address_unref);
  g_free (self->trusted);
  g_free (self->client_id);
  g_clear_pointer (&self->client_secret, due_secret_unref);
}

DueOAuthApp *
due_oauth_app_ref (DueOAuthApp *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_oauth_app_unref (DueOAuthApp *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_visible_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return length > 0;
}

/* (transfer full) */
static char *
get_host (const DueAddress *address)
{
  g_autoptr (GUri) uri = g_uri_parse (due_address_get_base (address), G_URI_FLAGS_NONE, NULL);

  return g_strdup (g_uri_get_host (uri));
}

static gboolean
is_on_this_machine (const DueAddress *address)
{
  g_autofree char *host = get_host (address);

  return g_str_equal (host, "127.0.0.1") || g_str_equal (host, "::1") ||
         g_str_equal (host, "localhost");
}

static gboolean
is_plain (const DueAddress *address)
{
  return g_str_has_prefix (due_address_get_base (address), "http://");
}

static gboolean
is_same_host (const DueAddress *a, const DueAddress *b)
{
  g_autoptr (GUri) first = g_uri_parse (due_address_get_base (a), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) second = g_uri_parse (due_address_get_base (b), G_URI_FLAGS_NONE, NULL);

  return g_str_equal (g_uri_get_scheme (first), g_uri_get_scheme (second)) &&
         g_str_equal (g_uri_get_host (first), g_uri_get_host (second)) &&
         g_uri_get_port (first) == g_uri_get_port (second);
}

/* (transfer full) (nullable): plain http only from a simulator to a simulator. */
static DueAddress *
parse_server (const DueAddress *portal, const char *text, GError **error)
{
  g_autoptr (DueAddress) server = due_address_for_portal (text, NULL);

  if (server != NULL && (!is_plain (server) || is_on_this_machine (portal)))
    return g_steal_pointer (&server);

  due_address_error_set (error, DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER);
  return NULL;
}

/**
 * due_oauth_app_new:
 * @portal: as of due_address_get_portal(), but checked
 * @token_server: the address of the server that gives tokens, as somebody set it: with https, or
 *   with http when both are on this machine; "": one of the two of Bitrix24, or of a simulator
 *   itself
 * @trusted_certificate: (nullable): as of due_client_set_trusted_certificate(), for the portal: it
 *   counts for the server of tokens only if that is the same host
 * @client_id: the application's id, of any content
 * @client_secret: (transfer none): the application's key, of any content
 * @error: return location for a #DueAddressError, a sentence for a person
 *
 * Returns: (transfer full) (nullable): the application, or %NULL with @error set
 */
DueOAuthApp *
due_oauth_app_new (const char *portal,
                   const char *token_server,
                   const char *trusted_certificate,
                   const char *client_id,
                   DueSecret *client_secret,
                   GError **error)
{
  g_autoptr (DueOAuthApp) self = NULL;
  gsize length = 0;

  g_return_val_if_fail (portal != NULL && token_server != NULL && client_id != NULL, NULL);
  g_return_val_if_fail (client_secret != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueOAuthApp);
  length = due_secret_get_length (client_secret);
  self->portal = due_address_for_portal (portal, error);
  if (self->portal == NULL)
    return NULL;
  if (token_server[0] != '\0')
    self->server = parse_server (self->portal, token_server, error);
  else if (is_plain (self->portal))
    /* No key of a real application goes to the simulator, nor the simulator's to a real server. */
    self->server = due_address_ref (self->portal);
  if (token_server[0] != '\0' && self->server == NULL)
    return NULL;
  if (self->server != NULL && is_same_host (self->server, self->portal))
    self->trusted = due_fingerprint_normalize (trusted_certificate);

  if (strlen (client_id) > DUE_OAUTH_CLIENT_ID_MAX ||
      !is_visible_ascii (client_id, strlen (client_id)))
    due_address_error_set (error, DUE_ADDRESS_ERROR_BAD_CLIENT_ID);
  else if (length > DUE_ADDRESS_TEXT_MAX ||
           !is_visible_ascii (due_secret_peek (client_secret), length))
    due_address_error_set (error, DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET);
  else
    {
      self->client_id = g_strdup (client_id);
      self->client_secret = due_secret_ref (client_secret);
      return g_steal_pointer (&self);
    }
  return NULL;
}

const char *
due_oauth_app_get_portal (const DueOAuthApp *self)
{
  return due_address_get_portal (self->portal);
}

const char *
due_oauth_app_get_trusted_certificate (const DueOAuthApp *self)
{
  return self->trusted;
}

const char *
due_oauth_app_get_client_id (const DueOAuthApp *self)
{
  return self->client_id;
}

DueSecret *
due_oauth_app_get_client_secret (const DueOAuthApp *self)
{
  return self->client_secret;
}

char *
due_oauth_app_make_authorize_uri (const DueOAuthApp *self, const char *state)
{
  g_autofree char *client_id = g_uri_escape_string (self->client_id, NULL, FALSE);
  g_autofree char *escaped = g_uri_escape_string (state, NULL, FALSE);

  return g_strdup_printf ("%s/oauth/authorize/?client_id=%s&state=%s",
                          due_address_get_base (self->portal), client_id, escaped);
}

static gboolean
is_east (const DueOAuthApp *self)
{
  g_autofree char *host = get_host (self->portal);
  const char *zone = strrchr (host, '.');

  for (gsize i = 0; zone != NULL && i < G_N_ELEMENTS (east_zones); i++)
    if (g_str_equal (zone + 1, east_zones[i]))
      return TRUE;
  return FALSE;
}

const char *
due_oauth_server_find (const char *host)
{
  static const char *const servers[] = { DUE_OAUTH_SERVER_WEST, DUE_OAUTH_SERVER_EAST };

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (servers); i++)
    if (g_ascii_strcasecmp (host, servers[i]) == 0)
      return servers[i];
  return NULL;
}

static const char *
choose_server (const DueOAuthApp *self, const char *server_domain)
{
  const char *named = due_oauth_server_find (server_domain);

  if (named != NULL)
    return named;
  return is_east (self) ? DUE_OAUTH_SERVER_EAST : DUE_OAUTH_SERVER_WEST;
}

GUri *
due_oauth_app_make_token_uri (const DueOAuthApp *self, const char *server_domain)
{
  g_autofree char *text = NULL;

  if (self->server != NULL)
    text = g_strconcat (due_address_get_base (self->server), "/oauth/token/", NULL);
  else
    text = g_strconcat ("https://", choose_server (self, server_domain), "/oauth/token/", NULL);
  return g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
}
