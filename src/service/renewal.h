/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"
#include "grant.h"
#include "secrets.h"

G_BEGIN_DECLS

/* What a renewal starts with. */
typedef struct
{
  DueAccount *account;
  DueSecrets *secrets;
  DueGrant *grant;
  DueSecret *stored; /* what was kept for the account when it was last read or written */
} DueRenewalInput;

/* What it ends with. */
typedef struct
{
  DueGrant *grant;   /* to use from now on */
  DueSecret *stored; /* what is kept now: older than @grant when it could not be stored */
  gboolean found;    /* another program stored @grant */
  GError *refusal;   /* (nullable): DUE_PORTAL_ERROR: not to be used with this account as it is */
} DueRenewed;

void due_renewed_free (DueRenewed *renewed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueRenewed, due_renewed_free)

/* Gets the next pair of tokens and stores it. What another program stored meanwhile goes first: its
 * grant is the result then, before one is given up as well. */
void due_renewal_async (const DueRenewalInput *input,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/* The second half alone: stores a grant that could not be stored before. */
void due_renewal_store_async (const DueRenewalInput *input,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (transfer full) (nullable): NULL, and the grant is as it was, with @error set to a
 * #DuePortalError or %G_IO_ERROR_CANCELLED. */
DueRenewed *due_renewal_finish (GAsyncResult *result, GError **error);

G_END_DECLS
