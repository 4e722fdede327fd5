/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "peer.h"
#include "row.h"
#include "window-model.h"

G_BEGIN_DECLS

/* One page of the window, alone in a window of its own, before a TestPeer and settings of its own.
 * The page is open when the peer has answered. */
typedef struct
{
  TestPeer *peer;
  GSettingsBackend *backend;
  GSettings *settings;
  gboolean is_demo;
  DueWindowModel *model; /* weak */
  GtkWidget *window;
  DuePage *page; /* weak */
  GString *did;  /* the actions of the window that were activated: "page add;", "back ;" */
} TestPageFixture;

/* For main(): FALSE if there is no display, or the exit status of the tests in @status. */
gboolean test_page_run (int argc, char *argv[], void (*add) (void), int *status);

void test_page_set_up (TestPageFixture *fixture);
void test_page_open (TestPageFixture *fixture, DuePage *(*make) (DueWindowModel *model));
/* The same for a page about an account that test_accounts_add() made. */
void test_page_open_for (TestPageFixture *fixture,
                         DuePage *(*make) (DueWindowModel *model, DueAccount *account),
                         const char *account_id);
void test_page_close (TestPageFixture *fixture);
void test_page_tear_down (TestPageFixture *fixture);

/* (transfer none): the control of that id in the page's .ui file, and its row. */
GtkWidget *test_page_get (TestPageFixture *fixture, const char *id);
DueRow *test_page_get_row (TestPageFixture *fixture, const char *id);
/* (transfer none): what has that id in the .ui file of @widget. */
gpointer test_page_get_child (gpointer widget, const char *id);
/* Whether the row says that. */
gboolean test_page_row_says (TestPageFixture *fixture, const char *id, const char *text);
void test_page_click (TestPageFixture *fixture, const char *id);
/* Waits until the words of the button are these. */
void test_page_wait_button (TestPageFixture *fixture, const char *id, const char *text);

G_END_DECLS
