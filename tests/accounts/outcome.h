/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "secrets.h"

G_BEGIN_DECLS

/* What one operation on secrets came to. The callbacks take a TestOutcome as their user data. */
typedef struct
{
  gboolean ended;
  DueSecret *secret; /* (nullable) */
  gboolean done;
  GError *error; /* (nullable) */
} TestOutcome;

void test_outcome_clear (TestOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestOutcome, test_outcome_clear)

void test_outcome_wait (TestOutcome *outcome);
/* (nullable): what was looked up */
const char *test_outcome_get_text (const TestOutcome *outcome);

void test_outcome_on_looked_up (GObject *source, GAsyncResult *result, gpointer outcome);
void test_outcome_on_stored (GObject *source, GAsyncResult *result, gpointer outcome);
void test_outcome_on_cleared (GObject *source, GAsyncResult *result, gpointer outcome);
void test_outcome_on_unlocked (GObject *source, GAsyncResult *result, gpointer outcome);

G_END_DECLS
