/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "counters.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the result of tasks.task.counters.get, of any content; NULL if it is
 * malformed. An empty list is "no access", a kind that is not there is absent. */
DueCounters *due_decode_counters (JsonNode *result);

G_END_DECLS
