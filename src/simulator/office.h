/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "switches.h"
#include "world.h"

G_BEGIN_DECLS

void due_office_furnish (DueWorld *world, guint n_tasks, DueLanguage language);
const char *due_office_remark (DueLanguage language, DuePrng *prng);
const char *due_office_title (DueLanguage language, guint index);

G_END_DECLS
