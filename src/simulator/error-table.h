/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One system error of the portal. */
typedef struct
{
  const char *code;
  guint docs; /* the documented HTTP status; 0: not documented */
  guint seen; /* the status that portals were seen to send */
  const char *english;
  const char *russian; /* (nullable): the portal has no Russian text for it */
} DueErrorRow;

const DueErrorRow *due_error_table_find (const char *code);
const DueErrorRow *due_error_table_get (guint *n_rows);

G_END_DECLS
