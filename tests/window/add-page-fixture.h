/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "connect-fixture.h"

G_BEGIN_DECLS

/* What a person does on the page that adds an account, and sees there. What is typed is looked at
 * at once. */

#define TEST_ADD_CHECKING "Checking…"
#define TEST_ADD_NO_KEYRING "This desktop has no keyring to keep the sign-in in."

void test_add_open (TestConnect *fixture);
void test_add_open_to_replace (TestConnect *fixture); /* the webhook of TEST_ACCOUNT_ID */

GtkWidget *test_add_get (TestConnect *fixture, const char *id);
gboolean test_add_is_shown (TestConnect *fixture, const char *id);
gboolean test_add_can_connect (TestConnect *fixture);
const char *test_add_get_answer (TestConnect *fixture); /* (transfer none) */
gboolean test_add_answers (TestConnect *fixture, const char *text);

void test_add_type (TestConnect *fixture, const char *text);
/* And waits until it is known what stands behind it. */
void test_add_type_and_wait (TestConnect *fixture, const char *text);
/* The one of the portal: it is good. */
void test_add_type_webhook (TestConnect *fixture);
/* (transfer full): %P is the portal, %W its webhook without the slash at the end. */
char *test_add_fill_in (const char *text);

G_END_DECLS
