/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "world.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_KIND_EXPIRED,
  DUE_KIND_NEW_COMMENTS,
  DUE_KIND_MENTIONED,
  DUE_KIND_WITHOUT_DEADLINE,
  DUE_KIND_EXPIRED_SOON,
  DUE_KIND_NOT_VIEWED,
  DUE_KIND_AWAITING_CONTROL,
  DUE_N_KINDS,
} DueKind;

/* What is counted: for whom, where, and in which role. */
typedef struct
{
  gint64 user;
  gint64 group; /* 0: all */
  DueSide side;
  gboolean without_deferred;
} DueTallyQuery;

const char *due_kind_get_name (DueKind kind);
gint64 due_kind_get_code (DueKind kind);
gboolean due_kind_from_code (gint64 code, DueKind *kind);
gboolean due_side_from_name (const char *name, DueSide *side);
const char *due_side_get_name (DueSide side);

guint
due_tally_task (const DueTallyQuery *query, const DueWorldTask *task, DueKind kind, gint64 now_us);
gint64 due_tally (DueWorld *world, const DueTallyQuery *query, DueKind kind);

G_END_DECLS
