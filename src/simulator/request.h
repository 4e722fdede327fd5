/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A request, taken apart. */
typedef struct
{
  char *user;   /* (nullable): the path has no webhook in it */
  char *secret; /* (nullable): likewise */
  char *method; /* may be empty */
  JsonObject *query;
  JsonObject *body;
  JsonObject *params; /* both, merged */
} DueRestRequest;

DueRestRequest *due_rest_request_read (SoupServerMessage *message);
DueRestRequest *due_rest_request_read_form (SoupServerMessage *message, const char *method);
void due_rest_request_free (DueRestRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueRestRequest, due_rest_request_free)

const char *due_rest_request_get_carrier (const DueRestRequest *self);

G_END_DECLS
