/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account-facts.h"
#include "account.h"

G_BEGIN_DECLS

/**
 * DueWhyLine:
 * @title: what is counted: a role, a project, the sum
 * @words: the numbers by kind; what else there is to say; may be ""
 * @number: (nullable): what it adds to the badge, or takes off it; %NULL: nothing
 * @is_total: the lines before it add up to it
 *
 * A line of the table behind the badge.
 */
typedef struct
{
  char *title;
  char *words;
  char *number;
  gboolean is_total;
} DueWhyLine;

DueWhyLine *
due_why_line_new (const char *title, const char *words, const char *number, gboolean is_total);
void due_why_line_free (DueWhyLine *self);

/* (transfer full) (element-type DueWhyLine): what one account adds to the badge. */
GPtrArray *due_why_lines_for_account (DueAccount *account, const DueAccountFacts *facts);
/* (transfer full) (nullable): "Only the projects Marketing and Sales."; NULL: all projects count */
char *due_why_words_for_projects (DueAccount *account);

G_END_DECLS
