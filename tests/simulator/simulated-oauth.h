/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "simulated.h"

G_BEGIN_DECLS

/* What a client of the token host does. */
const char *simulated_client_id (Simulated *self);
char *simulated_client_form (Simulated *self, const char *more);
SimulatedAnswer *simulated_ask_tokens (Simulated *self, const char *more);
SimulatedAnswer *simulated_redeem (Simulated *self, const char *code);
SimulatedAnswer *simulated_refresh (Simulated *self, const char *token);
SimulatedAnswer *simulated_authorize (Simulated *self, const char *query);
GHashTable *simulated_read_redirect (const SimulatedAnswer *answer, const char *handler);
char *simulated_get_code (Simulated *self);
const char *simulated_get_text (const SimulatedAnswer *answer, const char *name);

void simulated_expect_tokens (Simulated *self, const char *path, const char *json);

G_END_DECLS
