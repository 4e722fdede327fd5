/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode-counters.h"

#include "json-read.h"

/* @node: (nullable). FALSE if it is there and is no counter. */
static gboolean
read_counter (JsonNode *node, gint32 *count, gint64 *code)
{
  JsonObject *counter = due_json_as_object (node);
  gint64 value = 0;

  *count = DUE_COUNTER_ABSENT;
  *code = 0;
  if (node == NULL)
    return TRUE;
  if (!due_json_get_int (counter, "counter", 0, DUE_COUNTERS_MAX, &value))
    return FALSE;

  *count = (gint32) value;
  /* Only the web list's filter: without it the list is shown unfiltered. */
  if (due_json_get_int (counter, "code", 1, G_MAXINT32, &value))
    *code = value;
  return TRUE;
}

DueCounters *
due_decode_counters (JsonNode *result)
{
  JsonObject *object = due_json_as_object (result);
  gint32 counts[DUE_N_KINDS] = { 0 };
  gint64 codes[DUE_N_KINDS] = { 0 };

  if (due_json_is_empty_list (result))
    return due_counters_new_no_access ();
  if (object == NULL)
    return NULL;

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (!read_counter (due_json_get (object, due_kind_get_wire_name (due_kind_nth (i))), &counts[i],
                       &codes[i]))
      return NULL;

  return due_counters_new (counts, codes);
}
