/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-request.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What anybody on this machine may send to the port that waits for the browser. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize length = MIN (size, DUE_REDIRECT_REQUEST_MAX);
  g_autofree char *head = g_malloc0 (length + 1);
  g_autofree char *query = NULL;
  guint status = 0;

  memcpy (head, data, length);
  status = due_redirect_request_parse (head, length, 23547, &query);
  g_assert_true ((status == 200) == (query != NULL));
  return 0;
}
