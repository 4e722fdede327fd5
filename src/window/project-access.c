/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-access.h"

#include "project-row.h"
#include "reading.h"

typedef enum
{
  ACCESS_UNKNOWN,
  ACCESS_LOST,
  ACCESS_THERE,
} Access;

/* A project is asked for once in each role, and is lost in all or in none. */
static Access
find_access (GPtrArray *readings, gint64 id)
{
  Access access = ACCESS_UNKNOWN;

  for (guint i = 0; i < readings->len; i++)
    {
      DueReading *reading = readings->pdata[i];

      if (due_query_get_group_id (due_reading_get_query (reading)) != id)
        continue;
      if (due_counters_has_access (due_reading_get_counters (reading)))
        return ACCESS_THERE;
      access = ACCESS_LOST;
    }
  return access;
}

void
due_project_access_show (GPtrArray *rows, const DueAccountFacts *facts)
{
  g_autoptr (GPtrArray) readings = due_account_facts_make_readings (facts);

  for (guint i = 0; i < rows->len; i++)
    {
      DueProjectRow *row = rows->pdata[i];
      Access access = find_access (readings, due_project_row_get_id (row));

      if (access != ACCESS_UNKNOWN)
        due_project_row_set_lost (row, access == ACCESS_LOST);
    }
}
