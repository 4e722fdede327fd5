/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-link.h"

#include "links.h"

static GPtrArray *
get_readings (DueMonitor *monitor)
{
  DueSnapshot *snapshot = due_monitor_get_snapshot (monitor);

  return snapshot != NULL ? due_snapshot_get_readings (snapshot) : NULL;
}

/* Returns: (transfer none) (nullable): the answer that most of @kind came from */
static DueReading *
choose_reading (GPtrArray *readings, DueKinds kind)
{
  DueReading *chosen = NULL;
  guint most = 0;

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      guint count = 0;

      due_counters_get (due_reading_get_counters (readings->pdata[i]), kind, &count);
      if (chosen != NULL && count <= most)
        continue;
      chosen = readings->pdata[i];
      most = count;
    }
  return chosen;
}

static DueReading *
find_reading (GPtrArray *readings, DueRoles role)
{
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    if (due_query_get_role (due_reading_get_query (readings->pdata[i])) == role)
      return readings->pdata[i];
  return NULL;
}

static char *
make_link (DueMonitor *monitor, DueReading *reading, DueKinds kind)
{
  DueAccount *account = due_monitor_get_account (monitor);
  g_autofree char *base = due_account_get_base (account);

  if (reading == NULL)
    return due_link_to_list (base, due_account_get_user_id (account), NULL, 0);
  return due_link_to_list (base, due_account_get_user_id (account), due_reading_get_query (reading),
                           due_counters_get_code (due_reading_get_counters (reading), kind));
}

char *
due_page_link_for_kind (DueMonitor *monitor, DueKinds kind)
{
  DueReading *reading =
      kind != DUE_KINDS_ALL ? choose_reading (get_readings (monitor), kind) : NULL;

  return make_link (monitor, reading, kind);
}

char *
due_page_link_for_role (DueMonitor *monitor, DueKinds kind, DueRoles role)
{
  return make_link (monitor, find_reading (get_readings (monitor), role), kind);
}
