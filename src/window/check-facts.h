/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check.h"

G_BEGIN_DECLS

/* (transfer full): a sentence about what stands behind a text that is good. @replaces: a webhook is
 * to take the place of another. */
char *due_check_words (const DueSigninCheck *check, gboolean replaces);
/* @error: (nullable): whether the portal is right, and only the webhook is wrong. */
gboolean due_check_is_about_webhook (const GError *error);
/* (transfer full) (nullable): the base of the portal in @text, without the secret of a link; NULL
 * if there is none. */
char *due_check_make_base (const char *text);

G_END_DECLS
