/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The input is the answer to a batch of three calls. */

#include "batch-call.h"
#include "decode-counters.h"
#include "json-read.h"

#define N_CALLS 3

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (JsonNode) root = due_json_parse (body);

  if (root == NULL)
    return 0;
  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autoptr (DueResponse) response = due_batch_call_read (root, i, N_CALLS);
      gint64 reset_s = due_batch_call_read_reset (root, i, N_CALLS);
      g_autoptr (DueCounters) counters = NULL;

      g_assert_true ((response->result == NULL) == (response->failure != NULL));
      g_assert_true (reset_s >= 0 && reset_s <= 3600);
      if (response->result != NULL)
        counters = due_decode_counters (response->result);
    }
  return 0;
}
