/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DUE_TYPE_ANSWER (due_answer_get_type ())
typedef struct _DueAnswer DueAnswer;

GType due_answer_get_type (void);
DueAnswer *due_answer_new (JsonNode *result);
DueAnswer *due_answer_new_list (JsonNode *result, gint64 total, gint64 next);
DueAnswer *due_answer_new_error (const char *code, guint status, const char *description);
DueAnswer *due_answer_ref (DueAnswer *self);
void due_answer_unref (DueAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueAnswer, due_answer_unref)

gboolean due_answer_is_error (const DueAnswer *self);
guint due_answer_get_status (const DueAnswer *self);
const char *due_answer_get_code (const DueAnswer *self);
const char *due_answer_get_description (const DueAnswer *self);
JsonNode *due_answer_get_result (const DueAnswer *self);
gint64 due_answer_get_total (const DueAnswer *self);
gint64 due_answer_get_next (const DueAnswer *self);

G_END_DECLS
