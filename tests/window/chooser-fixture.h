/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page-fixture.h"
#include "project-chooser.h"
#include "project-row.h"

G_BEGIN_DECLS

/* The chooser of projects on the page of TEST_ACCOUNT_ID, before a service that lists projects when
 * it is told to. */
typedef struct
{
  TestPageFixture page;
  DueProjectChooser *chooser;  /* weak */
  GDBusMethodInvocation *call; /* ListProjects, while it waits for its answer */
  guint n_calls;
} TestChooser;

/* The projects Marketing (5) and Sales (9): all that there are. */
#define TEST_TWO_PROJECTS "([(5, 'Marketing'), (9, 'Sales')], true)"

void test_chooser_set_up (TestChooser *fixture, gconstpointer data);
void test_chooser_tear_down (TestChooser *fixture, gconstpointer data);
void test_chooser_open (TestChooser *fixture);

/* Keys of the account, as GVariant text. */
void test_chooser_store (TestChooser *fixture, const char *key, const char *text);
void test_chooser_assert_stored (TestChooser *fixture, const char *key, const char *text);

/* Wait until ListProjects was called. @text: GVariant text, a(xs) and whether it is complete. */
void test_chooser_answer (TestChooser *fixture, const char *text);
void test_chooser_fail (TestChooser *fixture, const char *sentence);

/* (transfer none): what has that id in the chooser's .ui file. */
gpointer test_chooser_get (TestChooser *fixture, const char *id);
DueProjectRow *test_chooser_get_row (TestChooser *fixture, guint n); /* (nullable) */
GtkCheckButton *test_chooser_get_tick (DueProjectRow *row);

/* The rows that show: "Marketing*, Sales", with a star where there is a tick. */
gboolean test_chooser_shows (TestChooser *fixture, const char *text);
void test_chooser_assert_shows (TestChooser *fixture, const char *text);
/* What the row of the status says; @text: NULL: nothing. */
gboolean test_chooser_says (TestChooser *fixture, const char *text);
/* What stands below the heading. */
gboolean test_chooser_describes (TestChooser *fixture, const char *text);

void test_chooser_choose (TestChooser *fixture, guint filter);
void test_chooser_tick (TestChooser *fixture, gint64 id, gboolean ticked);
void test_chooser_search (TestChooser *fixture, const char *text);

G_END_DECLS
