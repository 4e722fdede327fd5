/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "portal-error.h"

G_BEGIN_DECLS

/* By what an account asks. */
typedef enum
{
  DUE_CREDENTIAL_WEBHOOK,
  DUE_CREDENTIAL_OAUTH,
} DueCredential;

#define DUE_N_CREDENTIALS 2

/* What more there is to a failure than its reaction. */
typedef enum
{
  DUE_FAILURE_PLAIN,
  DUE_FAILURE_OF_METHOD,    /* its meaning depends on the method: "0", "100" */
  DUE_FAILURE_CREDENTIALS,  /* the credential is dead, unless `profile` works with it */
  DUE_FAILURE_NO_AUTH,      /* of a webhook, it is believed the second time in a row */
  DUE_FAILURE_TIME_LIMIT,   /* the wait depends on earlier answers */
  DUE_FAILURE_NO_METHOD,    /* this portal has no such method */
  DUE_FAILURE_NOT_IN_BATCH, /* ask it alone */
} DueFailureRule;

/* A row of the closed table of failures (fact sheet, 2.3). */
typedef struct
{
  const char *code; /* (nullable): the portal's word; NULL: there was none that we know */
  DuePortalError reactions[DUE_N_CREDENTIALS];
  DueTrouble trouble;
  guint wait_s; /* at least so many seconds; 0: no wish */
  DueFailureRule rule;
} DueFailure;

/* (transfer none): the row of @code, in any case; that of an unknown code otherwise. */
const DueFailure *due_failure_for_code (const char *code);
/* (transfer none): what an answer without a code means, by its HTTP status alone. */
const DueFailure *due_failure_for_status (guint status);
/* (transfer none): `profile` works, one method does not. */
const DueFailure *due_failure_not_allowed (void);
/* (transfer none): not yet believed: ask again. */
const DueFailure *due_failure_not_sure (void);

/* Whether it is a matter of the one call that was refused, so that asking others makes sense. */
gboolean due_failure_is_own_matter (const DueFailure *self, DueCredential credential);
/* @wait_ms: milliseconds, as far as known; the row's wait_s is the least for lack of it. */
GError *due_failure_to_error (const DueFailure *self, DueCredential credential, gint64 wait_ms);

G_END_DECLS
