/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan.h"

DueSigninPlan *
due_signin_plan_copy (const DueSigninPlan *self)
{
  DueSigninPlan *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNTS (self->accounts), NULL);
  g_return_val_if_fail (DUE_IS_SECRETS (self->secrets), NULL);

  copy = g_new0 (DueSigninPlan, 1);
  copy->accounts = g_object_ref (self->accounts);
  copy->secrets = g_object_ref (self->secrets);
  copy->place = self->place;
  copy->trusted_certificate = g_strdup (self->trusted_certificate);
  copy->account_id = g_strdup (self->account_id);
  return copy;
}

void
due_signin_plan_free (DueSigninPlan *self)
{
  g_object_unref (self->accounts);
  g_object_unref (self->secrets);
  g_free ((char *) self->trusted_certificate);
  g_free ((char *) self->account_id);
  g_free (self);
}

char *
due_signin_plan_get_certificate (const DueSigninPlan *self)
{
  g_autoptr (DueAccount) account = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->trusted_certificate != NULL && self->trusted_certificate[0] != '\0')
    return g_strdup (self->trusted_certificate);
  if (self->account_id != NULL)
    account = due_accounts_get_by_id (self->accounts, self->account_id);
  return account != NULL ? due_account_get_trusted_certificate (account) : g_strdup ("");
}
