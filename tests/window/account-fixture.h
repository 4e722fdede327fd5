/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"

G_BEGIN_DECLS

#define TEST_ACCOUNT_ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define TEST_OTHER_ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a22"
#define TEST_PORTAL "acme.bitrix24.ru"

/* Settings of a test_settings_backend_new() that have accounts, or will have some. */
typedef struct
{
  GSettingsBackend *backend;
  GSettings *settings;
} TestAccounts;

void test_accounts_set_up (TestAccounts *fixture);
/* Nothing holds the settings any more. */
void test_accounts_tear_down (TestAccounts *fixture);

/* Anna Petrova on TEST_PORTAL, at the end of the list. */
void test_accounts_add (GSettingsBackend *backend, const char *id);
/* A key of an account, as GVariant text. */
void
test_accounts_store (GSettingsBackend *backend, const char *id, const char *key, const char *text);
/* (transfer full): what is stored, as GVariant text; "" for nothing. */
char *test_accounts_print (GSettingsBackend *backend, const char *id, const char *key);
void test_accounts_lock (GSettingsBackend *backend, const char *id, const char *key);
/* What is stored for the key is that. */
#define test_accounts_assert(backend, id, key, text)                                               \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *assert_stored = test_accounts_print (backend, id, key);                     \
      g_assert_cmpstr (assert_stored, ==, text);                                                   \
    }                                                                                              \
  while (0)

G_END_DECLS
