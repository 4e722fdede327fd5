/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strict reading: present, of the type and in range, or FALSE and nothing written. Any content. */

/* (transfer full) (nullable): the document, an object; NULL if @body is anything else. */
JsonNode *due_json_parse (GBytes *body);

/* All take (nullable) nodes and objects: what is not there has no members. */
JsonNode *due_json_get (JsonObject *object, const char *name);          /* (nullable) */
JsonObject *due_json_as_object (JsonNode *node);                        /* (nullable) */
JsonObject *due_json_get_object (JsonObject *object, const char *name); /* (nullable) */
gboolean due_json_is_empty_list (JsonNode *node);                       /* PHP's empty map */
gboolean due_json_is_null (JsonNode *node);                             /* absent or null */
/* A whole number, or a string of digits, as PHP likes to send it. */
gboolean due_json_as_int (JsonNode *node, gint64 min, gint64 max, gint64 *value);
gboolean
due_json_get_int (JsonObject *object, const char *name, gint64 min, gint64 max, gint64 *value);
/* Also with a fraction; never infinite. */
gboolean due_json_get_number (JsonObject *object, const char *name, double *value);
/* (transfer none) (nullable) */
const char *due_json_as_string (JsonNode *node);
const char *due_json_get_string (JsonObject *object, const char *name);

G_END_DECLS
