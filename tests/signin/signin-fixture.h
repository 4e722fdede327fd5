/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "accounts.h"
#include "announced.h"
#include "keyring.h"
#include "plan.h"
#include "portal-simulated.h"
#include "secrets.h"

G_BEGIN_DECLS

/* A person's desktop with a keyring and without an account, and a portal. */
typedef struct
{
  GSettings *general;
  DueAccounts *accounts;
  DueSecrets *secrets;
  TestKeyring *keyring;
  Simulated *simulated;
} SigninFixture;

void signin_fixture_set_up (SigninFixture *fixture, gconstpointer data);
void signin_fixture_tear_down (SigninFixture *fixture, gconstpointer data);

/* (transfer full) (nullable): signs in and waits. @cancellable: (nullable). */
DueAccount *signin_fixture_connect (SigninFixture *fixture,
                                    const char *link,
                                    DueSecretsPlace place,
                                    GCancellable *cancellable,
                                    GError **error);
DueAccount *signin_fixture_connect_by_plan (const DueSigninPlan *plan,
                                            const char *link,
                                            GCancellable *cancellable,
                                            GError **error);
gboolean signin_fixture_forget (SigninFixture *fixture,
                                DueAnnounced *announced,
                                const char *id,
                                GError **error);
/* (transfer full): the webhook of the same person with another secret. */
char *signin_fixture_change_secret (SigninFixture *fixture, const char *secret);
/* What is kept for the account; @expected: (nullable): nothing. */
void signin_fixture_assert_secret (SigninFixture *fixture, const char *id, const char *expected);
/* (transfer full) */
DueSecret *signin_fixture_get_secret (SigninFixture *fixture, const char *id);
/* No account. */
void signin_fixture_assert_empty (SigninFixture *fixture);

/* Runs the tests, on a bus of their own; skips them where there is no keyring program. */
int signin_fixture_run (void);

G_END_DECLS
