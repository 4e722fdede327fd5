/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a number was given. */
typedef enum
{
  DUE_GIVEN_NOT,
  DUE_GIVEN_WELL,
  DUE_GIVEN_WRONG, /* there, but not a whole number; null counts as that */
} DueGiven;

DueGiven due_params_read_int (JsonObject *params, const char *name, gint64 *value);
char *due_params_dup_text (JsonObject *params, const char *name);
gboolean due_params_is_true (JsonObject *params, const char *name);
gint64 due_params_read_start (JsonObject *params);
void due_params_merge (JsonObject *into, JsonObject *from);

gboolean due_node_read_int (JsonNode *node, gint64 *value);
gboolean due_node_is_true (JsonNode *node);
gboolean due_node_is_container (JsonNode *node);
char *due_node_dup_text (JsonNode *node);
GPtrArray *due_node_dup_texts (JsonNode *node);
JsonObject *due_node_dup_map (JsonNode *node);

JsonNode *due_json_parse (const char *text, gsize length);

G_END_DECLS
