/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"
#include "keyring.h"
#include "page-fixture.h"
#include "portal-simulated.h"

G_BEGIN_DECLS

/* A page that lets an account in, before a portal, with a keyring or without. */
typedef struct
{
  TestPageFixture page;
  TestKeyring *keyring; /* NULL: this desktop has none */
} TestConnect;

/* The portal of all tests of the program, in the state of its start. */
extern Simulated *test_connect_portal;

/* For main(): the exit status. */
int test_connect_run (int argc, char *argv[], void (*add) (void));

void test_connect_set_up (TestConnect *fixture, gboolean with_keyring);
void test_connect_tear_down (TestConnect *fixture);

/* (transfer none): the words of the DueAnswer of that id, below @widget. */
const char *test_connect_get_answer (gpointer widget, const char *id);
/* (transfer full): the one account there is. */
DueAccount *test_connect_get_account (TestConnect *fixture);
void test_connect_assert_no_account (TestConnect *fixture);
/* (transfer full) (nullable): what the window's process has for the account; %NULL for nothing. */
DueSecret *test_connect_look_up (TestConnect *fixture, const char *account_id);
/* (transfer full): waits until the browser is opened: with what. */
char *test_connect_wait_browser (void);
/* Waits until that is nothing. */
void test_connect_wait_forgotten (TestConnect *fixture, const char *account_id);
/* As an earlier sign-in left it. @place: not the memory of a process. */
void test_connect_store (TestConnect *fixture,
                         const char *account_id,
                         DueSecret *secret,
                         DueSecretsPlace place);

G_END_DECLS
