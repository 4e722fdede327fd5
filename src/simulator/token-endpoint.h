/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "site.h"

G_BEGIN_DECLS

#define DUE_TOKEN_METHOD "oauth.token"

void due_token_endpoint_answer (DueSite *site, SoupServerMessage *message);
JsonNode *due_token_endpoint_make_answer (DueSite *site, const DueTokenPair *pair, gboolean first);

G_END_DECLS
