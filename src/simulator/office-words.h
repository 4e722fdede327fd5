/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "switches.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *last_name;
  const char *gender;
  const char *position;
} DueOfficePerson;

/* What the office is called, in one language. */
typedef struct
{
  const char *time_zone;
  const DueOfficePerson *people;
  guint n_people;
  const char *const *groups;
  guint n_groups;
  const char *const *titles;
  guint n_titles;
  const char *const *remarks;
  guint n_remarks;
} DueOfficeWords;

const DueOfficeWords *due_office_words_get (DueLanguage language);

G_END_DECLS
