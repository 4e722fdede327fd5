/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "failure.h"

G_BEGIN_DECLS

/**
 * DueJudge:
 *
 * What earlier answers of one portal say about the meaning of later failures: when a method's
 * operating time is counted anew, and how often in a row the credential was not seen.
 */
typedef struct _DueLimits DueJudge;

DueJudge *due_judge_new (void);
void due_judge_free (DueJudge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueJudge, due_judge_free)

/* @method: a constant string. @reset_s: seconds from now; 0: not said, nothing changes. */
void due_judge_take_reset (DueJudge *self, const char *method, gint64 reset_s);
/* A good answer came: the credential was seen. */
void due_judge_take_success (DueJudge *self);
/* (transfer full): @failure of @method, with the wait that is right now. @retry_after_ms: the
 * portal's own wish, 0 for none. */
GError *due_judge_failure (DueJudge *self,
                           const DueFailure *failure,
                           DueCredential credential,
                           const char *method,
                           gint64 retry_after_ms);

G_END_DECLS
