/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "change.h"

G_BEGIN_DECLS

struct _DueChange
{
  guint counts[DUE_N_KINDS];
  GPtrArray *tasks[DUE_N_KINDS];
  GPtrArray *reminders;
  /* Whether the tasks with comments account for all new ones, one comment each at least. */
  gboolean comments_placed;
  gboolean summary;
  gboolean titles;
  gint64 since; /* Unix seconds: what was announced before */
  gint64 now;
};

G_END_DECLS
