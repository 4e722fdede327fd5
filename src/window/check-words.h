/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check.h"

G_BEGIN_DECLS

/* (transfer full): a sentence about what stands behind a text that is good. @replaces: a webhook is
 * to take the place of another. */
char *due_check_words (const DueSigninCheck *check, gboolean replaces);

G_END_DECLS
