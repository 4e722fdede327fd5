/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

JsonNode *due_task_describe (const DueCall *call, const DueWorldTask *task, GPtrArray *select);

G_END_DECLS
