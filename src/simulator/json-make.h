/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Values in the portal's ways: ids are strings, nothing is null or an empty list. */
JsonNode *due_json_take_object (JsonObject *object);
JsonNode *due_json_take_array (JsonArray *array);
JsonNode *due_json_empty (void);
JsonNode *due_json_id (gint64 id);
void due_json_set_id (JsonObject *object, const char *name, gint64 id);
void due_json_set_flag (JsonObject *object, const char *name, gboolean value);
void due_json_take_text (JsonObject *object, const char *name, char *text);

G_END_DECLS
