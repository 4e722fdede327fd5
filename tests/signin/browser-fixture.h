/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "browser-signin.h"
#include "signin-fixture.h"
#include "trouble.h"
#include "visitor.h"

G_BEGIN_DECLS

/* One sign-in, and the portal that it is for. */
typedef struct
{
  SigninFixture base;
  guint port;
  DueBrowserSignin *signin;
  GCancellable *cancellable;
  guint n_checking; /* times that "changed" said so */
  gboolean ended;
  DueAccount *account;
  GError *error;
} BrowserFixture;

/* A portal on which everybody who is asked says yes. */
void browser_fixture_set_up (BrowserFixture *fixture, gconstpointer data);
void browser_fixture_tear_down (BrowserFixture *fixture, gconstpointer data);

DueSigninPlan browser_fixture_make_plan (BrowserFixture *fixture);
void browser_fixture_begin (BrowserFixture *fixture);
/* @key: that of the application, or a wrong one. */
void
browser_fixture_begin_by_plan (BrowserFixture *fixture, const DueSigninPlan *plan, const char *key);
void browser_fixture_run (BrowserFixture *fixture);
void browser_fixture_wait_end (BrowserFixture *fixture);
/* (transfer full): where the portal sends the browser of a person who says yes. */
char *browser_fixture_walk (BrowserFixture *fixture);
/* (transfer full): the browser comes back with what follows "?" in @address. */
Visitor *browser_fixture_come_back (BrowserFixture *fixture, const char *address);

void browser_fixture_assert_nothing_stored (BrowserFixture *fixture);
void browser_fixture_assert_trouble (BrowserFixture *fixture, DueTrouble trouble);
void browser_fixture_assert_grant_kept (BrowserFixture *fixture);

G_END_DECLS
