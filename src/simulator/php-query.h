/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DUE_PHP_MAX_VARIABLES 1000
#define DUE_PHP_MAX_NESTING 64

JsonObject *due_php_query_parse (const char *query);
void due_php_query_add (JsonObject *into, const char *name, const char *value);

JsonNode *due_php_map_to_node (JsonObject *map);

G_END_DECLS
