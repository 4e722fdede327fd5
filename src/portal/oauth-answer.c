/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "oauth-answer.h"

#include <string.h>

#include "address.h"
#include "json-read.h"
#include "oauth-app.h"

/* A token that claims to work for longer is one whose end we do not know. */
#define LIFE_MAX_S (G_GINT64_CONSTANT (366) * 24 * 60 * 60)

void
due_oauth_answer_free (DueOAuthAnswer *self)
{
  g_clear_pointer (&self->grant, due_grant_unref);
  g_free (self->member_id);
  g_free (self->portal);
  g_free (self);
}

/* (transfer full) (nullable): once, for the document keeps no copy. */
static DueSecret *
take_secret (JsonObject *answer, const char *name)
{
  const char *text = due_json_get_string (answer, name);
  DueSecret *secret = NULL;

  if (text == NULL)
    return NULL;
  secret = due_secret_new (text, -1);
  due_secret_wipe ((char *) text, strlen (text));
  return secret;
}

/* By our own clock where possible: that of the server may differ. */
static gint64
read_expires (JsonObject *answer, gint64 now)
{
  gint64 value = 0;

  if (due_json_get_int (answer, "expires_in", 1, LIFE_MAX_S, &value))
    return now + value;
  if (due_json_get_int (answer, "expires", now + 1, now + LIFE_MAX_S, &value))
    return value;
  return 0;
}

/* (transfer full) (nullable): "https://HOST/rest/" without its end; NULL if it is none. */
static DueAddress *
read_endpoint (JsonObject *answer, const char *name)
{
  const char *text = due_json_get_string (answer, name);
  g_autofree char *base = g_strdup (text == NULL ? "" : text);

  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  if (!g_str_has_suffix (base, "/rest"))
    return NULL;
  base[strlen (base) - strlen ("/rest")] = '\0';
  if (!g_str_has_prefix (base, "https://") && !g_str_has_prefix (base, "http://"))
    return NULL;
  return due_address_for_portal (base, NULL);
}

/* @server: (nullable). Its host goes into the grant, for the next renewal. */
static DueGrant *
read_grant (JsonObject *answer, DueSecret *client_secret, DueAddress *server, gint64 now)
{
  g_autoptr (DueSecret) access_token = take_secret (answer, "access_token");
  g_autoptr (DueSecret) refresh_token = take_secret (answer, "refresh_token");

  if (access_token == NULL || refresh_token == NULL)
    return NULL;
  return due_grant_new (client_secret, access_token, refresh_token, read_expires (answer, now),
                        due_json_get_string (answer, "member_id"),
                        server == NULL ? NULL
                                       : due_oauth_server_find (due_address_get_portal (server)));
}

DueOAuthAnswer *
due_oauth_answer_read (GBytes *body, DueSecret *client_secret, gint64 now)
{
  g_autoptr (JsonNode) root = due_json_parse (body);
  JsonObject *object = due_json_as_object (root);
  g_autoptr (DueAddress) portal = read_endpoint (object, "client_endpoint");
  g_autoptr (DueAddress) server = read_endpoint (object, "server_endpoint");
  g_autoptr (DueGrant) grant = read_grant (object, client_secret, server, now);
  DueOAuthAnswer *self = NULL;

  if (grant == NULL)
    return NULL;
  self = g_new0 (DueOAuthAnswer, 1);
  due_json_get_int (object, "user_id", 1, G_MAXINT64, &self->user_id);
  self->member_id = g_strdup (due_grant_get_member_id (grant));
  self->portal = portal == NULL ? NULL : g_strdup (due_address_get_portal (portal));
  self->grant = g_steal_pointer (&grant);
  return self;
}

/* (transfer full): @own if it says something. */
static char *
choose (const char *own, const char *other)
{
  return g_strdup (own[0] != '\0' ? own : other);
}

void
due_oauth_answer_complete (DueOAuthAnswer *self, const char *member_id, const char *server_domain)
{
  g_autoptr (DueGrant) grant = g_steal_pointer (&self->grant);
  g_autofree char *own_id = g_steal_pointer (&self->member_id);
  g_autofree char *server = choose (due_grant_get_server_domain (grant), server_domain);

  self->member_id = choose (own_id, member_id);
  self->grant = due_grant_new (
      due_grant_get_client_secret (grant), due_grant_get_access_token (grant),
      due_grant_get_refresh_token (grant), due_grant_get_expires (grant), self->member_id, server);
}
