/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "judge.h"

/* The portal loses sight of a credential now and then while it is set up or updated. */
#define NO_AUTH_BELIEVED 2

struct _DueLimits
{
  GHashTable *resets; /* method -> gint64: real time in seconds; the wait may go over a suspend */
  guint n_no_auth;
};

DueJudge *
due_judge_new (void)
{
  DueJudge *self = g_new0 (DueJudge, 1);

  self->resets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
due_judge_free (DueJudge *self)
{
  g_hash_table_unref (self->resets);
  g_free (self);
}

static gint64
now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
due_judge_take_reset (DueJudge *self, const char *method, gint64 reset_s)
{
  gint64 *reset = NULL;

  if (reset_s <= 0)
    return;
  reset = g_new (gint64, 1);
  *reset = now_s () + reset_s;
  g_hash_table_replace (self->resets, (gpointer) method, reset);
}

void
due_judge_take_success (DueJudge *self)
{
  self->n_no_auth = 0;
}

/* Seconds until @method is free again, with one to spare; 0 if not known. */
static gint64
get_reset_wait_s (DueJudge *self, const char *method)
{
  const gint64 *reset = g_hash_table_lookup (self->resets, method);
  gint64 wait_s = reset == NULL ? 0 : *reset - now_s ();

  return wait_s > 0 ? wait_s + 1 : 0;
}

GError *
due_judge_failure (DueJudge *self,
                   const DueFailure *failure,
                   DueCredential credential,
                   const char *method,
                   gint64 retry_after_ms)
{
  gint64 wait_ms = MAX (retry_after_ms, (gint64) failure->wait_s * 1000);
  gint64 reset_s = get_reset_wait_s (self, method);

  if (failure->rule == DUE_FAILURE_TIME_LIMIT && reset_s > 0)
    wait_ms = MAX (retry_after_ms, reset_s * 1000);

  if (failure->rule == DUE_FAILURE_NO_AUTH)
    self->n_no_auth++;
  else
    self->n_no_auth = 0;
  if (failure->rule == DUE_FAILURE_NO_AUTH && credential == DUE_CREDENTIAL_WEBHOOK &&
      self->n_no_auth < NO_AUTH_BELIEVED)
    failure = due_failure_not_sure ();

  return due_failure_to_error (failure, credential, wait_ms);
}
