/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "questions.h"

#include "batch-call.h"

struct _DueQuestions
{
  GPtrArray *calls;     /* DueMethodCall */
  GPtrArray *responses; /* DueResponse or NULL, by index of call */
  GArray *chosen;       /* guint: indices of calls */
};

static void
response_free0 (gpointer data)
{
  if (data != NULL)
    due_response_free (data);
}

DueQuestions *
due_questions_new (GPtrArray *calls)
{
  DueQuestions *self = g_new0 (DueQuestions, 1);

  self->calls = g_ptr_array_ref (calls);
  self->responses = g_ptr_array_new_with_free_func (response_free0);
  g_ptr_array_set_size (self->responses, (int) calls->len);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
due_questions_free (DueQuestions *self)
{
  g_ptr_array_unref (self->calls);
  g_clear_pointer (&self->responses, g_ptr_array_unref);
  g_array_unref (self->chosen);
  g_free (self);
}

guint
due_questions_choose (DueQuestions *self, gboolean no_batch, GHashTable *singles)
{
  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->calls->len && self->chosen->len < DUE_BATCH_CALL_MAX && !no_batch;
       i++)
    if (due_questions_get_response (self, i) == NULL &&
        !g_hash_table_contains (singles, due_questions_get_method (self, i)))
      g_array_append_val (self->chosen, i);

  for (guint i = 0; i < self->calls->len && self->chosen->len == 0; i++)
    if (due_questions_get_response (self, i) == NULL)
      g_array_append_val (self->chosen, i);

  return self->chosen->len;
}

guint
due_questions_get_n_chosen (const DueQuestions *self)
{
  return self->chosen->len;
}

DueMethodCall *
due_questions_get_chosen (const DueQuestions *self, guint n)
{
  return g_ptr_array_index (self->calls, g_array_index (self->chosen, guint, n));
}

DueMethodCall *
due_questions_make_batch (const DueQuestions *self)
{
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();

  for (guint i = 0; i < self->chosen->len; i++)
    g_ptr_array_add (calls, due_questions_get_chosen (self, i));
  return due_batch_call_new (calls);
}

void
due_questions_answer (DueQuestions *self, guint n, DueResponse *response)
{
  g_ptr_array_index (self->responses, g_array_index (self->chosen, guint, n)) = response;
}

static gboolean
is_doubtful (const DueResponse *response)
{
  return response != NULL && response->failure != NULL &&
         response->failure->rule == DUE_FAILURE_CREDENTIALS;
}

gboolean
due_questions_has_doubt (const DueQuestions *self)
{
  for (guint i = 0; i < self->responses->len; i++)
    if (is_doubtful (due_questions_get_response (self, i)))
      return TRUE;
  return FALSE;
}

void
due_questions_settle (DueQuestions *self)
{
  for (guint i = 0; i < self->responses->len; i++)
    if (is_doubtful (due_questions_get_response (self, i)))
      due_questions_get_response (self, i)->failure = due_failure_not_allowed ();
}

guint
due_questions_get_n (const DueQuestions *self)
{
  return self->calls->len;
}

const char *
due_questions_get_method (const DueQuestions *self, guint n)
{
  return due_method_call_get_method (g_ptr_array_index (self->calls, n));
}

DueResponse *
due_questions_get_response (const DueQuestions *self, guint n)
{
  return g_ptr_array_index (self->responses, n);
}

GPtrArray *
due_questions_steal_responses (DueQuestions *self)
{
  return g_steal_pointer (&self->responses);
}
