/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "accounts.h"
#include "secrets.h"

G_BEGIN_DECLS

/**
 * DueSigninPlan:
 * @accounts: where the account goes
 * @secrets: where its secret goes
 * @place: where in there
 * @trusted_certificate: (nullable): SHA-256 in hex of a certificate that the person agreed to; NULL
 *   or "": that of the account, else the system decides alone
 * @account_id: (nullable): the account to sign in to again, in place: it keeps its id and its
 *   filters, and another person or another portal is refused; NULL: the person's account on that
 *   portal if there is one, else a new one
 *
 * What a sign-in is for. Functions that take one copy it.
 */
typedef struct
{
  DueAccounts *accounts;
  DueSecrets *secrets;
  DueSecretsPlace place;
  const char *trusted_certificate;
  const char *account_id;
} DueSigninPlan;

/* (transfer full) */
DueSigninPlan *due_signin_plan_copy (const DueSigninPlan *self);
void due_signin_plan_free (DueSigninPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSigninPlan, due_signin_plan_free)

/* (transfer full): the certificate to accept besides those that the system trusts; "" for none. */
char *due_signin_plan_get_certificate (const DueSigninPlan *self);

G_END_DECLS
