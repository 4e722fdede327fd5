/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "site.h"

G_BEGIN_DECLS

void
due_pages_answer (DueSite *site, SoupServerMessage *message, const char *path, GHashTable *query);

G_END_DECLS
