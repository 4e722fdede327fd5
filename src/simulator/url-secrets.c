/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "url-secrets.h"

#include <string.h>

#include "php-query.h"

/* What must not be in an address, since addresses end up in records of all kinds. The webhook's
 * secret is not among it: it has no other place. */
static const struct
{
  const char *name;
  DueTokenKind kind; /* DUE_N_TOKEN_KINDS: none */
} secrets[] = {
  { "client_secret", DUE_N_TOKEN_KINDS },
  { "refresh_token", DUE_TOKEN_REFRESH },
  { "auth", DUE_TOKEN_ACCESS },
  { "code", DUE_TOKEN_CODE },
};

static gboolean
has_value (const DueSite *site, guint index, const char *text)
{
  if (secrets[index].kind != DUE_N_TOKEN_KINDS)
    return due_token_book_is_in (site->book, secrets[index].kind, text);
  return strstr (text, site->app->client_secret) != NULL;
}

/**
 * due_url_secrets_look:
 * @site: the portal
 * @message: any request
 *
 * Records which secrets are in the request's address: by their name or by their value, however it
 * is called. The address to which a browser is sent back with a code is not ours.
 */
void
due_url_secrets_look (DueSite *site, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (JsonObject) query = due_php_query_parse (g_uri_get_query (uri));
  g_autofree char *address = g_uri_to_string (uri);
  g_autofree char *plain = g_uri_unescape_string (address, NULL);
  g_autofree char *time = due_world_format_time (site->world, due_world_now (site->world));

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (json_object_has_member (query, secrets[i].name) || has_value (site, i, address) ||
        (plain != NULL && has_value (site, i, plain)))
      due_request_log_add_leak (site->log, time, g_uri_get_path (uri), secrets[i].name);
}
