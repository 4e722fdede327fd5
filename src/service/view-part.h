/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"
#include "state.h"

G_BEGIN_DECLS

/* What views are drawn from: one account as it is now. Nothing is owned. */
typedef struct
{
  const char *id;
  const char *portal;
  DueState *state;
  DueSnapshot *snapshot; /* (nullable) */
  DueKinds count;        /* what the badge sums */
  gboolean checking;     /* somebody waits for the poll under way */
} DueViewPart;

G_END_DECLS
