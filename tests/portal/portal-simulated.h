/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A simulated portal of its own process, under control; its clock stands at SIMULATED_NOW. */
typedef struct
{
  GSubprocess *process;
  char *portal; /* as of due_address_get_portal() */
  char *webhook;
  char *control;
  char *client_id;
  char *client_secret;
  char *token_server;
  SoupSession *session;
} Simulated;

#define SIMULATED_CLOCK "2026-11-24T10:00:00Z"
#define SIMULATED_NOW 1795514400

Simulated *simulated_new (void);
/* @certificate: (nullable): of the folder tls/; NULL: plain http. */
Simulated *simulated_new_tls (const char *certificate);
void simulated_free (Simulated *self); /* and its process is gone */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Simulated, simulated_free)

/* (transfer full): what the control interface answers. */
JsonNode *simulated_post (Simulated *self, const char *path, const char *json);
JsonNode *simulated_get (Simulated *self, const char *path);

G_END_DECLS
