/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

gint64 due_filter_parse_date (const char *text);
GPtrArray *due_filter_tasks (const DueCall *call, JsonNode *filter);
gboolean due_filter_sort (const DueCall *call, GPtrArray *tasks, JsonNode *order);

G_END_DECLS
