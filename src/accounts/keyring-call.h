/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "secret.h"

G_BEGIN_DECLS

/**
 * DueKeyringCall:
 * @stop: (nullable): what libsecret is given: fired by the deadline or by the caller
 * @account_id: (nullable)
 * @label: (nullable): for a person who looks into the keyring
 * @secret: (nullable): to be stored
 * @file: (nullable): where the account's file is, if it has one; NULL: it can have none
 * @in_memory: (nullable) (element-type utf8 DueSecret): by account id: what is kept in memory
 * @prompt_deadline_ms: milliseconds from when the keyring may ask the person
 * @tried_again: once is enough
 *
 * The state of one operation on the keyring. Owned by its task, and the task by the step that runs
 * next.
 */
typedef struct
{
  GCancellable *stop;
  char *account_id;
  char *label;
  DueSecret *secret;
  char *file;
  GHashTable *in_memory;
  guint prompt_deadline_ms;
  gboolean tried_again;

  /*< private >*/
  GSource *deadline;
  GSource *caller;
  gboolean timed_out;
} DueKeyringCall;

/* (transfer none): becomes the task's data. It has no deadline yet. */
DueKeyringCall *due_keyring_call_new (GTask *task, const char *account_id);
/* From now on @deadline_ms milliseconds are left, whatever was left before. */
void due_keyring_call_arm (GTask *task, guint deadline_ms);

/* The two ways to end one; they take @task. */
void due_keyring_call_return (GTask *task, gpointer result, GDestroyNotify free_result);
/* The one place where a foreign error becomes one of ours. @error: (nullable) (transfer none): NULL
 * means that the person dismissed the keyring's question, which libsecret gives no error for. */
void due_keyring_call_return_failure (GTask *task, const GError *error);

/* Whether @error, of libsecret, says that there is no Secret Service. */
gboolean due_keyring_call_is_unavailable (const GError *error);

G_END_DECLS
