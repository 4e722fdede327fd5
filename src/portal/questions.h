/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "method-call.h"
#include "response.h"

G_BEGIN_DECLS

/**
 * DueQuestions:
 *
 * The calls of one exchange and what was answered so far; some of them are chosen to be sent next.
 */
typedef struct _DueQuestions DueQuestions;

/* @calls: (transfer none) (element-type DueMethodCall) */
DueQuestions *due_questions_new (GPtrArray *calls);
void due_questions_free (DueQuestions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueQuestions, due_questions_free)

/* Chooses what to send next: up to a batch of those whose methods are not in @singles, else one
 * alone. @no_batch: always one. Returns: how many; 0 when all are answered. */
guint due_questions_choose (DueQuestions *self, gboolean no_batch, GHashTable *singles);
guint due_questions_get_n_chosen (const DueQuestions *self);
/* (transfer none): chosen call number @n. */
DueMethodCall *due_questions_get_chosen (const DueQuestions *self, guint n);
/* (transfer full): the batch of those chosen. */
DueMethodCall *due_questions_make_batch (const DueQuestions *self);
/* @response: (transfer full): to chosen call number @n. */
void due_questions_answer (DueQuestions *self, guint n, DueResponse *response);

/* Whether a call was refused in a way that may be the credential's fault. */
gboolean due_questions_has_doubt (const DueQuestions *self);
/* The credential works: what seemed to be its fault is a matter of rights. */
void due_questions_settle (DueQuestions *self);

guint due_questions_get_n (const DueQuestions *self);
const char *due_questions_get_method (const DueQuestions *self, guint n);
/* (transfer none) (nullable): the answer to call number @n. */
DueResponse *due_questions_get_response (const DueQuestions *self, guint n);
/* (transfer full) (element-type DueResponse): all of them, in the order of the calls. */
GPtrArray *due_questions_steal_responses (DueQuestions *self);

G_END_DECLS
