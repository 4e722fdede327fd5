/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rest-answer.h"

/* What a method says: a result or an error, before it is put into the envelope. */
struct _DueAnswer
{
  JsonNode *result; /* (nullable): an error */
  gint64 total;
  gint64 next;
  char *code;
  guint status;
  char *description;
};

G_DEFINE_BOXED_TYPE (DueAnswer, due_answer, due_answer_ref, due_answer_unref)

/* @result: (transfer full) */
DueAnswer *
due_answer_new (JsonNode *result)
{
  return due_answer_new_list (result, -1, -1);
}

/**
 * due_answer_new_list:
 * @result: (transfer full): any value
 * @total: how many there are in all; -1 to leave it out
 * @next: where the next page starts; -1 if there is none
 *
 * Returns: (transfer full): the answer
 */
DueAnswer *
due_answer_new_list (JsonNode *result, gint64 total, gint64 next)
{
  DueAnswer *self = g_atomic_rc_box_new0 (DueAnswer);

  self->result = result;
  self->total = total;
  self->next = next;
  self->status = 200;
  return self;
}

/**
 * due_answer_new_error:
 * @code: the portal's word
 * @status: the HTTP status of it when it is the whole answer
 * @description: (nullable): a text; %NULL to leave it out
 *
 * Returns: (transfer full): the answer
 */
DueAnswer *
due_answer_new_error (const char *code, guint status, const char *description)
{
  DueAnswer *self = g_atomic_rc_box_new0 (DueAnswer);

  self->total = -1;
  self->next = -1;
  self->code = g_strdup (code);
  self->status = status;
  self->description = g_strdup (description);
  return self;
}

DueAnswer *
due_answer_ref (DueAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DueAnswer *self = data;

  g_clear_pointer (&self->result, json_node_unref);
  g_free (self->code);
  g_free (self->description);
}

void
due_answer_unref (DueAnswer *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
due_answer_is_error (const DueAnswer *self)
{
  return self->result == NULL;
}

guint
due_answer_get_status (const DueAnswer *self)
{
  return self->status;
}

const char *
due_answer_get_code (const DueAnswer *self)
{
  return self->code;
}

const char *
due_answer_get_description (const DueAnswer *self)
{
  return self->description;
}

JsonNode *
due_answer_get_result (const DueAnswer *self)
{
  return self->result;
}

gint64
due_answer_get_total (const DueAnswer *self)
{
  return self->total;
}

gint64
due_answer_get_next (const DueAnswer *self)
{
  return self->next;
}
