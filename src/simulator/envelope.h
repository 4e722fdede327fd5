/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

JsonObject *due_envelope_make_time (const DueCall *call, const char *method, guint serial);
JsonNode *due_envelope_make_error (const DueSwitches *switches, const DueAnswer *answer);
char *
due_envelope_print (const DueCall *call, const DueAnswer *answer, const char *method, guint serial);

G_END_DECLS
