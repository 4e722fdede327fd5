/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

gboolean due_methods_exist (const char *name);
gboolean due_methods_allow (const DueCall *call, const char *name);
JsonNode *due_methods_list (const DueCall *call);
DueAnswer *due_methods_run (const DueCall *call, const char *name);

G_END_DECLS
