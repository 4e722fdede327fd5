/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "outcome.h"

void
test_outcome_clear (TestOutcome *outcome)
{
  g_clear_pointer (&outcome->secret, due_secret_unref);
  g_clear_error (&outcome->error);
}

void
test_outcome_wait (TestOutcome *outcome)
{
  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
}

const char *
test_outcome_get_text (const TestOutcome *outcome)
{
  return outcome->secret != NULL ? due_secret_peek (outcome->secret) : NULL;
}

void
test_outcome_on_looked_up (GObject *source, GAsyncResult *result, gpointer outcome)
{
  TestOutcome *self = outcome;

  self->secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &self->error);
  self->ended = TRUE;
}

void
test_outcome_on_stored (GObject *source, GAsyncResult *result, gpointer outcome)
{
  TestOutcome *self = outcome;

  self->done = due_secrets_store_finish (DUE_SECRETS (source), result, &self->error);
  self->ended = TRUE;
}

void
test_outcome_on_cleared (GObject *source, GAsyncResult *result, gpointer outcome)
{
  TestOutcome *self = outcome;

  self->done = due_secrets_clear_finish (DUE_SECRETS (source), result, &self->error);
  self->ended = TRUE;
}

void
test_outcome_on_unlocked (GObject *source, GAsyncResult *result, gpointer outcome)
{
  TestOutcome *self = outcome;

  self->done = due_secrets_unlock_finish (DUE_SECRETS (source), result, &self->error);
  self->ended = TRUE;
}
