/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "switches.h"
#include "tally.h"

G_BEGIN_DECLS

/* What the pages say, in one language. */
typedef struct
{
  const char *language;
  const char *banner;
  const char *tasks;
  const char *kinds[DUE_N_KINDS];
  const char *head[4];
  const char *none;
  const char *comments;
  const char *no_comments;
  const char *deadline;
  const char *all;
  const char *developers;
  const char *webhook;
  const char *missing;
  const char *access; /* title of the page that asks */
  const char *asks;   /* the application's name follows */
  const char *permissions;
  const char *sign_in_as;
  const char *allow;
  const char *refuse;
  const char *refused;
  const char *no_app;
  const char *no_person;
  const char *close;
} DuePageWords;

const DuePageWords *due_page_words_get (DueLanguage language);

G_END_DECLS
